import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base62 } from "./base62";
import { hashKey, isKey, newKey } from "./key-format";

describe("API keys", () => {
  it("are recognisable, random, and stored as a hash", () => {
    const { key, prefix, keyHash } = newKey();
    expect(key).toMatch(/^sbx_[0-9A-Za-z]{49}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength(10);
    expect(keyHash).toBe(createHash("sha256").update(key).digest("hex"));
    expect(hashKey(key)).toBe(keyHash);
    expect(isKey(key)).toBe(true);
    expect(newKey().key).not.toBe(key);
  });

  it("are told from any text that differs in one character", () => {
    const { key } = newKey();
    for (let at = 0; at < key.length; at += 1) {
      const other = key[at] === "x" ? "y" : "x";
      expect(isKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
    }
    expect(isKey(`${key} `)).toBe(false);
    expect(isKey(key.slice(0, -1))).toBe(false);
    expect(isKey("")).toBe(false);
  });
});

describe("base62", () => {
  it("writes every number as itself", () => {
    const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const read = [...base62(bytes, 60)].reduce((sum, digit) => sum * 62n + BigInt(digits.indexOf(digit)), 0n);
        expect(read).toBe(BigInt(`0x${Buffer.from(bytes).toString("hex")}`));
      }),
    );
    expect(base62(new Uint8Array(32).fill(255), 43)).toHaveLength(43);
    expect(base62(new Uint8Array(4).fill(255), 6)).toHaveLength(6);
  });
});
