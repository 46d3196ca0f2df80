import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Principal } from "@/lib/infra/identity/principal";
import { processLimiter, replaceRateLimiter } from "@/lib/infra/rate-limit/limiter";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { permissionsOf, type Role } from "@/lib/shared/permissions";
import { decimalOutput, opaque } from "@/lib/shared/wire-schema";
import { reply } from "./answer";
import { defineContract } from "./contract";
import { methods } from "./methods";
import { publicRoute, type RouteHandler, route } from "./route";

const authenticateRequest = vi.hoisted(() => vi.fn());
vi.mock("@/lib/infra/identity/authenticate", () => ({ authenticateRequest }));

const tenantId = newId();

function signIn(role: Role): void {
  const principal: Principal = {
    kind: "key",
    tenantId,
    tenantSlug: "acme",
    actor: { kind: "key", id: "k", label: "k" },
    userId: null,
    role,
    permissions: permissionsOf(role),
  };
  authenticateRequest.mockResolvedValue(principal);
}

beforeEach(() => {
  replaceRateLimiter(processLimiter());
  signIn("owner");
});

const thing = z.object({ id: z.string(), thingName: z.string(), unitPrice: decimalOutput, metaData: opaque(), version: z.int() });
const contract = defineContract({
  method: "PUT",
  path: "/api/v1/things/{id}",
  operationId: "putThing",
  summary: "Change a thing",
  tags: ["Things"],
  permission: "governance:write",
  params: z.object({ id: z.uuid() }),
  query: z.object({ dryRun: z.boolean().default(false), tags: z.array(z.string()).optional(), maxItems: z.int().optional() }),
  body: z.object({ thingName: z.string().min(2), unitPrice: z.union([z.string(), z.number()]).optional(), metaData: opaque().optional() }),
  response: { status: 200, schema: thing },
  also: [{ status: 202, schema: z.object({ isQueued: z.boolean() }) }],
  errors: ["BRAND_001"],
});
const id = newId();
const sound = { id, thingName: "x", unitPrice: "12.50", metaData: { a_b: { cD: 1 } }, version: 7, leaked: "never" };

function send(body: unknown, options: { query?: string; headers?: Record<string, string>; id?: string } = {}) {
  const request = new Request(`http://127.0.0.1/api/v1/things/${options.id ?? id}${options.query ?? ""}`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...options.headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { request, context: { params: Promise.resolve({ id: options.id ?? id }) } };
}

async function call(handler: RouteHandler, sent: ReturnType<typeof send>) {
  const response = await handler(sent.request, sent.context);
  const text = await response.text();
  return { response, status: response.status, text, body: text === "" ? null : JSON.parse(text) };
}

describe("route", () => {
  it("hands over camelCase and answers in wire names with ETag, request id and standing headers", async () => {
    const seen: unknown[] = [];
    const put = route(contract, async (ctx, input) => {
      seen.push(input, ctx.ifMatch, ctx.tenantId);
      return sound;
    });
    const sent = send(
      { thing_name: "ab", meta_data: { x_y: { zW: 1 } }, tenant_id: tenantId },
      { query: `?dry_run=true&tags=a,b&tags=c&max_items=3&tenant_id=${tenantId}&user_id=me`, headers: { "if-match": '"6"' } },
    );
    const { response, status, text } = await call(put, sent);
    expect(status).toBe(200);
    expect(text).toBe(`{"id":"${id}","thing_name":"x","unit_price":12.50,"meta_data":{"a_b":{"cD":1}},"version":7}`);
    expect(seen).toEqual([
      {
        params: { id },
        query: { dryRun: true, tags: ["a", "b", "c"], maxItems: 3 },
        body: { thingName: "ab", metaData: { x_y: { zW: 1 } } },
      },
      6,
      tenantId,
    ]);
    expect(response.headers.get("etag")).toBe('"7"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("ratelimit-remaining")).toBe("99");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("names every violation of query and body at once, in wire spelling", async () => {
    const put = route(contract, async () => sound);
    const { status, body } = await call(
      put,
      send({ thing_name: "a", metaData: {}, unit_price: true }, { query: "?dry_run=yes&max_items=1&max_items=2&limt=1" }),
    );
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: "VALIDATION_001", recovery: "correctable", details: {} });
    expect(body.error.violations.map((v: { in?: string; pointer: string; rule: string }) => [v.in ?? "body", v.pointer, v.rule])).toEqual([
      ["query", "/max_items", "duplicate"],
      ["query", "/limt", "unknown_parameter"],
      ["query", "/dry_run", "type"],
      ["body", "/metaData", "unknown_field"],
      ["body", "/thing_name", "min"],
      ["body", "/unit_price", "type"],
    ]);
  });

  it("turns pointers and details of the domain's errors into wire names", async () => {
    const put = route(contract, async () => {
      throw appError("BRAND_002", {
        violations: [
          { pointer: "/unitPrice", rule: "unique", message: "m" },
          { pointer: "/maxItems", rule: "x", message: "m" },
        ],
        details: { usedBy: [{ campaignName: "c" }] },
      });
    });
    const { status, body } = await call(put, send({ thing_name: "ab" }));
    expect(status).toBe(400);
    expect(body.error.violations).toMatchObject([{ pointer: "/unit_price" }, { pointer: "/max_items", in: "query" }]);
    expect(body.error.details).toEqual({ used_by: [{ campaign_name: "c" }] });
  });

  it("shows nothing of an unforeseen error, nor of an answer that breaks its contract", async () => {
    const secret = "password is hunter2";
    const thrower = route(contract, async () => {
      throw new Error(secret);
    });
    const breaker = route(contract, async () => ({ ...sound, version: secret }) as never);
    for (const handler of [thrower, breaker]) {
      const { status, text, body } = await call(handler, send({ thing_name: "ab" }));
      expect(status).toBe(500);
      expect(body.error).toMatchObject({ code: "INTERNAL_001", violations: [], details: {} });
      expect(text).not.toContain("hunter2");
    }
  });

  it("answers a foreign tenant_id, in query or body, like a row that is not there", async () => {
    const put = route(contract, async () => sound);
    expect((await call(put, send({ thing_name: "ab", tenant_id: newId() }))).status).toBe(404);
    expect((await call(put, send({ thing_name: "ab", tenant_id: { $ne: 1 } }))).status).toBe(404);
    expect((await call(put, send({ thing_name: "ab" }, { query: `?tenant_id=${tenantId}&tenant_id=${newId()}` }))).status).toBe(404);
  });

  it("answers a malformed id as one that does not exist", async () => {
    const { status, body } = await call(
      route(contract, async () => sound),
      send({ thing_name: "ab" }, { id: "1' or 1=1" }),
    );
    expect([status, body.error.code]).toEqual([404, "BRAND_001"]);
  });

  it("asks for the permission before it reads anything", async () => {
    signIn("viewer");
    const { status, body } = await call(
      route(contract, async () => sound),
      send("{not json"),
    );
    expect([status, body.error.code, body.error.details]).toEqual([403, "AUTH_003", { permission: "governance:write" }]);
  });

  it("passes on refusals of the credentials", async () => {
    authenticateRequest.mockRejectedValue(appError("AUTH_002"));
    const { response, status } = await call(
      route(contract, async () => sound),
      send({ thing_name: "ab" }),
    );
    expect(status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("refuses past the rate limit with Retry-After", async () => {
    replaceRateLimiter(processLimiter([{ limit: 1, seconds: 60 }]));
    const put = route(contract, async () => sound);
    expect((await call(put, send({ thing_name: "ab" }))).status).toBe(200);
    const { response, status, body } = await call(put, send({ thing_name: "ab" }));
    expect([status, body.error.code, body.error.recovery]).toEqual([429, "RATE_001", "transient"]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(response.headers.get("ratelimit-remaining")).toBe("0");
  });

  it.each([
    ["text/plain", '{"thing_name":"ab"}', 415],
    ["application/json; charset=latin1", '{"thing_name":"ab"}', 415],
    ["application/merge-patch+json", '{"thing_name":"ab"}', 200],
    ["application/json", "", 400],
    ["application/json", "[]", 400],
    ["application/json", "null", 400],
    ["application/json", `{"thing_name":"${"x".repeat(1 << 20)}"}`, 413],
  ])("reads %s %.20s… as %i", async (type, text, expected) => {
    const { status, body } = await call(
      route(contract, async () => sound),
      send(text, { headers: { "content-type": type } }),
    );
    expect(status).toBe(expected);
    if (expected !== 200) expect(body.error.request_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("counts a body without Content-Length while it arrives, and refuses bytes that are not UTF-8", async () => {
    const put = route(contract, async () => sound);
    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sentBytes += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const stream = (body: BodyInit) =>
      new Request(`http://127.0.0.1/api/v1/things/${id}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body,
        duplex: "half",
      } as RequestInit);
    const context = { params: Promise.resolve({ id }) };
    expect((await put(stream(endless), context)).status).toBe(413);
    expect(sentBytes).toBeLessThan(2 << 20);
    const bytes = new Uint8Array([...new TextEncoder().encode('{"thing_name":"'), 0xff, 0xfe, ...new TextEncoder().encode('"}')]);
    const answer = await put(stream(bytes), context);
    expect([answer.status, (await answer.json()).error.violations[0].rule]).toEqual([400, "json.utf8"]);
  });

  it("takes another declared status by reply, and nothing undeclared", async () => {
    expect(
      (
        await call(
          route(contract, async () => reply(202, { isQueued: true })),
          send({ thing_name: "ab" }),
        )
      ).text,
    ).toBe('{"is_queued":true}');
    expect(
      (
        await call(
          route(contract, async () => reply(203, {})),
          send({ thing_name: "ab" }),
        )
      ).status,
    ).toBe(500);
  });

  it.each(['"x"', "7", '"7", "8"', "W/7"])("refuses If-Match %s", async (ifMatch) => {
    const { status, body } = await call(
      route(contract, async () => sound),
      send({ thing_name: "ab" }, { headers: { "if-match": ifMatch } }),
    );
    expect([status, body.error.violations[0].in]).toEqual([400, "header"]);
  });

  it("refuses a mount that contradicts its permission", () => {
    expect(() => publicRoute(contract, async () => sound)).toThrow(/governance:write/);
    expect(() => route(defineContract({ ...contract, permission: null }), async () => sound)).toThrow(/public/);
  });
});

describe("methods", () => {
  const mounted = methods({ PUT: route(contract, async () => sound) });
  it("answers what a path does not have with 405, Allow and the envelope", async () => {
    const response = await mounted.POST(new Request("http://x/", { method: "POST" }));
    expect([response.status, response.headers.get("allow"), (await response.json()).error.code]).toEqual([
      405,
      "PUT, OPTIONS",
      "VALIDATION_007",
    ]);
    expect((await mounted.HEAD(new Request("http://x/", { method: "HEAD" }))).status).toBe(405);
  });
  it("answers OPTIONS, and HEAD as GET without a body", async () => {
    const get = route(defineContract({ ...contract, method: "GET", operationId: "getThing", body: undefined }), async () => sound);
    const both = methods({ GET: get });
    const context = { params: Promise.resolve({ id }) };
    const head = await both.HEAD(new Request("http://x/", { method: "HEAD" }), context);
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, '"7"', ""]);
    const options = await both.OPTIONS(new Request("http://x/", { method: "OPTIONS" }));
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });
});
