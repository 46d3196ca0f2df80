import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAdapter } from "@/lib/platforms/registry";
import { isSameSite, landingAddresses, nameOf, rawQuery, siteOf, withQuery } from "./landing-addresses";
import { onMeta, onTikTok } from "./rules/whole-tickets.fixture";
import { Subject } from "./subject";

describe("rawQuery and withQuery", () => {
  it.each([
    ["https://a.b/c", "", "https://a.b/c"],
    ["https://a.b/c?x=1#d?e", "x=1", "https://a.b/c#d?e"],
    ["https://a.b/c#d?e", "", "https://a.b/c#d?e"],
  ])("%j has the query %j; without it, %j", (address, query, without) => {
    expect(rawQuery(address).query).toBe(query);
    expect(withQuery(rawQuery(address), "")).toBe(without);
  });

  it("are each other's inverse", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "=", "&", "/", "?", "%") });
    fc.assert(
      fc.property(part, part, part, (path, query, fragment) => {
        const address = `https://example.com/${path.replaceAll("?", "")}?${query}x#${fragment}`;
        const raw = rawQuery(address);
        expect(raw.query).toBe(`${query}x`);
        expect(withQuery(raw, raw.query)).toBe(address);
      }),
    );
  });

  it("reads a written name whatever its escapes", () => {
    expect(nameOf("UTM%5FSource=a")).toBe("utm_source");
    expect(nameOf("%E0%A4=a")).toBe("%e0%a4");
  });
});

describe("sites", () => {
  it("are the same below one another, not beside", () => {
    expect(siteOf("WWW.Example.com.")).toBe("example.com");
    expect(isSameSite("shop.example.com", "example.com")).toBe(true);
    expect(isSameSite("badexample.com", "example.com")).toBe(false);
  });
});

describe("landingAddresses", () => {
  it("takes what a creative adds for the creative's own", () => {
    const input = onMeta({ ad: { creative: { link: "https://www.example.com/?A=1", url_tags: "utm_source=x" } } });
    expect(landingAddresses(new Subject(input, findAdapter("meta")))).toMatchObject([
      {
        pointer: "/ad/creative/link",
        creative: "/ad/creative",
        host: "example.com",
        parameters: [
          { name: "a", value: "1" },
          { name: "utm_source", value: "x" },
        ],
      },
    ]);
    expect(landingAddresses(new Subject(onTikTok(), findAdapter("tiktok"))).map(({ creative }) => creative)).toEqual([
      "/ad/creatives/0",
      "/ad/creatives/1",
    ]);
  });

  it("leaves out what is no address", () => {
    expect(landingAddresses(new Subject(onMeta({ ad: { creative: { link: "mailto:a@b.c" } } }), findAdapter("meta")))).toEqual([]);
    expect(landingAddresses(new Subject(onMeta({ ad: { creative: { link: 5 } } }), findAdapter("meta")))).toEqual([]);
  });
});
