import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setTestEnv } from "@/lib/testing/environment";
import { inngest, onEvent } from "./client";
import { type JobsDatabase, jobsDatabase } from "./testing/jobs-database";
import { startWorker, type Worker } from "./worker";

/** The two addresses of an Inngest server that a worker speaks to, with answers the tests choose. */
let server: Server;
const events: { id: string; name: string; data: Record<string, unknown>; ts: number }[] = [];
const registrations: { authorization: string | undefined; body: { url: string; functions: { id: string }[] } }[] = [];
const failures: number[] = [];
/** Event types the server refuses for good. */
const refused = new Set<string>();

const SERVER = {
  INNGEST_BASE_URL: "",
  INNGEST_EVENT_KEY: "event-key",
  INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef",
  SIGNALBOX_PUBLIC_URL: "https://signalbox.example",
};

let db: JobsDatabase;
let worker: Worker;
const something = inngest.createFunction(
  { id: "something", triggers: [onEvent("thing.made")], debounce: { period: "5s" } },
  async () => null,
);

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      const answer = (status: number, json: object) =>
        void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
      if (request.url === "/fn/register") {
        registrations.push({ authorization: request.headers.authorization, body });
        return answer(registrations.length === 1 ? 503 : 200, { status: registrations.length === 1 ? 503 : 200 });
      }
      const failure = failures.shift();
      if (failure) return answer(failure, { status: failure, error: "not now" });
      if (refused.has(body[0].name)) return answer(400, { status: 400, error: "no" });
      events.push(...body);
      answer(200, { ids: body.map(({ id }: { id: string }) => id), status: 200 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  db = await jobsDatabase("server");
  setTestEnv({ ...SERVER, INNGEST_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  worker = await startWorker({ databaseUrl: db.url, functions: [something] });
});

afterAll(async () => {
  await worker.stop();
  setTestEnv(Object.fromEntries(Object.keys(SERVER).map((name) => [name, undefined])));
  await db.close();
  await new Promise((resolve) => server.close(resolve));
});

describe("with an Inngest server", () => {
  it("registers the functions, any feature allowed, again until the server takes them", async () => {
    await db.until("two registrations", async () => registrations.length >= 2);
    expect(registrations[1]?.authorization).toMatch(/^Bearer signkey-test-[0-9a-f]{64}$/);
    expect(registrations[1]?.body.url).toBe("https://signalbox.example/api/inngest");
    expect(registrations[1]?.body.functions.map(({ id }) => id)).toEqual(["signalbox-something"]);
  });

  it("hands over every event in order under its outbox id, through failures, and runs nothing itself", async () => {
    const first = await db.publish("thing.made", { n: 1 });
    await db.until("the first", async () => events.length === 1);
    failures.push(500, 503, 500, 502, 500, 500); // more than the SDK itself tries again
    const rest = [];
    for (let n = 2; n <= 5; n += 1) rest.push(await db.publish("thing.made", { n }));
    await db.until("all five", async () => events.length === 5);
    expect(events.map(({ id }) => id)).toEqual([first, ...rest]);
    expect(events[0]).toMatchObject({ name: "thing.made", data: { id: first, tenantId: db.tenantId, data: { n: 1 } } });
    const { rowCount } = await db.pool.query("select 1 from job_runs");
    expect(rowCount).toBe(0);
  });

  it("keeps an event that the server will never take, and goes on", async () => {
    refused.add("thing.cursed");
    const cursed = await db.publish("thing.cursed");
    const large = await db.publish("thing.large", { file: "x".repeat(600_000) });
    const next = await db.publish("thing.made");
    await db.until("the next one", async () => events.at(-1)?.id === next);
    const { rows } = await db.pool.query("select event_id, reason from job_undelivered order by event_id");
    expect(rows).toEqual([
      { event_id: cursed, reason: expect.stringContaining("Inngest API Error: 400") },
      { event_id: large, reason: expect.stringContaining("larger than 524288 bytes") },
    ]);
  });
});
