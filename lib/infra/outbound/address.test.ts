import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./address";
import { parseAllowList } from "./allow-list";

describe("isPublicAddress", () => {
  const publicOnes = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "[2606:4700::1]"];
  const privateOnes = [
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["0.0.0.0", "unspecified"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["192.168.0.1", "private"],
    ["169.254.169.254", "metadata service"],
    ["100.64.0.1", "carrier-grade NAT"],
    ["192.0.2.7", "documentation"],
    ["198.18.0.1", "benchmarking"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["[::1]", "loopback in brackets"],
    ["::ffff:127.0.0.1", "IPv4-mapped loopback"],
    ["::ffff:7f00:1", "IPv4-mapped loopback in hexadecimal"],
    ["::127.0.0.1", "IPv4-compatible loopback"],
    ["64:ff9b::7f00:1", "NAT64 loopback"],
    ["64:ff9b::169.254.169.254", "NAT64 metadata"],
    ["64:ff9b:1::8.8.8.8", "local-use NAT64"],
    ["2002:7f00:1::", "6to4"],
    ["2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo"],
    ["fc00::1", "unique local"],
    ["fd12:3456::1", "unique local"],
    ["fe80::1", "link-local"],
    ["fec0::1", "site-local"],
    ["ff02::1", "multicast"],
    ["2001:db8::1", "documentation"],
    ["100::1", "discard"],
    ["4000::1", "outside global unicast"],
    ["localhost", "not an address"],
  ] as const;

  it.each(publicOnes)("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(privateOnes)("%s is not (%s)", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("parseAllowList", () => {
  const list = parseAllowList(["intranet.example:8443", "nas.example", "10.0.0.0/8", "192.168.1.20:9000", "[::1]:4010", "fd00::/8", " "]);

  it("matches a name with its port, or on every port when none is given", () => {
    expect(list.allowsHost("intranet.example", 8443)).toBe(true);
    expect(list.allowsHost("INTRANET.example.", 8443)).toBe(true);
    expect(list.allowsHost("intranet.example", 443)).toBe(false);
    expect(list.allowsHost("nas.example", 1)).toBe(true);
    expect(list.allowsHost("evil.nas.example", 1)).toBe(false);
  });

  it("matches addresses by network and by address with port", () => {
    expect(list.allowsAddress("10.200.0.1", 443)).toBe(true);
    expect(list.allowsAddress("::ffff:10.200.0.1", 443)).toBe(true);
    expect(list.allowsAddress("11.0.0.1", 443)).toBe(false);
    expect(list.allowsAddress("192.168.1.20", 9000)).toBe(true);
    expect(list.allowsAddress("192.168.1.20", 9001)).toBe(false);
    expect(list.allowsAddress("::1", 4010)).toBe(true);
    expect(list.allowsAddress("::1", 80)).toBe(false);
    expect(list.allowsAddress("fd12::1", 80)).toBe(true);
    expect(list.allowsAddress("intranet.example", 8443)).toBe(false);
  });

  it.each(["10.0.0.0/99", "host:port", "host:0", "host:99999", "a b", "http://x"])("refuses %s by name", (entry) => {
    expect(() => parseAllowList([entry])).toThrow(entry);
  });
});
