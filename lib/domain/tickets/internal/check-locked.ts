import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { type EarlierRun, recheck, ruleSetVersion } from "@/lib/domain/tickets/qa/engine";
import { partsOf } from "@/lib/domain/tickets/qa/input-parts";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { findTicketRow, type TicketRow, toTicketDto } from "../tickets.dto";
import { failureReason, lawfulMoves, mayMove, statusAfterCheck, type TicketStatus } from "../tickets.rules";
import { hashOf } from "./build-plan";
import { loadCheckInput } from "./check-input";
import { newestRun, storedFindings } from "./stored-check";
import { lockName } from "./verify-check";

/**
 * Runs every rule on a locked ticket, stores the run with its findings and moves the ticket to QA_FAILED or
 * READY_FOR_API. The hash of all that was looked at is kept with it: plan, deploy and every send compare it. Only the
 * rules that read what changed since the run before are asked; the others' findings are taken over.
 *
 * @returns the hash it rests on now
 * @throws TICKET_002 when the ticket cannot be checked from where it is
 */
export async function checkLocked(tx: Tx, ctx: Ctx, ticket: TicketRow): Promise<{ inputHash: string }> {
  const status = ticket.status as TicketStatus;
  if (!mayMove(status, "check")) {
    throw appError("TICKET_002", {
      message: `A ticket in ${status} cannot be checked`,
      details: { status, lawful: lawfulMoves(status) },
    });
  }
  const started = performance.now();
  await lockName(tx, ctx, ticket);
  const { input, hash, parts } = await loadCheckInput(tx, ctx, ticket);
  const readParts = hashedReadParts(input);
  const { findings } = recheck(input, readParts, await earlierRun(tx, ctx, ticket.id), {
    onError: (rule, err) => ctx.log.error({ rule, ticket: ticket.id, err }, "a rule threw"),
  });
  const count = (severity: string) => findings.filter((found) => found.severity === severity).length;
  const blocks = count("block");
  const runId = newId();
  await tx.qaRun.create({
    data: {
      id: runId,
      tenantId: ctx.tenantId,
      ticketId: ticket.id,
      ruleSetVersion,
      inputHash: hash,
      inputParts: parts,
      readParts,
      outcome: blocks > 0 ? "FAILED" : "PASSED",
      blocks,
      warns: count("warn"),
      infos: count("info"),
      durationMs: Math.round(performance.now() - started),
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
    },
  });
  await tx.qaFinding.createMany({
    data: findings.map((found, position) => ({
      id: newId(),
      tenantId: ctx.tenantId,
      runId,
      position,
      rule: found.rule,
      severity: found.severity,
      pointer: found.pointer,
      message: found.message,
      // SQL NULL and JSON null mean the same here: nothing to show.
      ...(found.value === undefined || found.value === null ? {} : { value: found.value as object }),
      ...(found.suggestion ? { suggestion: found.suggestion as object } : {}),
      source: found.source as object,
    })),
  });
  const next = statusAfterCheck(blocks);
  await tx.ticket.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: ticket.id } },
    data: {
      status: next,
      ...(next === status ? {} : { statusAt: new Date() }),
      qaRunId: runId,
      qaInputHash: hash,
      qaFailureReason:
        blocks > 0 ? failureReason(findings.filter((found) => found.severity === "block").map((found) => found.message)) : null,
      version: { increment: 1 },
    },
  });
  const after = await findTicketRow(tx, ctx.tenantId, ticket.id);
  if (!after) throw new Error("the ticket being checked is not there");
  await recordChange(tx, ctx, { type: "ticket.checked", noun: "ticket", before: ticket, after, dto: toTicketDto(after) });
  return { inputHash: hash };
}

/** The hash of each part a rule may read. */
export function hashedReadParts(input: QaInput): Record<string, string> {
  return Object.fromEntries(Object.entries(partsOf(input)).map(([part, value]) => [part, hashOf(value)]));
}

async function earlierRun(tx: Tx, ctx: Ctx, ticketId: string): Promise<EarlierRun | null> {
  const run = await newestRun(tx, ctx, ticketId);
  if (!run) return null;
  return { ruleSetVersion: run.ruleSetVersion, parts: run.readParts as Record<string, string>, findings: storedFindings(run) };
}
