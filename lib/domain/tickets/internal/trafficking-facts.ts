import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import type { PlatformKey } from "@/lib/platforms/catalogue";
import type { MadeStep } from "@/lib/platforms/decisions/continue-plan";
import type { Generations, ObjectKind, PlatformAdapter } from "@/lib/platforms/platform";
import { findAdapter } from "@/lib/platforms/registry";

export type TraffickingFacts = Awaited<ReturnType<typeof loadTraffickingFacts>>;

/** Everything about one ticket that QA judges, a plan is built from and a send relies on. Read inside one transaction. */
export async function loadTraffickingFacts(tx: Tx, tenantId: string, ticketId: string) {
  const ticket = await tx.ticket.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: ticketId } },
    include: { channel: true, campaign: { include: { brand: true, market: true } } },
  });
  const { campaign, channel } = ticket;
  const payload = ticket.payloadConfig as Record<string, unknown>;
  const adapter = findAdapter(channel.platform as PlatformKey);
  const connections = await tx.platformConnection.findMany({
    where: { tenantId, platform: channel.platform, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const connectionOf = (of: Record<string, unknown>) => chooseConnection(adapter, of, connections);
  const connection = connectionOf(payload);
  const targets = connection
    ? await tx.platformObject.findMany({
        where: {
          tenantId,
          connectionId: connection.id,
          kind: "campaign",
          state: { not: "DELETED" },
          OR: [{ campaignId: campaign.id, channelId: channel.id }, ...(ticket.targetObjectId ? [{ id: ticket.targetObjectId }] : [])],
        },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      })
    : [];
  const target = ticket.requestType === "CREATE_CAMPAIGN" ? null : targetOf({ ticket, targets });
  const children = target ? await childrenOf(tx, tenantId, target.id) : [];
  const generations = connection ? await generationsOf(tx, ticket, connection.id) : {};
  const made = connection ? await madeBy(tx, ticket, connection.id, target ? [target, ...children] : []) : [];
  return {
    ticket,
    campaign,
    brand: campaign.brand,
    market: campaign.market,
    channel,
    payload,
    adapter,
    connection,
    connectionOf,
    targets,
    children,
    made,
    generations,
  };
}

/** Kinds that stand in one another, the outermost first. */
const NESTED: readonly ObjectKind[] = ["campaign", "ad_group", "ad"];

/**
 * How much of what the ticket made on the account is gone, by kind: what stands in something that is gone counts as gone,
 * whether the platform was asked about it since or not, and so does all that it stood in.
 */
async function generationsOf(tx: Tx, ticket: { id: string; tenantId: string }, connectionId: string): Promise<Generations> {
  const gone = { state: "DELETED" };
  const rows = await tx.platformObject.findMany({
    where: {
      tenantId: ticket.tenantId,
      connectionId,
      createdByAttempt: { deployment: { ticketId: ticket.id } },
      OR: [gone, { parent: gone }, { parent: { parent: gone } }],
    },
    select: { kind: true },
  });
  const countDownTo = (at: number) => rows.filter(({ kind }) => NESTED.slice(0, at + 1).includes(kind as ObjectKind)).length;
  return Object.fromEntries(NESTED.map((kind, at) => [kind, countDownTo(at)] as const).filter(([, count]) => count > 0));
}

/** What exists below an object, parents before children. */
async function childrenOf(tx: Tx, tenantId: string, targetId: string) {
  const below = (parents: string[]) =>
    tx.platformObject.findMany({
      where: { tenantId, parentId: { in: parents }, state: { not: "DELETED" } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
  const groups = await below([targetId]);
  return groups.length === 0 ? [] : [...groups, ...(await below(groups.map(({ id }) => id)))];
}

type KnownRow = { kind: string; externalId: string; name: string; lastSent: unknown };

/** What earlier deployments of the ticket made on the account, the newest first, or changed of its target. */
async function madeBy(
  tx: Tx,
  ticket: { id: string; tenantId: string; requestType: string },
  connectionId: string,
  targets: readonly KnownRow[],
): Promise<MadeStep[]> {
  const { tenantId } = ticket;
  const rows = await tx.platformObject.findMany({
    where: { tenantId, connectionId, state: { not: "DELETED" }, createdByAttempt: { deployment: { ticketId: ticket.id } } },
    include: { createdByAttempt: { select: { step: true } }, parent: { select: { externalId: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const created = rows.map((row) => madeStep(row.createdByAttempt?.step ?? "", row, row.parent?.externalId ?? null));
  if (ticket.requestType === "CREATE_CAMPAIGN") return created;
  const changes = await tx.deploymentAttempt.findMany({
    where: { tenantId, kind: "send", outcome: "success", deployment: { ticketId: ticket.id, connectionId } },
    select: { step: true },
  });
  const steps = [...new Set(changes.map(({ step }) => step))];
  // A change may make something too: an ad's new creative, which is not made once more.
  return [...created, ...steps.flatMap((step) => targets.map((target) => madeStep(step, target, null)))];
}

function madeStep(step: string, { kind, externalId, name, lastSent }: KnownRow, parentExternalId: string | null): MadeStep {
  return { step, kind: kind as ObjectKind, externalId, name, parentExternalId, lastSent: lastSent as MadeStep["lastSent"] };
}

type Account = { accountId: string };

/**
 * The connection a ticket goes through: the one whose account the payload names, else the platform's only one. With
 * several and none named there is no guessing: null.
 */
export function chooseConnection<C extends Account>(
  adapter: PlatformAdapter | null,
  payload: Record<string, unknown>,
  connections: readonly C[],
): C | null {
  const named = adapter?.mentions(payload).find((mention) => mention.role === "account")?.value;
  const accountId = named === undefined || named === null || !adapter ? null : adapter.parseAccountId(String(named));
  const match = connections.find((connection) => connection.accountId === accountId);
  if (match) return match;
  return connections.length === 1 ? (connections[0] ?? null) : null;
}

/** The object an update, pause or resume is about: the one named, else the only live one. */
export function targetOf<Target extends { id: string }>(facts: {
  ticket: { targetObjectId: string | null };
  targets: readonly Target[];
}): Target | null {
  const { ticket, targets } = facts;
  if (ticket.targetObjectId) return targets.find((target) => target.id === ticket.targetObjectId) ?? null;
  return targets.length === 1 ? (targets[0] ?? null) : null;
}
