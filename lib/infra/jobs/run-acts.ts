import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { laneOf } from "./engine/admission";
import type { Group } from "./engine/flow-control";

/** Acts of a person on a run, inside the use case's own transaction, so that run, audit and event are one commit. */

export type ActedRun = { id: string; functionId: string; status: string };

/**
 * Starts a failed run again where it failed: what its done steps returned is kept, failed and pending steps run anew.
 * @returns the run as it was, or null when the workspace has none of that id; only a failed one is changed.
 */
export function retryRun(tx: Tx, tenantId: string, id: string): Promise<ActedRun | null> {
  return asSystem(tx, async () => {
    const run = await lockRun(tx, tenantId, id);
    if (run?.status !== "failed") return run;
    await tx.$executeRaw`delete from job_steps where run_id = ${id}::uuid and (result is null or result -> 'error' is not null)`;
    const [row] = await tx.$queryRaw<{ generation: number; limits: Group[] | null }[]>`
      update job_runs set status = 'running', ended_at = null, last_error = null, attempt = 0, parallel = false, output = null,
        retries = retries + 1, generation = generation + 1
      where id = ${id}::uuid returning generation, limits`;
    const generation = row?.generation ?? 0;
    if (row?.limits) {
      await tx.$executeRaw`
        insert into job_waiting (run_id, step, generation, attempt, lane, limits, ready_at)
        values (${id}::uuid, 'step', ${generation}, 0, ${laneOf(row.limits, null)}, ${JSON.stringify(row.limits)}::json, clock_timestamp())`;
      await tx.$executeRaw`select pg_notify('job_admission', '')`;
    } else {
      const call = JSON.stringify({ run: id, step: "step", generation, attempt: 0 });
      await tx.$executeRaw`select job_enqueue('job_call', ${call}::json, interval '0')`;
    }
    return run;
  });
}

/**
 * Cancels a run at work or waiting: no further call starts, and what a step running at this moment brings is dropped. The
 * step itself is not interrupted.
 * @returns the run as it was, or null when the workspace has none of that id; one that ended is left alone.
 */
export function cancelOwnRun(tx: Tx, tenantId: string, id: string): Promise<ActedRun | null> {
  return asSystem(tx, async () => {
    const run = await lockRun(tx, tenantId, id);
    if (run?.status !== "running") return run;
    await tx.$executeRaw`update job_runs set status = 'cancelled', ended_at = now(), next_at = null where id = ${id}::uuid`;
    await tx.$executeRaw`delete from job_waiting where run_id = ${id}::uuid`;
    await tx.$executeRaw`
      select job_enqueue('job_wake', json_build_object('run', parent_run, 'step', parent_step), interval '0')
      from job_runs where id = ${id}::uuid and parent_run is not null`;
    return run;
  });
}

async function lockRun(tx: Tx, tenantId: string, id: string): Promise<ActedRun | null> {
  const [row] = await tx.$queryRaw<{ function_id: string; status: string }[]>`
    select function_id, status from job_runs where id = ${id}::uuid and tenant_id = ${tenantId}::uuid for update`;
  return row ? { id, functionId: row.function_id, status: row.status } : null;
}

/** The tables of the jobs are no workspace's own: only signalbox_system reaches them, also within a workspace's transaction. */
async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`select set_config('role', 'signalbox_system', true)`;
  const result = await work();
  await tx.$executeRaw`select set_config('role', 'signalbox_app', true)`;
  return result;
}
