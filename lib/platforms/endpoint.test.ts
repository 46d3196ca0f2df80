import { describe, expect, it } from "vitest";
import { findPlatform, PLATFORM_KEYS, platformCatalogue, platformEntry } from "./catalogue";
import { parsePlatformUrls, resolveEndpoint } from "./endpoint";
import { metaAdapter } from "./meta/adapter";
import { adapterFor, findAdapter, platformAdapters } from "./registry";

const at = (environment: "production" | "sandbox" | "simulator", platformUrls?: string) =>
  resolveEndpoint(metaAdapter, environment, { simulatorsPort: 4010, platformUrls });

describe("resolveEndpoint", () => {
  it("chooses by environment, and lets only the simulator's own address be private", () => {
    expect(at("production")).toEqual({ baseUrl: "https://graph.facebook.com/v26.0", allow: [] });
    expect(at("sandbox")).toEqual({ baseUrl: "https://graph.facebook.com/v26.0", allow: [] });
    expect(at("simulator")).toEqual({ baseUrl: "http://127.0.0.1:4010/meta/v26.0", allow: ["127.0.0.1:4010"] });
  });

  it("lets the operator override it, per platform or per environment", () => {
    expect(at("production", "meta=https://proxy.example/fb/")).toEqual({
      baseUrl: "https://proxy.example/fb/v26.0",
      allow: ["proxy.example"],
    });
    expect(at("production", "meta=http://10.0.0.7:9000/meta/v26.0")).toEqual({
      baseUrl: "http://10.0.0.7:9000/meta/v26.0",
      allow: ["10.0.0.7:9000"],
    });
    expect(at("simulator", "meta=https://proxy.example")).toMatchObject({ baseUrl: "http://127.0.0.1:4010/meta/v26.0" });
    expect(at("simulator", "tiktok=https://x.example, meta.simulator=http://127.0.0.1:5/meta")).toEqual({
      baseUrl: "http://127.0.0.1:5/meta/v26.0",
      allow: ["127.0.0.1:5"],
    });
  });

  it.each(["meta", "meta=ftp://x", "meta=x.example", "=https://x", "meta.staging=https://x"])("refuses %s by name", (entry) => {
    expect(() => parsePlatformUrls(entry)).toThrow(entry);
  });
});

describe("the catalogue", () => {
  it("has the twelve platforms, each found by its key, names and aliases", () => {
    expect(platformCatalogue.map(({ key }) => key)).toEqual([...PLATFORM_KEYS]);
    expect(new Set(platformCatalogue.map(({ taxonomyName }) => taxonomyName)).size).toBe(12);
    for (const platform of platformCatalogue) {
      for (const name of [platform.key, platform.displayName, platform.taxonomyName, ...platform.aliases]) {
        expect(findPlatform(` ${name.toUpperCase()} `)).toBe(platform);
      }
    }
    expect(findPlatform("myspace")).toBeNull();
    expect(platformEntry("twitter").taxonomyName).toBe("X");
  });

  it("knows which of them can be deployed to", () => {
    expect(platformAdapters.map(({ key }) => key)).toEqual(["meta", "tiktok"]);
    expect(findAdapter("snapchat")).toBeNull();
    expect(() => adapterFor("snapchat")).toThrow("snapchat");
  });
});
