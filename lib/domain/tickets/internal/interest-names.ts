import "server-only";
import { accessThrough } from "@/lib/domain/connections/platform-access";
import { unnamedInterests } from "@/lib/domain/tickets/qa/unnamed-interests";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import type { PlatformKey } from "@/lib/platforms/catalogue";
import { findAdapter } from "@/lib/platforms/registry";
import { askingVia } from "@/lib/platforms/send";
import { findTicketRow } from "../tickets.dto";
import { loadTraffickingFacts } from "./trafficking-facts";

const LIST = "interests";
/** Ids asked for before one check; what is left then is asked for before the next. A person is waiting. */
const MOST_ASKED = 10;
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
 * before a check and outside its transaction. Never throws for anything the network or the platform does: what stays
 * unknown is a finding.
 */
export async function resolveInterests(ctx: Ctx, ticketId: string, via: { outbound: Outbound } = { outbound }): Promise<void> {
  const wanted = await ctx.read(async (tx) => {
    const ticket = await findTicketRow(tx, ctx.tenantId, ticketId);
    if (!ticket || idsIn(ticket.channel.platform, ticket.payloadConfig as Payload).length === 0) return null;
    const { adapter, connection, payload, channel } = await loadTraffickingFacts(tx, ctx.tenantId, ticket.id);
    if (!adapter || !connection) return null;
    const ids = idsIn(channel.platform, payload);
    const known = await tx.platformName.findMany({
      where: { tenantId: ctx.tenantId, platform: channel.platform, list: LIST, externalId: { in: ids } },
    });
    const now = Date.now();
    const fresh = new Set(
      known.filter((row) => now - row.askedAt.getTime() < (row.name === null ? UNKNOWN_KEPT_MS : KEPT_MS)).map((row) => row.externalId),
    );
    return { adapter, connection, platform: channel.platform, ids: ids.filter((id) => !fresh.has(id)).slice(0, MOST_ASKED) };
  });
  if (!wanted || wanted.ids.length === 0) return;
  const { adapter, connection, platform, ids } = wanted;
  const reached = accessThrough(adapter, connection);
  if ("missing" in reached) return;
  const { access } = reached;
  const ask = askingVia({ adapter, access, outbound: via.outbound, signal: AbortSignal.timeout(PATIENCE_MS) });
  const answers = await Promise.all(
    ids.map(async (id) => {
      const { classified, options } = await adapter.search({ list: LIST, text: id, limit: 10 }, access, ask);
      return classified.outcome === "success" ? { id, name: options.find((option) => option.id === id)?.name ?? null } : null;
    }),
  );
  const known = answers.filter((answer) => answer !== null);
  if (known.length === 0) return;
  await ctx.write((tx) => keepNames(tx, ctx, platform, known));
}

async function keepNames(tx: Tx, ctx: Ctx, platform: string, known: readonly { id: string; name: string | null }[]): Promise<void> {
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
