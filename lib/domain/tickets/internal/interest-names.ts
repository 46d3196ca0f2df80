import "server-only";
import { accessThrough } from "@/lib/domain/connections/platform-access";
import { budgetedOutbound } from "@/lib/domain/deployments/budgeted-outbound";
import { unnamedInterests } from "@/lib/domain/tickets/qa/unnamed-interests";
import { type Ctx, systemContext } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import type { PlatformKey } from "@/lib/platforms/catalogue";
import { findAdapter } from "@/lib/platforms/registry";
import { askingVia } from "@/lib/platforms/send";
import { isAppError } from "@/lib/shared/errors";
import { findTicketRow } from "../tickets.dto";
import { loadTraffickingFacts } from "./trafficking-facts";

const LIST = "interests";
/** Ids asked for before one check; what is left then is asked for before the next. A person is waiting. */
const MOST_ASKED = 10;
/** Entries looked through for the very id: a platform that searches by text finds it among others. */
const MOST_OPTIONS = 200;
/** How long a check waits for the platform in all, in ms. Without an answer it says that the interest cannot be judged. */
const PATIENCE_MS = 5_000;
/** A name is asked for again after this long: platforms rename their interests now and then. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
/** An id the platform did not know may have been too new. */
const UNKNOWN_KEPT_MS = 24 * 60 * 60_000;

type Payload = Readonly<Record<string, unknown>>;

/** Names of the interests that a payload gives by number alone, as far as they are known. */
export async function knownInterests(tx: Tx, ctx: Ctx, platform: string, payload: Payload): Promise<Record<string, string>> {
  const ids = idsIn(platform, payload);
  if (ids.length === 0) return {};
  const rows = await tx.platformName.findMany({ where: { tenantId: ctx.tenantId, platform, list: LIST, externalId: { in: ids } } });
  return Object.fromEntries(rows.flatMap(({ externalId, name }) => (name === null ? [] : [[externalId, name] as const])));
}

function idsIn(platform: string, payload: Payload): string[] {
  const adapter = findAdapter(platform as PlatformKey);
  return adapter ? [...new Set(unnamedInterests(adapter.mentions(payload)).map(({ id }) => id))] : [];
}

/**
 * Asks the platform for the names of the interests that a ticket gives by number alone, and keeps them. To be called
 * before a check and outside its transaction; each question takes its turn in the account's call budget. Never throws
 * for anything the network or the platform does: what stays unknown is a finding.
 *
 * @param payload what the ticket is about to be given; by default what it has
 */
export async function resolveInterests(
  ctx: Ctx,
  ticketId: string,
  payload?: Payload,
  via: { outbound: Outbound } = { outbound },
): Promise<void> {
  const wanted = await ctx.read((tx) => unknownInterests(tx, ctx, ticketId, payload));
  if (!wanted || wanted.ids.length === 0) return;
  const { adapter, connection, ids } = wanted;
  const reached = accessThrough(adapter, connection);
  if ("missing" in reached) return;
  const { access } = reached;
  const budgeted = budgetedOutbound({ connectionId: connection.id, adapter, access }, ctx, via.outbound);
  const ask = askingVia({ adapter, access, outbound: budgeted, signal: AbortSignal.timeout(PATIENCE_MS) });
  const known: Known[] = [];
  try {
    for (const id of ids) {
      const { classified, options } = await adapter.search({ list: LIST, text: id, limit: MOST_OPTIONS }, access, ask);
      if (classified.outcome !== "success") break;
      known.push({ id, name: options.find((option) => option.id === id)?.name ?? null });
    }
  } catch (error) {
    // The budget has no room now.
    if (!isAppError(error)) throw error;
  }
  if (known.length === 0) return;
  // Nobody's act: a repeated request must not be answered with this write of the first.
  const actor = { kind: "system", id: "interest-names", label: "Interest names" } as const;
  const keeping = systemContext({ tenantId: ctx.tenantId, requestId: ctx.requestId, actor });
  await keeping.write((tx) => keepNames(tx, keeping, connection.platform, known));
}

type Known = { id: string; name: string | null };

async function unknownInterests(tx: Tx, ctx: Ctx, ticketId: string, given: Payload | undefined) {
  const ticket = await findTicketRow(tx, ctx.tenantId, ticketId);
  if (!ticket) return null;
  const { platform } = ticket.channel;
  const ids = idsIn(platform, given ?? (ticket.payloadConfig as Payload));
  if (ids.length === 0) return null;
  const { adapter, connection } = await loadTraffickingFacts(tx, ctx.tenantId, ticket.id);
  if (!adapter || !connection) return null;
  const rows = await tx.platformName.findMany({ where: { tenantId: ctx.tenantId, platform, list: LIST, externalId: { in: ids } } });
  const now = Date.now();
  const fresh = new Set(
    rows.filter((row) => now - row.askedAt.getTime() < (row.name === null ? UNKNOWN_KEPT_MS : KEPT_MS)).map((row) => row.externalId),
  );
  return { adapter, connection, ids: ids.filter((id) => !fresh.has(id)).slice(0, MOST_ASKED) };
}

async function keepNames(tx: Tx, ctx: Ctx, platform: string, known: readonly Known[]): Promise<void> {
  const askedAt = new Date();
  // In one order, so that two checks that learn the same names wait for each other and never lock each other out.
  for (const { id, name } of known.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const key = { tenantId: ctx.tenantId, platform, list: LIST, externalId: id };
    await tx.platformName.upsert({
      where: { tenantId_platform_list_externalId: key },
      create: { ...key, name, askedAt },
      // A name once known is not forgotten because a search failed to find it.
      update: { ...(name === null ? {} : { name }), askedAt },
    });
  }
}
