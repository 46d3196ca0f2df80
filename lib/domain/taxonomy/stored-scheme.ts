import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { newId } from "@/lib/shared/ids";
import { DEFAULT_SCHEME, type Scheme, type SegmentKind } from "./scheme.rules";

/** A scheme with its place among the workspace's schemes. `effectiveTo` is null while it is in force. */
export type StoredScheme = Scheme & { version: number; effectiveFrom: Date | null; effectiveTo: Date | null };

/** What every workspace starts with, also one whose row has not been written yet. */
const FIRST: StoredScheme = { ...DEFAULT_SCHEME, version: 1, effectiveFrom: null, effectiveTo: null };

/** Gives a workspace the default scheme unless it has one. Safe to call again and from several sides at once. */
export async function ensureDefaultScheme(tx: Tx, tenantId: string): Promise<void> {
  await tx.taxonomyScheme.createMany({
    data: [
      {
        id: newId(),
        tenantId,
        version: FIRST.version,
        separator: FIRST.separator,
        segments: [...FIRST.segments],
        effectiveFrom: new Date(),
      },
    ],
    skipDuplicates: true,
  });
}

/** The scheme by which a name is issued now. */
export async function schemeInForce(tx: Tx, tenantId: string): Promise<StoredScheme> {
  const row = await tx.taxonomyScheme.findFirst({ where: { tenantId, effectiveTo: null } });
  return row ? stored(row) : FIRST;
}

/** A row of `taxonomy_schemes` as `to_json` writes it. */
export type SchemeJson = { version: number; separator: string; segments: unknown; effective_from: string; effective_to: string | null };

/** The scheme in force, for a statement that reads its row beside other things; null is a workspace that has none yet. */
export function schemeOfJson(row: SchemeJson | null): StoredScheme {
  if (!row) return FIRST;
  const effectiveTo = row.effective_to === null ? null : new Date(row.effective_to);
  return stored({ ...row, effectiveFrom: new Date(row.effective_from), effectiveTo });
}

/** The scheme a name was issued by. Null for a version the workspace never had. */
export async function schemeOfVersion(tx: Tx, tenantId: string, version: number): Promise<StoredScheme | null> {
  const row = await tx.taxonomyScheme.findUnique({ where: { tenantId_version: { tenantId, version } } });
  if (row) return stored(row);
  return version === FIRST.version ? FIRST : null;
}

function stored(row: {
  version: number;
  separator: string;
  segments: unknown;
  effectiveFrom: Date;
  effectiveTo: Date | null;
}): StoredScheme {
  return {
    version: row.version,
    separator: row.separator,
    segments: row.segments as SegmentKind[],
    effectiveFrom: row.effectiveFrom,
    effectiveTo: row.effectiveTo,
  };
}
