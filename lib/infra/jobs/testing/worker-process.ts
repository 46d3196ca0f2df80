import { NonRetriableError } from "inngest";
import { openPool } from "@/lib/infra/outbox/connection";
import { inngest, onEvent } from "../client";
import { startWorker } from "../worker";

/**
 * A worker process for the tests that kill one. Its functions note each step's start in `test_effects` and hang in a
 * step while `test_hold` says so.
 */
const databaseUrl = process.argv[2] ?? "";
const pool = openPool({ databaseUrl, name: "test worker", max: 4 });

async function effect(eventId: string | undefined, step: string): Promise<number> {
  await pool.query("insert into test_effects (event_id, step, pid) values ($1, $2, $3)", [eventId, step, process.pid]);
  const { rows } = await pool.query<{ hold: boolean }>("select hold from test_hold");
  if (rows[0]?.hold && step.startsWith("held")) await new Promise(() => {});
  return process.pid;
}

const threeSteps = inngest.createFunction({ id: "three-steps", triggers: [onEvent("three.started")] }, async ({ event, step }) => {
  const first = await step.run("first", () => effect(event.id, "first"));
  const held = await step.run("held", () => effect(event.id, "held"));
  const last = await step.run("last", () => effect(event.id, "last"));
  return { first, held, last };
});

const sleepy = inngest.createFunction({ id: "sleepy", triggers: [onEvent("sleepy.started")] }, async ({ event, step }) => {
  await step.run("before", () => effect(event.id, "before"));
  await step.sleep("nap", "4s");
  await step.run("after", () => effect(event.id, "after"));
});

const branches = inngest.createFunction({ id: "branches", triggers: [onEvent("branches.started")] }, async ({ event, step }) => {
  const names = ["quick", "held one", "held two"];
  await Promise.all(names.map((name) => step.run(name, () => effect(event.id, name))));
  await step.run("joined", () => effect(event.id, "joined"));
  throw new NonRetriableError("and then it fails");
});

const limited = inngest.createFunction(
  { id: "limited", triggers: [onEvent("limited.started")], concurrency: { limit: 1, key: "event.data.tenantId" } },
  async ({ event, step }) => {
    const held = await step.run("held", () => effect(event.id, "held"));
    const answer = await step.waitForEvent("answer", { event: "limited.answered", timeout: "1h", match: "data.subject.id" });
    const child = await step.invoke("child", { function: answered, data: {} });
    return { held, answered: answer !== null, child };
  },
);
const answered = inngest.createFunction({ id: "answered", triggers: [{ event: "never.sent" }] }, async ({ event, step }) =>
  step.run("held child", () => effect(event.id, "held child")),
);

const worker = await startWorker({ databaseUrl, functions: [threeSteps, sleepy, branches, limited, answered], stopLimitMs: 500 });
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
process.stdout.write("started\n");
