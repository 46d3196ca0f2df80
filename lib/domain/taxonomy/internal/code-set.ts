import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import type { CodeKind, CodeSet } from "../scheme.rules";

/** A row whose own code does not count: it is about to be replaced. */
export type Owner = { kind: CodeKind; id: string };

/**
 * Every code the workspace knows: those of living brands, markets and channels, and as `retired` those that issued names
 * contain while no living row bears them.
 */
export async function loadCodeSet(tx: Tx, tenantId: string, without: Owner | null = null): Promise<CodeSet> {
  const rows = await tx.$queryRaw<{ kind: CodeKind; code: string; id: string | null }[]>`
    select 'brand' as kind, internal_code as code, id from brands where tenant_id = ${tenantId}::uuid and deleted_at is null
    union all select 'market', code, id from markets where tenant_id = ${tenantId}::uuid and deleted_at is null
    union all select 'channel', code, id from channels where tenant_id = ${tenantId}::uuid and deleted_at is null
    union all select kind, code, null from issued_codes where tenant_id = ${tenantId}::uuid`;
  const current: Record<CodeKind, string[]> = { brand: [], market: [], channel: [] };
  const retired: Record<CodeKind, string[]> = { brand: [], market: [], channel: [] };
  for (const { kind, code, id } of rows) {
    if (id === null || (without?.kind === kind && without.id === id)) continue;
    current[kind].push(code);
  }
  for (const { kind, code, id } of rows) {
    if (id === null && !current[kind].includes(code)) retired[kind].push(code);
  }
  return { ...current, retired };
}

/** The set as it is for a row that takes back a code of its own past: that code is not retired for it. */
export function allowing(codes: CodeSet, kind: CodeKind, code: string): CodeSet {
  return { ...codes, retired: { ...codes.retired, [kind]: codes.retired?.[kind]?.filter((other) => other !== code) ?? [] } };
}
