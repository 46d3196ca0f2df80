import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { platformEntry } from "@/lib/platforms/catalogue";
import {
  answered,
  type BudgetState,
  block,
  charge,
  countsAnswers,
  EMPTY_BUDGET,
  release,
  takeTurn as turnOf,
} from "@/lib/platforms/decisions/call-budget";
import type { Classified, PlatformAccess, PlatformAdapter, Usage } from "@/lib/platforms/platform";
import { newId } from "@/lib/shared/ids";

/** The account whose calls are counted. */
export type Caller = {
  connectionId: string;
  adapter: Pick<PlatformAdapter, "key" | "quotas">;
  access: Pick<PlatformAccess, "account" | "credentials">;
};

/** Go, `holdMs` from now; or come back for the slot that is reserved. */
export type Turn = { holdMs: number; callId: string } | { slotAt: Date; reason: string };

/** From this share of a quota on, the platform's own word of when there is room again is taken before it refuses. */
const FULL_SHARE = 0.95;
/** A quota that the platform calls used up, without saying until when. */
const USED_UP_SECONDS = 60;

/**
 * The caller's turn to make one call of the account, for all processes together. Takes the account's row to the end of
 * the transaction: always the last lock of all. Time is the database's, so that processes on other machines agree.
 *
 * @param slotAt the slot that was reserved for this very call before
 */
export async function takeTurn(tx: Tx, ctx: Ctx, caller: Caller, slotAt: Date | null = null): Promise<Turn> {
  const { state, now } = await lockedBudget(tx, ctx, caller.connectionId);
  const id = newId();
  const turn = turnOf(state, caller.adapter.quotas(caller.access), now, { slot: slotAt?.getTime() ?? null, id });
  await keep(tx, ctx, caller.connectionId, turn.state);
  if ("holdMs" in turn) return { holdMs: turn.holdMs, callId: id };
  return { slotAt: new Date(turn.slotAt), reason: waitingWords(caller, turn.state, turn.slotAt, now) };
}

/** The call a turn let through, and how long ago (milliseconds) its last answer came, or its time was over. */
export type Ended = { callId: string; agoMs: number };

/**
 * What the answers of one turn say about the quota: a throttle, or a usage that leaves no room, stops everybody's calls
 * for as long as the platform says; calls beyond the one that was asked for are counted.
 */
export async function noteAnswers(
  tx: Tx,
  ctx: Ctx,
  caller: Caller,
  ended: Ended,
  answers: readonly { classified: Pick<Classified, "outcome" | "retryAfterSeconds" | "reason">; usage?: Usage | null }[],
): Promise<void> {
  const silence = answers.flatMap((answer) => silenceOf(answer));
  const further = answers.length - 1;
  const quotas = caller.adapter.quotas(caller.access);
  if (silence.length === 0 && further <= 0 && !countsAnswers(quotas)) return;
  const { state, now } = await lockedBudget(tx, ctx, caller.connectionId);
  let next = charge(answered(state, ended.callId, now - ended.agoMs), quotas, now, Math.max(0, further));
  for (const { seconds, reason } of silence) next = block(next, now + seconds * 1_000, reason);
  await keep(tx, ctx, caller.connectionId, next);
}

/** Gives back a slot that will not be used, so that the next who comes has it. */
export async function giveBack(tx: Tx, ctx: Ctx, deployment: { connectionId: string; slotAt: Date | null }): Promise<void> {
  if (!deployment.slotAt) return;
  const { state, now } = await lockedBudget(tx, ctx, deployment.connectionId);
  await keep(tx, ctx, deployment.connectionId, release(state, deployment.slotAt.getTime(), now));
}

function silenceOf({ classified, usage }: Parameters<typeof noteAnswers>[4][number]): { seconds: number; reason: string }[] {
  if (classified.outcome === "throttled") {
    return [{ seconds: classified.retryAfterSeconds ?? USED_UP_SECONDS, reason: classified.reason }];
  }
  if (!usage || usage.share < FULL_SHARE) return [];
  const regain = usage.regainSeconds ?? 0;
  if (regain > 0) return [{ seconds: regain, reason: "The platform says that the quota is nearly used up" }];
  return usage.share >= 1 ? [{ seconds: USED_UP_SECONDS, reason: "The platform says that the quota is used up" }] : [];
}

function waitingWords({ adapter }: Caller, state: BudgetState, at: number, now: number): string {
  const platform = platformEntry(adapter.key).displayName;
  const slot = `next free slot at ${new Date(at).toISOString()}`;
  if (state.blockedUntil > now) return `${platform} asked to wait (${state.blockedReason ?? "too many requests"}); ${slot}`;
  return `The account's quota at ${platform} is used up; ${slot}`;
}

async function lockedBudget(tx: Tx, ctx: Ctx, connectionId: string): Promise<{ state: BudgetState; now: number }> {
  const { tenantId } = ctx;
  await tx.$executeRaw`insert into call_budgets (tenant_id, connection_id, state, updated_at)
    values (${tenantId}::uuid, ${connectionId}::uuid, '{}'::jsonb, now()) on conflict do nothing`;
  const rows = await tx.$queryRaw<{ state: Partial<BudgetState> }[]>`select state from call_budgets
    where tenant_id = ${tenantId}::uuid and connection_id = ${connectionId}::uuid for update`;
  // In a statement of its own: in the one before it would be the time before the lock was waited for.
  const clock = await tx.$queryRaw<{ now: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
  return { state: { ...EMPTY_BUDGET, ...rows[0]?.state }, now: clock[0]?.now ?? Date.now() };
}

async function keep(tx: Tx, ctx: Ctx, connectionId: string, state: BudgetState): Promise<void> {
  await tx.$executeRaw`update call_budgets set state = ${JSON.stringify(state)}::jsonb, updated_at = now()
    where tenant_id = ${ctx.tenantId}::uuid and connection_id = ${connectionId}::uuid`;
}
