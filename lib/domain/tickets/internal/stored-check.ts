import "server-only";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { type TicketRow, toTicketDto } from "../tickets.dto";
import type { TicketDetailDto } from "../tickets.schema";
import { loadCheckInput } from "./check-input";
import { refusedFindings } from "./refused-findings";

export type StoredRun = NonNullable<Awaited<ReturnType<typeof newestRun>>>;

/** A ticket's newest check with its findings in their order, or null. */
export function newestRun(tx: Tx, ctx: Ctx, ticketId: string) {
  return tx.qaRun.findFirst({
    where: { tenantId: ctx.tenantId, ticketId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { findings: { orderBy: { position: "asc" } } },
  });
}

/** What a stored run said, as the engine says it. */
export function storedFindings(run: Pick<StoredRun, "findings">): Finding[] {
  return run.findings.map((found) => ({
    rule: found.rule,
    severity: found.severity as Finding["severity"],
    pointer: found.pointer,
    message: found.message,
    value: found.value as Finding["value"],
    suggestion: found.suggestion as Finding["suggestion"],
    source: found.source as Finding["source"],
  }));
}

/**
 * The ticket with the findings of its newest check and of its platform, if that refused it, and whether that check still
 * speaks of what is there now. `checked`: what the ticket was checked on in this very transaction, under its lock.
 */
export async function withNewestCheck(
  tx: Tx,
  ctx: Ctx,
  row: TicketRow,
  checked: { inputHash: string } | null = null,
): Promise<TicketDetailDto> {
  const run = await newestRun(tx, ctx, row.id);
  const refused = await refusedFindings(tx, ctx, row);
  const ofPlatform = refused.map((found) => ({ ...found, ruleSetVersion: run?.ruleSetVersion ?? "" }));
  if (!run) return { ...toTicketDto(row), check: null, findings: ofPlatform };
  const now = checked?.inputHash ?? (row.deletedAt ? null : (await loadCheckInput(tx, ctx, row)).hash);
  const { ruleSetVersion } = run;
  return {
    ...toTicketDto(row),
    check: { runId: run.id, ruleSetVersion, checkedAt: run.createdAt.toISOString(), current: now === run.inputHash },
    findings: [...ofPlatform, ...storedFindings(run).map((found, at) => ({ id: run.findings[at]?.id ?? "", ...found, ruleSetVersion }))],
  };
}
