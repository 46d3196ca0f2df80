import ipaddr from "ipaddr.js";

/** 64:ff9b::/96, the well-known prefix under which an IPv6-only network reaches IPv4 hosts. Source: RFC 6052. */
const NAT64 = ipaddr.parseCIDR("64:ff9b::/96") as [ipaddr.IPv6, number];
/** The only IPv6 block whose addresses are global unicast. Source: RFC 4291, IANA IPv6 address space. */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether a literal address is reachable on the public internet. Private, loopback, link-local (169.254.169.254, the
 * clouds' metadata service, is one), carrier-grade NAT, documentation, benchmarking, multicast, 6to4 and Teredo are not.
 * An IPv4 address in IPv6 clothes (IPv4-mapped, NAT64) is judged by the IPv4 address that would be reached, because
 * `::ffff:127.0.0.1` is this machine.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  if (parsed.kind() === "ipv4") return parsed.range() === "unicast";
  const inner = embeddedIpv4(parsed as ipaddr.IPv6);
  if (inner) return inner.range() === "unicast";
  return parsed.range() === "unicast" && (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/** A literal IPv4 or IPv6 address (with or without brackets), or null when the text is a name. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  // ipaddr.js also reads "127.1" and "0x7f000001"; those forms are left to the URL parser, which normalises them.
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !bare.includes(":")) return null;
  return ipaddr.isValid(bare) ? ipaddr.parse(bare) : null;
}

/** The IPv4 address that an IPv4-mapped, IPv4-compatible or NAT64 address stands for. */
export function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const bytes = address.toByteArray();
  const isCompatible = bytes.slice(0, 12).every((byte) => byte === 0) && address.range() === "ipv4Mapped";
  if (isCompatible || address.match(NAT64)) return new ipaddr.IPv4(bytes.slice(12));
  return null;
}
