import { createHmac } from "node:crypto";
import { serve } from "inngest/edge";
import { afterEach, describe, expect, it } from "vitest";
import { inngest } from "@/lib/infra/jobs/client";
import { readRegistry } from "@/lib/infra/jobs/engine/registry";
import { setTestEnv } from "@/lib/testing/environment";
import { functions } from "./index";
import { serveInngest } from "./serve";

const KEY = "0123456789abcdef0123456789abcdef";
const SERVER = {
  INNGEST_BASE_URL: "http://127.0.0.1:9",
  INNGEST_EVENT_KEY: "event-key",
  INNGEST_SIGNING_KEY: `signkey-test-${KEY}`,
  SIGNALBOX_PUBLIC_URL: "https://signalbox.example",
};
const OFF = { INNGEST_BASE_URL: undefined, INNGEST_EVENT_KEY: undefined, INNGEST_SIGNING_KEY: undefined, SIGNALBOX_PUBLIC_URL: undefined };
const FUNCTION = "signalbox-housekeeping-expire-idempotency";
const BODY = JSON.stringify({
  ctx: { attempt: 0, disable_immediate_execution: true, run_id: "run", stack: { current: 0, stack: [] } },
  event: { data: {}, id: "event", name: "inngest/scheduled.timer", ts: 1 },
  events: [],
  steps: {},
  version: 2,
});

type Said = { body?: string; signedWith?: string; at?: number; told?: string };

/** A call as a server makes it. `told`: the body that is sent where another one was signed. */
function call(method: string, { body, signedWith, at: seconds = Date.now() / 1_000, told }: Said = {}): Promise<Response> {
  const at = Math.round(seconds).toString();
  const signature = signedWith
    ? createHmac("sha256", signedWith)
        .update(`${body ?? ""}${at}`)
        .digest("hex")
    : "";
  const headers = { host: "evil.example", ...(signedWith ? { "x-inngest-signature": `t=${at}&s=${signature}` } : {}) };
  return serveInngest(
    new Request(`https://evil.example/api/inngest?fnId=${FUNCTION}&stepId=step`, { method, headers, body: told ?? body ?? null }),
  );
}

afterEach(() => setTestEnv(OFF));

describe("the mount for an Inngest server", () => {
  it.each(["GET", "POST", "PUT"])("does not exist while jobs run embedded (%s)", async (method) => {
    const response = await call(method, method === "GET" ? {} : { body: BODY });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  });

  it.each(["GET", "POST", "PUT"])("refuses an unsigned or wrongly signed %s", async (method) => {
    setTestEnv(SERVER);
    const body = method === "GET" ? {} : { body: BODY };
    expect((await call(method, body)).status).toBe(401);
    expect((await call(method, { ...body, signedWith: "f".repeat(32) })).status).toBe(401);
  });

  it("runs a signed call", async () => {
    setTestEnv(SERVER);
    const response = await call("POST", { body: BODY, signedWith: KEY });
    expect(response.status).toBe(206);
    expect(await response.json()).toMatchObject([{ op: "StepPlanned", displayName: "delete" }]);
  });

  it("refuses a signature of another body, and one that is old", async () => {
    setTestEnv(SERVER);
    expect((await call("POST", { body: BODY, signedWith: KEY, told: BODY.replace("timer", "other") })).status).toBe(401);
    expect((await call("POST", { body: BODY, signedWith: KEY, at: Date.now() / 1_000 - 3_600 })).status).toBe(401);
  });

  it("runs every function that the embedded engine runs", async () => {
    const embedded = await readRegistry(serve({ client: inngest, functions }), functions);
    setTestEnv(SERVER);
    const body = JSON.stringify({ url: "https://signalbox.example/api/inngest" });
    const at = Math.round(Date.now() / 1_000).toString();
    const signature = createHmac("sha256", KEY).update(`${body}${at}`).digest("hex");
    const headers = { host: "signalbox.example", "x-inngest-signature": `t=${at}&s=${signature}`, "x-inngest-sync-kind": "in_band" };
    const response = await serveInngest(new Request("https://signalbox.example/api/inngest", { method: "PUT", headers, body }));
    const registered = (await response.json()) as { functions: { id: string }[] };
    expect(registered.functions.map(({ id }) => id)).toEqual([...embedded.functions.keys()]);
    expect(registered.functions.length).toBeGreaterThan(3);
  });

  it("tells a signed in-band registration its pinned address, whatever the caller says", async () => {
    setTestEnv(SERVER);
    const body = JSON.stringify({ url: "https://evil.example/elsewhere" });
    const at = Math.round(Date.now() / 1_000).toString();
    const signature = createHmac("sha256", KEY).update(`${body}${at}`).digest("hex");
    const headers = { host: "evil.example", "x-inngest-signature": `t=${at}&s=${signature}`, "x-inngest-sync-kind": "in_band" };
    const response = await serveInngest(new Request("https://evil.example/api/inngest", { method: "PUT", headers, body }));
    expect(response.status).toBe(200);
    const registered = await response.json();
    expect(registered.url).toBe("https://signalbox.example/api/inngest");
    expect(registered.functions.map(({ id }: { id: string }) => id)).toContain(FUNCTION);
  });

  it("is refused with one sentence when only some of the variables are set", async () => {
    setTestEnv({ INNGEST_EVENT_KEY: "event-key" });
    await expect(call("GET")).rejects.toThrow("Set all of INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY");
  });
});
