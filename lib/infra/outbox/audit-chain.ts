import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Client } from "pg";

/** What the first entry of a workspace names as its predecessor. */
export const GENESIS_HASH = "0".repeat(64);

export type AuditRow = {
  id: string;
  tenant_id: string;
  action: string;
  actor_kind: string;
  actor_id: string;
  actor_label: string;
  subject_type: string;
  subject_id: string;
  changes: unknown;
  request_id: string;
  occurred_at: Date;
  prev_hash: string | null;
  hash: string | null;
};

/**
 * SHA-256 (hex) over the RFC 8785 form of an entry's fields, its number and its predecessor's hash: changing, removing,
 * inserting or reordering entries breaks every later link. `ord` is left out: it is the database's, not the entry's.
 */
export function auditHash(row: Omit<AuditRow, "prev_hash" | "hash">, seq: bigint, prevHash: string): string {
  const text = canonicalize({
    id: row.id,
    tenantId: row.tenant_id,
    seq: seq.toString(),
    action: row.action,
    actor: { kind: row.actor_kind, id: row.actor_id, label: row.actor_label },
    subject: { type: row.subject_type, id: row.subject_id },
    changes: row.changes,
    requestId: row.request_id,
    occurredAt: row.occurred_at.toISOString(),
    prevHash,
  });
  if (text === undefined) throw new Error(`audit entry ${row.id} has no canonical form`);
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * Numbers and links up to `limit` committed entries, whatever their workspaces, in one transaction; returns how many.
 * The workspaces' head rows are locked first (in order, against deadlock) and are the fence against a second sequencer.
 */
export async function chainAuditBatch(client: Client, limit: number): Promise<number> {
  await client.query("begin");
  try {
    const waiting = await client.query<{ tenant_id: string }>(
      "select distinct tenant_id from (select tenant_id from audit_entries where seq is null order by ord limit $1) as oldest order by tenant_id",
      [limit],
    );
    const linked = await link(
      client,
      waiting.rows.map((row) => row.tenant_id),
      limit,
    );
    await client.query("commit");
    return linked;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function link(client: Client, tenants: string[], limit: number): Promise<number> {
  if (tenants.length === 0) return 0;
  await client.query("insert into audit_heads (tenant_id, seq, hash) select unnest($1::uuid[]), 0, $2 on conflict (tenant_id) do nothing", [
    tenants,
    GENESIS_HASH,
  ]);
  const locked = await client.query<{ tenant_id: string; seq: string; hash: string }>(
    "select tenant_id, seq, hash from audit_heads where tenant_id = any($1::uuid[]) order by tenant_id for update",
    [tenants],
  );
  const heads = new Map(locked.rows.map((row) => [row.tenant_id, { seq: BigInt(row.seq), hash: row.hash }]));
  const { rows } = await client.query<AuditRow>(
    "select * from audit_entries where seq is null and tenant_id = any($1::uuid[]) order by ord limit $2",
    [tenants, limit],
  );
  const links = { id: [] as string[], tenant: [] as string[], seq: [] as string[], prev: [] as string[], hash: [] as string[] };
  for (const row of rows) {
    const head = heads.get(row.tenant_id);
    if (!head) throw new Error(`no audit head for workspace ${row.tenant_id}`);
    const seq = head.seq + 1n;
    const hash = auditHash(row, seq, head.hash);
    links.id.push(row.id);
    links.tenant.push(row.tenant_id);
    links.seq.push(seq.toString());
    links.prev.push(head.hash);
    links.hash.push(hash);
    heads.set(row.tenant_id, { seq, hash });
  }
  await client.query(
    `update audit_entries as entry set seq = new.seq, prev_hash = new.prev, hash = new.hash
     from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[]) as new(id, tenant_id, seq, prev, hash)
     where entry.tenant_id = new.tenant_id and entry.id = new.id and entry.seq is null`,
    [links.id, links.tenant, links.seq, links.prev, links.hash],
  );
  const values = [...heads].map(([tenant, head]) => ({ tenant, seq: head.seq.toString(), hash: head.hash }));
  await client.query(
    `update audit_heads as head set seq = new.seq, hash = new.hash
     from unnest($1::uuid[], $2::bigint[], $3::text[]) as new(tenant_id, seq, hash) where head.tenant_id = new.tenant_id`,
    [values.map((v) => v.tenant), values.map((v) => v.seq), values.map((v) => v.hash)],
  );
  return rows.length;
}
