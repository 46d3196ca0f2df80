import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress, parseAddress } from "./address";
import type { AllowList } from "./allow-list";
import { OutboundError } from "./outbound-error";

/** Every address of a name. Tests give their own to play a resolver that changes its mind. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** How long one connection may take to be made, resolver and TLS included. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * An undici connector that opens sockets only to addresses it has judged itself. The name is resolved once, the answer
 * is filtered, and exactly those addresses are connected to: a resolver that answers "public" to a check and "127.0.0.1"
 * to the connection (DNS rebinding) has no second question to lie to.
 */
export function guardedConnector(options: { resolve: Resolve; allow: AllowList }): buildConnector.connector {
  return (target, callback) => {
    const port = Number(target.port || (target.protocol === "https:" ? 443 : 80));
    permittedAddresses({ protocol: target.protocol, hostname: target.hostname, port }, options).then(
      (addresses) => {
        const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: answerWith(addresses) } as buildConnector.BuildOptions);
        connect(target, callback);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

/**
 * The addresses of a target that may be connected to: public ones over TLS, and those of the allow-list over either.
 * @throws OutboundError `private_address` or `bad_url` (public, but without encryption) when there is none.
 */
async function permittedAddresses(
  target: { protocol: string; hostname: string; port: number },
  { resolve, allow }: { resolve: Resolve; allow: AllowList },
): Promise<LookupAddress[]> {
  const { protocol, hostname, port } = target;
  const literal = parseAddress(hostname);
  const addresses = literal ? [{ address: literal.toString(), family: literal.kind() === "ipv4" ? 4 : 6 }] : await resolve(hostname);
  if (allow.allowsHost(hostname, port)) return addresses;
  const isPublic = addresses.filter(({ address }) => isPublicAddress(address));
  const isAllowed = addresses.filter(({ address }) => allow.allowsAddress(address, port));
  if (protocol !== "https:" && isAllowed.length === 0 && isPublic.length > 0) {
    throw new OutboundError("bad_url", `${hostname} would be reached without encryption; use https`, { sent: false });
  }
  const permitted = protocol === "https:" ? [...isPublic, ...isAllowed.filter((entry) => !isPublic.includes(entry))] : isAllowed;
  if (permitted.length === 0) {
    throw new OutboundError("private_address", `${hostname} is not on the public internet and not on the list of allowed private hosts`, {
      sent: false,
    });
  }
  return permitted;
}

function answerWith(addresses: LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const first = addresses[0];
    if (options.all) callback(null, addresses);
    else if (first) callback(null, first.address, first.family);
    else callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 4);
  };
}
