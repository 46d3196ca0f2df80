import type { Pool } from "pg";
import { log } from "@/lib/infra/log";

/** How often a worker shows that it lives, in ms. Readiness takes one as gone after several missed beats. */
const HEARTBEAT_MS = 2_000;

/** Writes `worker_heartbeats` for worker `id` every two seconds, and removes the row at a clean stop. */
export function startHeartbeat(pool: Pool, id: string): { stop(): Promise<void> } {
  const write = () =>
    pool
      .query(
        `insert into worker_heartbeats (id, kind) values ($1, 'worker')
         on conflict (id) do update set beat_at = now()`,
        [id],
      )
      .then(
        () => {},
        (error: unknown) => log.debug({ err: error }, "heartbeat missed"),
      );
  let last = write();
  const timer = setInterval(() => {
    last = last.then(write);
  }, HEARTBEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await last;
      await pool.query("delete from worker_heartbeats where id = $1", [id]).catch(() => {});
    },
  };
}
