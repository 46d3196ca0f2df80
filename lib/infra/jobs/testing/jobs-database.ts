import type { Pool } from "pg";
import { openPool } from "@/lib/infra/outbox/connection";
import { newId } from "@/lib/shared/ids";
import { extraDatabase } from "@/lib/testing/database";
import { setTestEnv } from "@/lib/testing/environment";

/** A run as tests look at it. */
type SeenRun = {
  id: string;
  function_id: string;
  event_id: string;
  status: string;
  attempt: number;
  last_error: { name: string; message: string } | null;
  next_at: Date | null;
  output: unknown;
};

export type JobsDatabase = {
  url: string;
  /** As signalbox_system. */
  pool: Pool;
  /** As the owner, who may touch the queue's tables. */
  owner: Pool;
  tenantId: string;
  /** Inserts an outbox event as a writer does, and wakes the sequencer; returns its id. */
  publish(type: string, data?: Record<string, unknown>, subjectId?: string): Promise<string>;
  /** Polls until `check` returns something, at most `limitMs`. */
  until<T>(what: string, check: () => Promise<T | null | undefined | false>, limitMs?: number): Promise<T>;
  /** Waits for the run that the event started (of the function named, where there are several) to reach `status`. */
  run(eventId: string, status: string, functionId?: string, limitMs?: number): Promise<SeenRun>;
  close(): Promise<void>;
};

const POLL_MS = 15;

/**
 * A migrated database of this test file's own, since a worker takes every event of its database. It becomes the file's
 * DATABASE_URL.
 */
export async function jobsDatabase(name: string): Promise<JobsDatabase> {
  const url = await extraDatabase(name, { template: "signalbox" });
  setTestEnv({ DATABASE_URL: url });
  const pool = openPool({ databaseUrl: url, name: "test", max: 4 });
  const owner = openPool({ databaseUrl: url, name: "test owner", as: "owner", max: 2 });
  const tenantId = newId();
  const until: JobsDatabase["until"] = async (what, check, limitMs = 15_000) => {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const result = await check();
      if (result) return result;
      if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };
  const seen = async (eventId: string, functionId?: string) => {
    const { rows } = await pool.query<SeenRun>("select * from job_runs where event_id = $1 and ($2::text is null or function_id = $2)", [
      eventId,
      functionId ? `signalbox-${functionId}` : null,
    ]);
    return rows[0];
  };
  return {
    url,
    pool,
    owner,
    tenantId,
    until,
    async publish(type, data = {}, subjectId = newId()) {
      const id = newId();
      await pool.query(
        `insert into outbox_events (id, tenant_id, type, version, actor_kind, actor_id, request_id, subject_type, subject_id, data)
         values ($1, $2, $3, 1, 'system', 'test', 'test', 'test', $4, $5)`,
        [id, tenantId, type, subjectId, JSON.stringify(data)],
      );
      await pool.query("notify outbox_new");
      return id;
    },
    async run(eventId, status, functionId, limitMs) {
      let last: SeenRun | undefined;
      const reached = async () => {
        last = await seen(eventId, functionId);
        return last?.status === status ? last : null;
      };
      return until(`run of ${eventId} ${status}`, reached, limitMs).catch((error: Error) => {
        throw new Error(`${error.message}; seen: ${JSON.stringify(last)}`);
      });
    },
    async close() {
      await Promise.all([pool.end(), owner.end()]);
    },
  };
}
