import { describe, expect, it } from "vitest";
import { newId } from "@/lib/shared/ids";
import { setTestEnv, TEST_ENVIRONMENT } from "@/lib/testing/environment";
import { cookieNames, readCookies } from "./session-cookies";
import { readSessionToken, writeSessionToken } from "./session-token";

const fresh = () => ({ sessionId: newId(), userId: newId(), expiresAt: Math.floor(Date.now() / 1000) + 60 });

describe("session token", () => {
  it("reads what it wrote, and fits a cookie with room to spare", () => {
    const token = fresh();
    const text = writeSessionToken(token);
    expect(readSessionToken(text)).toEqual(token);
    expect(text.length).toBeLessThan(256);
    expect(encodeURIComponent(text)).toBe(text);
  });

  it("is worth nothing after a change of any character", () => {
    const text = writeSessionToken(fresh());
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === "A" ? "Z" : "A";
      expect(readSessionToken(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
    }
  });

  it("is worth nothing after its end, under another secret, or as any other text", () => {
    const token = fresh();
    const text = writeSessionToken(token);
    expect(readSessionToken(text, token.expiresAt * 1000)).toBeNull();
    for (const other of [undefined, "", ".", "..", "1..", `${text}.`, `2${text.slice(1)}`, "1.bnVsbA.x", "x".repeat(100_000)]) {
      expect(readSessionToken(other)).toBeNull();
    }
    setTestEnv({ SIGNALBOX_SECRET: "another secret, also long enough to be taken as one" });
    expect(readSessionToken(text)).toBeNull();
    setTestEnv(TEST_ENVIRONMENT);
    expect(readSessionToken(text)).toEqual(token);
  });
});

describe("cookies", () => {
  it("are read by name, the first of two winning, whatever stands around them", () => {
    const cookies = readCookies('a=1; sb.session=x%20y ;b="q"; sb.session=evil; =no; broken; c=%E0%A4%A; __proto__=p');
    expect(cookies).toMatchObject({ a: "1", "sb.session": "x y", b: "q", c: "%E0%A4%A" });
    expect(Object.keys(cookies)).not.toContain("");
    expect(readCookies(null)).toEqual({});
    expect(({} as Record<string, unknown>).p).toBeUndefined();
  });

  it("carry the __Host- prefix over https only", () => {
    expect(cookieNames(true).session).toBe("__Host-sb.session");
    expect(cookieNames(false).session).toBe("sb.session");
  });
});
