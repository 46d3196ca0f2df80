import { describe, expect, it } from "vitest";
import { clientAddress, isCrossSiteWrite, publicOrigin, refererWorkspace } from "./request-origin";

const HOST = { host: "inner:3000", "x-forwarded-host": "app.example.com", "x-forwarded-proto": "https" };
const request = (method: string, headers: Record<string, string>) =>
  new Request("http://inner:3000/api", { method, headers: { ...HOST, ...headers } });

describe("where a request comes from", () => {
  it("is another site unless the browser says otherwise", () => {
    const crosses = (headers: Record<string, string>, method = "POST") => isCrossSiteWrite(request(method, headers));
    expect(crosses({ "sec-fetch-site": "same-origin" })).toBe(false);
    expect(crosses({ "sec-fetch-site": "same-site" })).toBe(true);
    expect(crosses({ "sec-fetch-site": "cross-site", origin: "https://app.example.com" })).toBe(true);
    expect(crosses({ origin: "https://app.example.com" })).toBe(false);
    expect(crosses({ origin: "https://app.example.com:443" })).toBe(false);
    expect(crosses({ origin: "http://app.example.com" })).toBe(true);
    expect(crosses({ origin: "https://evil.example.com" })).toBe(true);
    expect(crosses({ origin: "null" })).toBe(true);
    expect(crosses({})).toBe(true);
    expect(crosses({ "sec-fetch-site": "cross-site" }, "GET")).toBe(false);
  });

  it("is told by its own page's address only", () => {
    const workspace = (referer: string) => refererWorkspace(request("POST", { referer }).headers);
    expect(workspace("https://app.example.com/w/acme/campaigns?x=1")).toBe("acme");
    expect(workspace("https://app.example.com/w/acme")).toBe("acme");
    expect(workspace("https://app.example.com/sign-in")).toBeNull();
    expect(workspace("https://evil.example.com/w/acme/")).toBeNull();
    expect(workspace("no address")).toBeNull();
  });

  it("has the front server's word for origin and address", () => {
    const { headers } = request("GET", { "x-forwarded-for": "203.0.113.9" });
    expect(publicOrigin(headers)).toBe("https://app.example.com");
    expect(clientAddress(headers)).toBe("203.0.113.9");
    expect(clientAddress(new Headers())).toBeNull();
    expect(publicOrigin(new Headers({ host: "localhost:3000" }))).toBe("http://localhost:3000");
  });
});
