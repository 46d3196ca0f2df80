import "server-only";
import canonicalize from "canonicalize";
import { recordChange } from "@/lib/domain/changes/record-change";
import { runRules } from "@/lib/domain/tickets/qa/engine";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { applyFixes, hasFix, type SkippedWhy } from "./fixes.rules";
import { loadCheckInput } from "./internal/check-input";
import { checkLocked } from "./internal/check-locked";
import { resolveInterests } from "./internal/interest-names";
import { lockTicket, refuseWhileDeploying } from "./internal/lock-ticket";
import { type RefusedFinding, refusedFindings } from "./internal/refused-findings";
import { newestRun, storedFindings, withNewestCheck } from "./internal/stored-check";
import { findTicketRow, type TicketRow, toTicketDto } from "./tickets.dto";
import { lawfulMoves, mayMove, type TicketStatus } from "./tickets.rules";
import { type AppliedFixesDto, type ApplyFixesInput, applyFixesInput } from "./tickets.schema";

/** Mending one thing may show the next; so many times at most, should two rules ever disagree for ever. */
const MOST_ROUNDS = 10;

const WHY: Record<SkippedWhy | "not_found", string> = {
  place_gone: "Another fix took away what this one was about",
  conflict: "Another fix changed the same place",
  not_found: "The check does not find this any more, or it has no certain fix",
};

type Skipped = AppliedFixesDto["fixes"]["skipped"][number];
type Mended = { payload: Record<string, unknown>; applied: Finding[]; skipped: Skipped[] };

/**
 * Applies the certain mends of findings to a ticket's payload and checks it again, in one transaction. The rules are
 * asked anew first, so that a mend is never applied to a payload it was not written for: what no longer applies is
 * skipped and named. `all` goes on until no finding has a mend left.
 *
 * @throws TICKET_001, TICKET_002 when the ticket cannot be edited from where it is or is being deployed, CONFLICT_001
 */
export async function applyTicketFixes(ctx: Ctx, input: { id: string } & ApplyFixesInput): Promise<AppliedFixesDto> {
  authorize(ctx, "ticket:write");
  const { findings: chosen } = applyFixesInput.parse({ findings: input.findings });
  await resolveInterests(ctx, input.id);
  return ctx.write(async (tx) => {
    const before = await lockTicket(tx, ctx, input.id);
    await refuseWhileDeploying(tx, ctx, before);
    const status = before.status as TicketStatus;
    if (!mayMove(status, "edit")) {
      throw appError("TICKET_002", {
        message: `A ticket in ${status} cannot be mended any more; make an UPDATE_CAMPAIGN ticket`,
        details: { status, lawful: lawfulMoves(status) },
      });
    }
    const { input: judged } = await loadCheckInput(tx, ctx, before);
    const refused = await refusedFindings(tx, ctx, before);
    const mended = chosen === "all" ? mendAll(judged, refused) : await mendChosen(tx, ctx, before, judged, refused, chosen);
    const kept = mended.applied.length > 0 ? await keepPayload(tx, ctx, before, mended.payload) : null;
    const checked = kept && (await checkLocked(tx, ctx, kept));
    const ticket = await withNewestCheck(tx, ctx, kept ? await fresh(tx, ctx, before.id) : before, checked);
    const applied = mended.applied.map(({ rule, pointer }) => ({ rule, pointer }));
    return { ...ticket, fixes: { applied, skipped: mended.skipped } };
  });
}

/** What the platform refused is mended with the first round: it speaks of the payload as it was sent. */
function mendAll(input: QaInput, refused: readonly Finding[]): Mended {
  let payload: Record<string, unknown> = { ...input.ticket.payload };
  const applied: Finding[] = [];
  let skipped: Skipped[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = runRules({ ...input, ticket: { ...input.ticket, payload } });
    const fixable = (round === 0 ? [...found, ...refused] : found).filter(hasFix);
    const next = applyFixes(payload, fixable);
    skipped = next.skipped.map(({ fix, why }) => ({ ...placeOf(fix), id: null, reason: WHY[why] }));
    if (next.applied.length === 0) break;
    payload = next.payload;
    applied.push(...next.applied);
  }
  return { payload, applied, skipped };
}

type Chosen = readonly (string | { rule: string; pointer: string })[];

async function mendChosen(
  tx: Tx,
  ctx: Ctx,
  ticket: TicketRow,
  input: QaInput,
  refused: readonly RefusedFinding[],
  chosen: Chosen,
): Promise<Mended> {
  const run = await newestRun(tx, ctx, ticket.id);
  const stored = new Map<string, Finding>([
    ...(run ? storedFindings(run).map((found, at) => [run.findings[at]?.id ?? "", found] as const) : []),
    ...refused.map((found) => [found.id, found] as const),
  ]);
  const present = [...runRules(input), ...refused].filter(hasFix);
  const wanted = new Set<Finding>();
  const skipped: Skipped[] = [];
  for (const choice of chosen) {
    const known = typeof choice === "string" ? stored.get(choice) : undefined;
    const place = typeof choice === "string" ? known : choice;
    const matching = present.filter(
      (found) =>
        found.rule === place?.rule &&
        found.pointer === place.pointer &&
        // Two findings may stand at one place: an id means the one that was shown.
        (known === undefined || canonicalize(found.suggestion) === canonicalize(known.suggestion)),
    );
    if (matching.length === 0) {
      const id = typeof choice === "string" ? choice : null;
      skipped.push({ rule: place?.rule ?? "", pointer: place?.pointer ?? "", id, reason: WHY.not_found });
    }
    for (const found of matching) wanted.add(found);
  }
  const result = applyFixes(input.ticket.payload, [...wanted]);
  const impossible = result.skipped.map(({ fix, why }) => ({ ...placeOf(fix), id: null, reason: WHY[why] }));
  return { payload: result.payload, applied: result.applied, skipped: [...skipped, ...impossible] };
}

function placeOf({ rule, pointer }: Finding): { rule: string; pointer: string } {
  return { rule, pointer };
}

/** The mended payload; the ticket is a draft until the check that follows. */
async function keepPayload(tx: Tx, ctx: Ctx, before: TicketRow, payload: Record<string, unknown>): Promise<TicketRow> {
  await tx.ticket.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
    data: {
      payloadConfig: payload as object,
      status: "DRAFT",
      ...(before.status === "DRAFT" ? {} : { statusAt: new Date() }),
      qaFailureReason: null,
      qaInputHash: null,
      qaRunId: null,
      version: { increment: 1 },
    },
  });
  const after = await fresh(tx, ctx, before.id);
  await recordChange(tx, ctx, { type: "ticket.mended", noun: "ticket", before, after, dto: toTicketDto(after) });
  return after;
}

async function fresh(tx: Tx, ctx: Ctx, id: string): Promise<TicketRow> {
  const row = await findTicketRow(tx, ctx.tenantId, id);
  if (!row) throw appError("TICKET_001", { details: { ticketId: id } });
  return row;
}
