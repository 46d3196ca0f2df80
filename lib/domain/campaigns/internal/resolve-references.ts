import "server-only";
import type { CodeKind } from "@/lib/domain/taxonomy/scheme.rules";
import { type SchemeJson, type StoredScheme, schemeOfJson } from "@/lib/domain/taxonomy/stored-scheme";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError, type Violation } from "@/lib/shared/errors";

export type CampaignReferences = {
  brand: { id: string; code: string };
  market: { id: string; code: string; currency: string; time_zone: string };
  channel: { id: string; code: string; platform: string } | null;
};

/** What a name is made by: the scheme in force, and which kinds of the codes are retired already by an earlier name. */
export type NamingFacts = { scheme: StoredScheme; issued: readonly CodeKind[] };

type Found = { [K in keyof CampaignReferences]: CampaignReferences[K] | null } & { scheme: SchemeJson | null; issued: CodeKind[] };

/**
 * Reads what a campaign refers to and keeps it as it is until the transaction ends: a code that is being renamed, or a
 * row that is being deleted, must not change between the name's spelling and its issue. What else a name needs comes in
 * the same statement.
 *
 * @throws VALIDATION_005 (422) naming every reference that does not exist at once
 */
export async function resolveReferences(
  tx: Tx,
  ctx: Ctx,
  ids: { brandId: string; marketId: string; channelId: string | null },
): Promise<CampaignReferences & NamingFacts> {
  const [row] = await tx.$queryRaw<Found[]>`
    with b as (select id, internal_code as code from brands
        where tenant_id = ${ctx.tenantId}::uuid and id = ${ids.brandId}::uuid and deleted_at is null for share),
      m as (select id, code, currency, time_zone from markets
        where tenant_id = ${ctx.tenantId}::uuid and id = ${ids.marketId}::uuid and deleted_at is null for share),
      c as (select id, code, platform from channels
        where tenant_id = ${ctx.tenantId}::uuid and id = ${ids.channelId}::uuid and deleted_at is null for share)
    select (select to_json(b) from b) as brand, (select to_json(m) from m) as market, (select to_json(c) from c) as channel,
      (select to_json(s) from taxonomy_schemes s where tenant_id = ${ctx.tenantId}::uuid and effective_to is null) as scheme,
      array(select kind from issued_codes where tenant_id = ${ctx.tenantId}::uuid and (kind, code) in (
        select 'brand', code from b union all select 'market', code from m union all select 'channel', code from c)) as issued`;
  const { brand, market, channel, scheme, issued } = row as Found;
  const violations: Violation[] = [];
  if (!brand) violations.push(missing("brand"));
  if (!market) violations.push(missing("market"));
  if (ids.channelId !== null && !channel) violations.push(missing("channel"));
  if (!brand || !market || violations.length > 0) throw appError("VALIDATION_005", { violations });
  return { brand, market, channel, scheme: schemeOfJson(scheme), issued };
}

function missing(noun: string): Violation {
  return { pointer: `/${noun}Id`, rule: "reference", message: `There is no ${noun} with this id in the workspace` };
}
