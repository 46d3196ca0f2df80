import "server-only";
import { systemTx } from "@/lib/infra/db/transactions";

/** Every table of a workspace, those that refer to others first. */
const TABLES = [
  "idempotency_records",
  "qa_findings",
  "qa_runs",
  "ticket_comments",
  "checklist_signatures",
  "bulk_deployment_items",
  "bulk_deployments",
  "deployment_attempts",
  "deployments",
  "tickets",
  "platform_objects",
  "call_budgets",
  "platform_connections",
  "campaign_approvals",
  "campaigns",
  "issued_codes",
  "taxonomy_schemes",
  "channels",
  "brands",
  "markets",
  "tenant_counters",
  "settings",
  "qa_rule_switches",
  "checklist_items",
  "platform_names",
  "api_keys",
  "audit_entries",
  "audit_heads",
  "outbox_events",
  "memberships",
] as const;

/** Removes a half-seeded demo workspace without a trace, its people excepted. For the seed alone. */
export async function wipeTenant(tenantId: string): Promise<void> {
  await systemTx(async (tx) => {
    await tx.$executeRaw`update tickets set target_object_id = null where tenant_id = ${tenantId}::uuid`;
    await tx.$executeRaw`update platform_objects set created_by_attempt_id = null, parent_id = null where tenant_id = ${tenantId}::uuid`;
    for (const table of TABLES) await tx.$executeRawUnsafe(`delete from ${table} where tenant_id = $1::uuid`, tenantId);
    await tx.tenant.delete({ where: { id: tenantId, demo: true } });
  });
}
