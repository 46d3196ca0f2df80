import type { Db } from "@/lib/infra/outbox/connection";
import { type Demand, meets } from "./expressions";
import type { JobEvent } from "./job-event";
import { enqueue } from "./tasks";

/** Gives an event to every step that waits for it, each once, in the caller's transaction. */
export async function deliverToWaits(tx: Db, event: JobEvent): Promise<void> {
  const { rows } = await tx.query<{ run_id: string; step_id: string; conditions: Demand[] }>(
    "select run_id, step_id, conditions from job_waits where event_name = $1 and received is null order by run_id, step_id",
    [event.name],
  );
  for (const { run_id: run, step_id: step, conditions } of rows) {
    if (!meets(event, conditions)) continue;
    const { rowCount } = await tx.query("update job_waits set received = $3 where run_id = $1 and step_id = $2 and received is null", [
      run,
      step,
      JSON.stringify(event),
    ]);
    if (rowCount === 1) await enqueue(tx, { task: "job_wake", run, step });
  }
}
