import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { Prisma } from "@/lib/infra/db/generated/client";
import type { CodeKind, SegmentKind } from "../scheme.rules";
import type { Owner } from "./code-set";

const CAMPAIGN_COLUMNS: Record<CodeKind, { id: string; code: string }> = {
  brand: { id: "brand_id", code: "brand_code" },
  market: { id: "market_id", code: "market_code" },
  channel: { id: "channel_id", code: "channel_code" },
};

/**
 * Whether names of this very row contain the code: it may take such a code back, because every name with it means the
 * row anyway. A channel's code is also in the names of its tickets.
 */
export async function wasIssuedBy(tx: Tx, tenantId: string, owner: Owner, code: string): Promise<boolean> {
  const columns = CAMPAIGN_COLUMNS[owner.kind];
  const [campaign] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select from campaigns where tenant_id = ${tenantId}::uuid
      and ${Prisma.raw(columns.id)} = ${owner.id}::uuid and ${Prisma.raw(columns.code)} = ${code}) as found`;
  if (campaign?.found || owner.kind !== "channel") return campaign?.found ?? false;
  const schemes = await tx.taxonomyScheme.findMany({ where: { tenantId }, select: { version: true, separator: true, segments: true } });
  for (const scheme of schemes) {
    const parts = (scheme.segments as SegmentKind[]).map((kind) => segmentSql(kind, code));
    const [ticket] = await tx.$queryRaw<{ found: boolean }[]>`
      select exists (select from tickets t join campaigns c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
        where t.tenant_id = ${tenantId}::uuid and t.channel_id = ${owner.id}::uuid and c.scheme_version = ${scheme.version}
        and t.name = concat_ws(${scheme.separator}, ${Prisma.join(parts)})) as found`;
    if (ticket?.found) return true;
  }
  return false;
}

function segmentSql(kind: SegmentKind, channelCode: string): Prisma.Sql {
  switch (kind) {
    case "brand":
      return Prisma.sql`c.brand_code`;
    case "market":
      return Prisma.sql`c.market_code`;
    case "channel":
      return Prisma.sql`${channelCode}::text`;
    case "year":
      return Prisma.sql`c.year`;
    case "name":
      return Prisma.sql`c.name_segment`;
  }
}
