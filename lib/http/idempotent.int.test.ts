import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Ctx } from "@/lib/infra/context";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { replaceRateLimiter } from "@/lib/infra/rate-limit/limiter";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { createTestTenant, type TestTenant } from "@/lib/testing/context";
import { defineContract } from "./contract";
import { type RouteHandler, route } from "./route";

const contract = defineContract({
  method: "POST",
  path: "/api/v1/notes",
  operationId: "createNote",
  summary: "Create a note",
  tags: ["Notes"],
  permission: "campaign:write",
  body: z.object({ noteText: z.string() }),
  response: { status: 201, schema: z.object({ noteId: z.string(), noteText: z.string(), shownOnce: z.string().nullable() }) },
  secretFields: ["shownOnce"],
  errors: [],
});

let tenant: TestTenant;
let key: string;
let effects: number;

beforeEach(async () => {
  replaceRateLimiter({ take: async () => ({ allowed: true, limit: 1, remaining: 1, resetSeconds: 1, policy: "" }) });
  tenant = await createTestTenant();
  key = (await createServiceKey({ tenantSlug: tenant.slug, role: "owner", name: "test" })).key;
  effects = 0;
});

/** A real write: a row of the workspace's settings per call. */
async function createNote(ctx: Ctx, noteText: string) {
  return ctx.write(async (tx) => {
    effects += 1;
    const noteId = newId();
    await tx.setting.create({ data: { tenantId: ctx.tenantId, key: noteId, value: noteText } });
    return { noteId, noteText, shownOnce: "secret" };
  });
}

const post = route(contract, (ctx, { body }) => createNote(ctx, body.noteText));

async function send(handler: RouteHandler, idempotencyKey: string, body: string, credentials = key) {
  const response = await handler(
    new Request("http://127.0.0.1/api/v1/notes", {
      method: "POST",
      headers: { authorization: `Bearer ${credentials}`, "content-type": "application/json", "idempotency-key": idempotencyKey },
      body,
    }),
  );
  const { status, headers } = response;
  return { status, replayed: headers.get("idempotency-replayed"), retryAfter: headers.get("retry-after"), json: await response.json() };
}

describe("Idempotency-Key", () => {
  it("makes one effect and one answer of fifty calls at once, the secret shown once", async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, () => send(post, "k1", '{"note_text":"a"}')));
    expect(effects).toBe(1);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ json }) => json.note_id)).size).toBe(1);
    expect(replies.filter(({ json }) => json.shown_once === "secret")).toHaveLength(1);
    expect(replies.filter(({ replayed }) => replayed === "true")).toHaveLength(49);
  });

  it("knows the same JSON in another spelling, and refuses another body", async () => {
    const first = await send(post, "k2", '{"note_text":"a"}');
    const same = await send(post, "k2", `{ "note_text" : "\\u0061", "tenant_id": "${tenant.id}" }`);
    expect([same.status, same.json.note_id, same.replayed]).toEqual([201, first.json.note_id, "true"]);
    const other = await send(post, "k2", '{"note_text":"b"}');
    expect([other.status, other.json.error.code]).toEqual([409, "IDEMPOTENCY_001"]);
    expect((await send(post, "k2", '{"note_text":"a"}')).status).toBe(201);
    expect(effects).toBe(1);
  });

  it("belongs to one caller and one workspace", async () => {
    await send(post, "k3", '{"note_text":"a"}');
    const colleague = (await createServiceKey({ tenantSlug: tenant.slug, role: "owner", name: "colleague" })).key;
    expect((await send(post, "k3", '{"note_text":"b"}', colleague)).status).toBe(201);
    const stranger = (await createServiceKey({ tenantSlug: (await createTestTenant()).slug, role: "owner", name: "stranger" })).key;
    expect((await send(post, "k3", '{"note_text":"c"}', stranger)).status).toBe(201);
    expect(effects).toBe(3);
  });

  it("replays a final refusal and runs again after a transient one", async () => {
    let refusal = appError("CAMPAIGN_002", { violations: [{ pointer: "/noteText", rule: "unique", message: "m" }] });
    const refuse = route(contract, async (ctx) => {
      effects += 1;
      return ctx.write(async () => {
        throw refusal;
      });
    });
    const first = await send(refuse, "k4", '{"note_text":"a"}');
    const again = await send(post, "k4", '{"note_text":"a"}');
    expect([first.status, again.status, again.replayed, effects]).toEqual([400, 400, "true", 1]);
    expect({ ...again.json.error, request_id: "" }).toEqual({ ...first.json.error, request_id: "" });
    expect(again.json.error.request_id).not.toBe(first.json.error.request_id);

    refusal = appError("CONFLICT_002");
    expect((await send(refuse, "k5", '{"note_text":"a"}')).retryAfter).toBe("1");
    expect((await send(post, "k5", '{"note_text":"a"}')).status).toBe(201);
  });

  it("does not remember a bug", async () => {
    const fail = route(contract, async (ctx) =>
      ctx.write(async (tx) => {
        await tx.setting.create({ data: { tenantId: ctx.tenantId, key: "half", value: 1 } });
        throw new Error("bug");
      }),
    );
    expect((await send(fail, "k6", '{"note_text":"a"}')).status).toBe(500);
    expect((await send(post, "k6", '{"note_text":"a"}')).status).toBe(201);
  });

  it("remembers a refusal that no write was reached by", async () => {
    const bad = await send(post, "k7", '{"note_text":1}');
    const again = await send(post, "k7", '{"note_text":1}');
    expect([bad.status, again.status, again.replayed]).toEqual([400, 400, "true"]);
  });
});
