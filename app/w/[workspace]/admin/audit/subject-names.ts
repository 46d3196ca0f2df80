import { subjectKey, subjectName } from "@/components/admin/audit-words";
import { getApiKey } from "@/lib/domain/api-keys/get-api-key";
import type { AuditEntryDto } from "@/lib/domain/audit-entries/audit-entries.schema";
import { getBrand } from "@/lib/domain/brands/get-brand";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { getChannel } from "@/lib/domain/channels/get-channel";
import { getConnection } from "@/lib/domain/connections/get-connection";
import { getMarket } from "@/lib/domain/markets/get-market";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import type { Ctx } from "@/lib/infra/context";
import { found } from "../../found";

/** Readings at once: a page of the audit must not take every connection of the database. */
const AT_ONCE = 4;

type Naming = (ctx: Ctx, id: string) => Promise<string>;

/** How a thing that still has a row is called, deleted ones too. */
const NAMES: Record<string, Naming> = {
  campaign: async (ctx, id) => (await getCampaign(ctx, { id, includeDeleted: true })).name,
  ticket: async (ctx, id) => (await getTicket(ctx, { id, includeDeleted: true })).key,
  brand: async (ctx, id) => (await getBrand(ctx, { id, includeDeleted: true })).name,
  market: async (ctx, id) => (await getMarket(ctx, { id, includeDeleted: true })).name,
  channel: async (ctx, id) => (await getChannel(ctx, { id, includeDeleted: true })).name,
  connection: async (ctx, id) => (await getConnection(ctx, { id, includeDeleted: true })).name,
  api_key: async (ctx, id) => (await getApiKey(ctx, { id })).name,
};

/** The names of what the entries are about, where an entry does not say it itself, by {@link subjectKey}. */
export async function subjectNames(ctx: Ctx, entries: readonly AuditEntryDto[]): Promise<Record<string, string>> {
  const asked = new Map(
    entries.filter(({ changes }) => subjectName(changes) === null).map(({ subject }) => [subjectKey(subject), subject] as const),
  );
  const waiting = [...asked];
  const names: Record<string, string> = {};
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [key, { type, id }] = next;
      const naming = NAMES[type];
      const name = naming ? await found(naming(ctx, id)) : null;
      if (name !== null) names[key] = name;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return names;
}
