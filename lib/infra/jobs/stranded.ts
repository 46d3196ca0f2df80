import "server-only";
import { Prisma } from "@/lib/infra/db/generated/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { jobsMode } from "./mode";

/** What no run takes further, although its rows say that it is on its way. */
export type Stranded = { tenantId: string; id: string };
/** `quietSince`: nothing happened to any of them after this instant. */
export type StrandedWork = { quietSince: Date; deployments: Stranded[]; selections: Stranded[] };

/**
 * So long nothing must have happened. A real Inngest server does not show us its runs, so there the rows' silence is all
 * there is to judge by, and more of it is needed: a run may only be waiting for its turn.
 */
const QUIET_MINUTES = { embedded: 5, server: 15 };

/** Taken up at once; what is more comes a minute later. */
const MOST = 500;

type Row = { tenant_id: string; id: string };

/**
 * The deployments and the selections of tickets, of all workspaces, that should be on their way and have no run: it was
 * cancelled, or it gave up and could not even say so. Longest silent first.
 */
export async function findStranded(): Promise<StrandedWork> {
  const mode = jobsMode().kind;
  const quietSince = new Date(Date.now() - QUIET_MINUTES[mode] * 60_000);
  /** No run of the function is at work on the row; true of every row where the runs are not ours to see. NOT IN is hashed: one pass. */
  const noRun = (functionId: string) =>
    mode === "server"
      ? Prisma.sql`true`
      : Prisma.sql`row.id::text not in (
          select coalesce(event -> 'data' -> 'subject' ->> 'id', '') from job_runs where status = 'running' and function_id = ${functionId})`;
  return systemTx(async (tx) => {
    const deployments = await tx.$queryRaw<Row[]>`
      select row.tenant_id, row.id from deployments as row
      where row.state = any (array['queued', 'running', 'waiting']) and greatest(row.updated_at, row.next_attempt_at) < ${quietSince}
        and ${noRun("signalbox-deploy-ticket")}
      order by row.updated_at limit ${MOST}`;
    const selections = await tx.$queryRaw<Row[]>`
      select row.tenant_id, row.id from bulk_deployments as row
      where greatest(row.created_at, row.taken_up_at) < ${quietSince}
        and (row.tenant_id, row.id) in (select tenant_id, bulk_id from bulk_deployment_items where deployment_id is null and code is null)
        and ${noRun("signalbox-finish-bulk-deployment")}
      order by row.created_at limit ${MOST}`;
    return { quietSince, deployments: deployments.map(toStranded), selections: selections.map(toStranded) };
  });
}

const toStranded = (row: Row): Stranded => ({ tenantId: row.tenant_id, id: row.id });
