import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { type AuditRow, auditHash, GENESIS_HASH } from "./audit-chain";

/** `intact` with the number of linked entries, or the first broken place and what is wrong there. */
export type AuditVerdict = { intact: true; entries: number } | { intact: false; seq: number; reason: string };

/** Entries read per round trip while verifying. */
const VERIFY_PAGE = 2_000;

/**
 * Recomputes a workspace's whole chain: numbers without gap from 1, every hash, every link, and the head. Call it inside
 * `ctx.read`. Entries not yet numbered are not part of the chain.
 */
export async function verifyAuditChain(tx: Tx, tenantId: string): Promise<AuditVerdict> {
  // The head is read first: entries linked meanwhile lie beyond it and are left for the next time.
  const [head = { seq: 0n, hash: GENESIS_HASH }] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    select seq, hash from audit_heads where tenant_id = ${tenantId}::uuid`;
  let last = { seq: 0n, hash: GENESIS_HASH };
  for (;;) {
    const rows = await tx.$queryRaw<(AuditRow & { seq: bigint })[]>`
      select * from audit_entries where tenant_id = ${tenantId}::uuid and seq > ${last.seq} and seq <= ${head.seq}
      order by seq limit ${VERIFY_PAGE}`;
    for (const row of rows) {
      const seq = last.seq + 1n;
      const broken = (reason: string): AuditVerdict => ({ intact: false, seq: Number(seq), reason });
      if (row.seq !== seq) return broken("the entry is missing");
      if (row.prev_hash !== last.hash) return broken("the link to the entry before is broken");
      if (row.hash !== auditHash(row, seq, last.hash)) return broken("the entry was changed");
      last = { seq, hash: row.hash };
    }
    if (rows.length < VERIFY_PAGE) break;
  }
  if (last.seq !== head.seq) return { intact: false, seq: Number(last.seq + 1n), reason: "the entry is missing" };
  if (last.hash !== head.hash) return { intact: false, seq: Number(last.seq), reason: "the head does not match the last entry" };
  return { intact: true, entries: Number(last.seq) };
}
