import "server-only";
import type { AuditedNoun } from "@/lib/infra/audit";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { sqlStateOf } from "@/lib/infra/db/sql-state";
import { appError } from "@/lib/shared/errors";
import { recordChange } from "./record-change";

/** SQLSTATE of a deletion that a reference forbids. */
const REFERRED_TO = ["23503", "23001"];

type Purge = {
  noun: AuditedNoun;
  /** The row as it was, for the audit. */
  row: { id: string };
  /** Deletes the row with what is only a part of it. */
  remove: () => Promise<unknown>;
  /** What may refer to it, for the refusal's words: "campaigns". */
  referrers: string;
  /** Said in place of advice to delete those first, where they cannot all be deleted. */
  why?: string;
};

/**
 * Deletes a locked row for good, with its audit entry and its event. What refers to it decides, deleted rows included: the
 * database's own foreign keys say so, no check before it could.
 * @throws CONFLICT_003 (409) while anything refers to it
 */
export async function purgeRow(tx: Tx, ctx: Ctx, { noun, row, remove, referrers, why }: Purge): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!REFERRED_TO.includes(sqlStateOf(error) ?? "")) throw error;
    throw appError("CONFLICT_003", {
      message: `It cannot be deleted for good: ${referrers} refer to it, perhaps deleted ones. ${why ? `${why}. Delete it without hard=true` : "Delete it without hard=true, or those for good first"}`,
      details: { referrers },
    });
  }
  await recordChange(tx, ctx, { type: `${noun}.purged`, noun, before: row, after: null, dto: { id: row.id } });
}
