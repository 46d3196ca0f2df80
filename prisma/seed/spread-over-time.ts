import "server-only";
import { systemTx } from "@/lib/infra/db/transactions";

/**
 * Ages what the seed has just made, so that the demo has a past: a campaign is some weeks old, each further record of it
 * some hours younger, and a ticket younger than its campaign. Waiting deployments keep their time, because they are
 * still waiting. Only before the sequencer has numbered the records, which from then on are never touched.
 */
export async function spreadOverTime(tenantId: string): Promise<void> {
  await systemTx(async (tx) => {
    await tx.$executeRaw`
      create temporary table seed_age on commit drop as
      select id, interval '1 day' * (4 + 2 * (row_number() over (order by created_at desc, id))) + interval '37 minutes' * (row_number() over (order by id)) as age
      from campaigns where tenant_id = ${tenantId}::uuid`;
    await tx.$executeRaw`
      insert into seed_age
      select t.id, least(a.age - interval '1 day', interval '5 hours' * (60 - t.number) + interval '11 minutes' * t.number)
      from tickets t join seed_age a on a.id = t.campaign_id where t.tenant_id = ${tenantId}::uuid`;
    await tx.$executeRaw`
      insert into seed_age
      select d.id, case when d.state = 'waiting' then interval '0' else a.age - interval '40 minutes' end
      from deployments d join seed_age a on a.id = d.ticket_id where d.tenant_id = ${tenantId}::uuid`;
    await tx.$executeRaw`update campaigns c set created_at = c.created_at - a.age, updated_at = c.updated_at - a.age / 3 from seed_age a where a.id = c.id`;
    await tx.$executeRaw`update campaign_approvals c set created_at = c.created_at - a.age / 2 from seed_age a where a.id = c.campaign_id`;
    await tx.$executeRaw`
      update tickets t set created_at = t.created_at - a.age, updated_at = t.updated_at - a.age / 2, status_at = t.status_at - a.age / 2
      from seed_age a where a.id = t.id`;
    await tx.$executeRaw`update ticket_comments c set created_at = c.created_at - a.age / 2, updated_at = c.updated_at - a.age / 2 from seed_age a where a.id = c.ticket_id`;
    await tx.$executeRaw`update qa_runs r set created_at = r.created_at - a.age / 2 from seed_age a where a.id = r.ticket_id`;
    await tx.$executeRaw`
      update deployments d set created_at = d.created_at - a.age, started_at = d.started_at - a.age, finished_at = d.finished_at - a.age
      from seed_age a where a.id = d.id`;
    await tx.$executeRaw`
      update deployment_attempts x set started_at = x.started_at - a.age, finished_at = x.finished_at - a.age
      from seed_age a where a.id = x.deployment_id`;
    for (const table of ["audit_entries", "outbox_events"]) {
      // The first record of a subject is as old as it is, each later one a third younger than the one before.
      await tx.$executeRawUnsafe(
        `update ${table} r set occurred_at = r.occurred_at - a.age * power(0.66, n.place)
         from seed_age a, (select id, row_number() over (partition by subject_id order by ord) - 1 as place from ${table} where tenant_id = $1::uuid) n
         where a.id::text = r.subject_id and n.id = r.id and r.seq is null`,
        tenantId,
      );
    }
  });
}
