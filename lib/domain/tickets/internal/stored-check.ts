import "server-only";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { type TicketRow, toTicketDto } from "../tickets.dto";
import type { TicketDetailDto } from "../tickets.schema";
import { loadCheckInput } from "./check-input";

/** The ticket with the findings of its newest check, and whether that check still speaks of what is there now. */
export async function withNewestCheck(tx: Tx, ctx: Ctx, row: TicketRow): Promise<TicketDetailDto> {
  const run = await tx.qaRun.findFirst({
    where: { tenantId: ctx.tenantId, ticketId: row.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { findings: { orderBy: { position: "asc" } } },
  });
  if (!run) return { ...toTicketDto(row), check: null, findings: [] };
  const now = row.deletedAt ? null : await loadCheckInput(tx, ctx, row);
  return {
    ...toTicketDto(row),
    check: {
      runId: run.id,
      ruleSetVersion: run.ruleSetVersion,
      checkedAt: run.createdAt.toISOString(),
      current: now?.hash === run.inputHash,
    },
    findings: run.findings.map((found) => ({
      rule: found.rule,
      severity: found.severity as Finding["severity"],
      pointer: found.pointer,
      message: found.message,
      value: found.value as Finding["value"],
      suggestion: found.suggestion as Finding["suggestion"],
      source: found.source as Finding["source"],
    })),
  };
}
