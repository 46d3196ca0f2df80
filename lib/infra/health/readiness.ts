import "server-only";
import { Client } from "pg";
import { env, requiredEnv } from "@/lib/infra/env";
import { compareHistory, readHistory } from "@/lib/infra/migrate/history";
import { readMigrations } from "@/lib/infra/migrate/migrations-folder";
import { SYSTEM_ROLE } from "@/lib/infra/postgres/roles";
import { codeOf } from "@/lib/infra/postgres/startup-error";

/** One part and whether it can do its work; `reason` says what is missing, in words without addresses or secrets. */
export type Check = { status: "ok" | "failed" | "off"; reason?: string };

export type Readiness = {
  status: "ready" | "not_ready";
  checks: { database: Check; migrations: Check; worker: Check; simulators: Check };
};

/** A worker beats every 2 s; several missed beats in a row mean that it is gone. */
const STALE_BEAT_S = 15;
const LIMIT_MS = 2_000;
/** Load balancers ask often and from many places: they share one look at the parts per second. */
const KEPT_MS = 1_000;

let latest: { at: number; readiness: Promise<Readiness> } | undefined;

/** Looks at every part Signalbox needs to do its work. Never throws; answers within a few seconds. */
export function readiness(): Promise<Readiness> {
  const now = performance.now();
  if (!latest || now - latest.at > KEPT_MS) latest = { at: now, readiness: look() };
  return latest.readiness;
}

async function look(): Promise<Readiness> {
  const [stored, simulators] = await Promise.all([lookAtDatabase(), lookAtSimulators()]);
  const checks = { ...stored, simulators };
  const failed = Object.values(checks).some((check) => check.status === "failed");
  return { status: failed ? "not_ready" : "ready", checks };
}

/** A connection of its own: a pool that is exhausted is another matter than a database that is gone. */
async function lookAtDatabase(): Promise<Pick<Readiness["checks"], "database" | "migrations" | "worker">> {
  const client = new Client({
    connectionString: requiredEnv("DATABASE_URL"),
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
    application_name: "signalbox health",
  });
  client.on("error", () => {}); // seen by the pending query
  try {
    await client.connect();
    return { database: { status: "ok" }, migrations: await migrations(client), worker: await worker(client) };
  } catch (error) {
    const unknown: Check = { status: "failed", reason: "the database cannot be asked" };
    return { database: { status: "failed", reason: `no answer (${codeOf(error) ?? "timeout"})` }, migrations: unknown, worker: unknown };
  } finally {
    await client.end().catch(() => {});
  }
}

async function migrations(client: Client): Promise<Check> {
  const { pending, unknown } = compareHistory(await readHistory(client), readMigrations(process.cwd()));
  if (unknown.length > 0) return { status: "failed", reason: "the database is newer than the code" };
  if (pending.length > 0) return { status: "failed", reason: `${pending.length} to apply` };
  return { status: "ok" };
}

async function worker(client: Client): Promise<Check> {
  try {
    await client.query(`set role ${SYSTEM_ROLE}`);
    const { rowCount } = await client.query("select from worker_heartbeats where beat_at > now() - make_interval(secs => $1) limit 1", [
      STALE_BEAT_S,
    ]);
    return rowCount ? { status: "ok" } : { status: "failed", reason: `no heartbeat for ${STALE_BEAT_S} s` };
  } catch {
    return { status: "failed", reason: "heartbeats cannot be read" };
  }
}

async function lookAtSimulators(): Promise<Check> {
  if (env().SIGNALBOX_SIMULATORS === "off") return { status: "off" };
  try {
    const answer = await fetch(`http://127.0.0.1:${env().SIGNALBOX_SIMULATORS_PORT}/_sim`, { signal: AbortSignal.timeout(LIMIT_MS) });
    await answer.arrayBuffer();
    return answer.ok ? { status: "ok" } : { status: "failed", reason: `answered ${answer.status}` };
  } catch {
    return { status: "failed", reason: "no answer" };
  }
}
