import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { setTestEnv } from "@/lib/testing/environment";
import { GET, POST, PUT } from "./route";

const KEY = "0123456789abcdef0123456789abcdef";
const SERVER = {
  INNGEST_BASE_URL: "http://127.0.0.1:9",
  INNGEST_EVENT_KEY: "event-key",
  INNGEST_SIGNING_KEY: `signkey-test-${KEY}`,
  SIGNALBOX_PUBLIC_URL: "https://signalbox.example",
};
const OFF = { INNGEST_BASE_URL: undefined, INNGEST_EVENT_KEY: undefined, INNGEST_SIGNING_KEY: undefined, SIGNALBOX_PUBLIC_URL: undefined };
const BODY = JSON.stringify({
  ctx: { attempt: 0, disable_immediate_execution: true, run_id: "run", stack: { current: 0, stack: [] } },
  event: { data: {}, id: "event", name: "inngest/scheduled.timer", ts: 1 },
  events: [],
  steps: {},
  version: 2,
});

function request(method: string, key: string | null): Request {
  const body = method === "GET" ? "" : BODY;
  const at = Math.round(Date.now() / 1_000);
  const signature = createHmac("sha256", key ?? "")
    .update(`${body}${at}`)
    .digest("hex");
  return new Request("https://signalbox.example/api/inngest?fnId=signalbox-housekeeping-expire-idempotency&stepId=step", {
    method,
    headers: { host: "signalbox.example", ...(key ? { "x-inngest-signature": `t=${at}&s=${signature}` } : {}) },
    body: body || null,
  });
}

afterEach(() => setTestEnv(OFF));

describe("the address that an Inngest server calls", () => {
  it.each(Object.entries({ GET, POST, PUT }))("takes signed calls only, and is not there without a server (%s)", async (method, mount) => {
    expect((await mount(request(method, KEY))).status).toBe(404);
    setTestEnv(SERVER);
    expect((await mount(request(method, null))).status).toBe(401);
    expect((await mount(request(method, "f".repeat(32)))).status).toBe(401);
    expect((await mount(request(method, KEY))).status).not.toBe(401);
  });

  it("runs what is signed", async () => {
    setTestEnv(SERVER);
    const response = await POST(request("POST", KEY));
    expect(response.status).toBe(206);
    expect(await response.json()).toMatchObject([{ op: "StepPlanned", displayName: "delete" }]);
  });
});
