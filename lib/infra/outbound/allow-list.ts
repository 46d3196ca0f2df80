import ipaddr from "ipaddr.js";
import { embeddedIpv4, parseAddress } from "./address";

type Entry =
  | { kind: "host"; host: string; port: number | null }
  | { kind: "net"; net: [ipaddr.IPv4 | ipaddr.IPv6, number]; port: number | null };

/** Private hosts that may be reached nevertheless. */
export type AllowList = {
  /** True when this name or literal, on this port, is on the list by name. */
  allowsHost(host: string, port: number): boolean;
  /** True when this resolved address, on this port, is on the list by address or network. */
  allowsAddress(address: string, port: number): boolean;
};

/**
 * Reads allow-list entries: `host`, `host:port`, `192.168.1.20:8443`, `[::1]:4010`, `10.0.0.0/8`, `fd00::/8`.
 * @throws Error naming the entry that is none of these: a typing error must not silently open or close a network.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const parsed = entries
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(parseEntry);
  return {
    allowsHost: (host, port) =>
      parsed.some((entry) => entry.kind === "host" && samePort(entry.port, port) && entry.host === bareHost(host)),
    allowsAddress: (address, port) =>
      parsed.some((entry) => entry.kind === "net" && samePort(entry.port, port) && inNet(address, entry.net)),
  };
}

function parseEntry(entry: string): Entry {
  if (entry.includes("/")) {
    try {
      return { kind: "net", net: ipaddr.parseCIDR(entry), port: null };
    } catch {
      throw new Error(`"${entry}" is not a network such as 10.0.0.0/8`);
    }
  }
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:\s[\]]+)(?::(\d{1,5}))?$/.exec(entry);
  const host = match?.[1] ?? (parseAddress(entry) ? entry : null);
  const port = match?.[2] === undefined ? null : Number(match[2]);
  if (!host || (port !== null && (port < 1 || port > 65535))) throw new Error(`"${entry}" is not a host, host:port or network`);
  const address = parseAddress(host);
  if (address) return { kind: "net", net: [address, address.kind() === "ipv4" ? 32 : 128], port };
  return { kind: "host", host: bareHost(host), port };
}

function inNet(text: string, net: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  const address = parseAddress(text);
  if (!address) return false;
  if (address.kind() === net[0].kind()) return address.match(net as never);
  const inner = address.kind() === "ipv6" ? embeddedIpv4(address as ipaddr.IPv6) : null;
  return inner !== null && net[0].kind() === "ipv4" && inner.match(net as never);
}

function samePort(wanted: number | null, port: number): boolean {
  return wanted === null || wanted === port;
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, "");
}
