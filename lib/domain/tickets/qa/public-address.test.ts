import { describe, expect, it } from "vitest";
import { addressFaults } from "./public-address";

describe("addressFaults", () => {
  it.each([
    "https://example.com",
    "https://www.example.com/moana?utm_source=meta&x=%20#top",
    "https://example.com:8443/x",
    "HTTPS://Example.COM/",
    "https://münchen.de/straße",
    "https://example.co.uk./x",
    "https://corporate.com",
    "https://home.de",
  ])("takes %s", (address) => {
    expect(addressFaults(address)).toEqual([]);
  });

  it.each([
    ["http://example.com", "not https"],
    ["ftp://example.com", "not https"],
    ["javascript:alert(1)", "not a web address"],
    ["data:text/html,x", "not a web address"],
    ["//example.com", "not a web address"],
    ["example.com", "not a web address"],
    ["https:example.com", "not a web address"],
    ["https://", "not a web address"],
    ["https:///example.com", "not a web address"],
    ["", "not a web address"],
    ["https://exa mple.com", "a space"],
    ["https://exa\nmple.com", "a space"],
    ["https:\\\\example.com", "backslash"],
    ["https://example.com\\@localhost", "backslash"],
    ["https://localhost", "private network"],
    ["https://app.localhost/x", "private network"],
    ["https://localhost.", "private network"],
    ["https://printer.local", "private network"],
    ["https://wiki.corp", "private network"],
    ["https://intranet", "private network"],
    ["https://shop", "no domain"],
    ["https://127.0.0.1", "private network"],
    ["https://127.1", "private network"],
    ["https://2130706433", "private network"],
    ["https://0x7f.0.0.1", "private network"],
    ["https://0.0.0.0", "private network"],
    ["https://10.1.2.3", "private network"],
    ["https://172.16.0.1", "private network"],
    ["https://192.168.1.1:8443/x", "private network"],
    ["https://169.254.169.254/latest/meta-data", "private network"],
    ["https://100.64.0.1", "private network"],
    ["https://[::1]/", "private network"],
    ["https://[::ffff:10.0.0.1]/", "private network"],
    ["https://[fe80::1]/", "private network"],
    ["https://[fd00::1]/", "private network"],
    ["https://user@example.com", "user name"],
    ["https://user:secret@example.com/x", "user name"],
  ])("blocks %j: %s", (address, words) => {
    const faults = addressFaults(address);
    expect(faults.some((fault) => fault.severity === "block" && fault.message.includes(words))).toBe(true);
  });

  it("warns of addresses that are public but no site's", () => {
    expect(addressFaults("https://93.184.216.34/x")).toMatchObject([{ severity: "warn" }]);
    expect(addressFaults("https://shop.test/x")).toMatchObject([{ severity: "warn" }]);
  });

  it("mends only what is certain, and what it mends has no fault left", () => {
    expect(addressFaults(" https://example.com/x ")).toMatchObject([{ mended: "https://example.com/x" }]);
    expect(addressFaults("https://user:secret@example.com/x")).toMatchObject([{ mended: "https://example.com/x" }]);
    expect(addressFaults("http://example.com/x?a=1#b")).toMatchObject([{ mended: "https://example.com/x?a=1#b" }]);
    expect(addressFaults("http://example.com:8080/")[0]?.mended).toBeUndefined();
    expect(addressFaults("ftp://example.com/")[0]?.mended).toBeUndefined();
    expect(addressFaults("https://user@localhost/").every((fault) => fault.mended === undefined)).toBe(true);
    expect(addressFaults(" http://example.com ").map((fault) => fault.mended)).toEqual([undefined, "https://example.com"]);
  });
});
