import type { Pool } from "pg";
import { openPool } from "@/lib/infra/outbox/connection";

/** Events without a number that are looked at, of all workspaces. When more wait, nothing is known about any freshness. */
const MOST_UNNUMBERED = 1_000;

/**
 * A workspace's stamp is its highest `seq` and how many of its events have none yet. Numbering raises the highest `seq`,
 * which never falls; as long as it stands, every commit of an event raises the count, and nothing lowers it. So two equal
 * stamps mean: not one event in between.
 */
const STAMPS = {
  name: "change-stamps",
  text: `with waiting as materialized (select tenant_id from outbox_events where seq is null order by ord limit ${MOST_UNNUMBERED + 1})
    select w.id,
      (select max(e.seq) from outbox_events e where e.tenant_id = w.id and e.seq is not null) as numbered,
      (select count(*)::int from waiting where tenant_id = w.id) as unnumbered
    from unnest($1::uuid[]) as w(id) where (select count(*) from waiting) <= ${MOST_UNNUMBERED}`,
};

type StampRow = { id: string; numbered: string | null; unnumbered: number };
type Wave = { tenants: Set<string>; stamps: Promise<ReadonlyMap<string, string>> };

/**
 * Asks the database how far workspaces have come, over one connection of its own. Questions that come up while one is
 * under way are asked together in the next, so that a busy process asks a few hundred times a second, not per request.
 */
export class ChangeStamps {
  readonly #pool: Pool;
  #next: Wave | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(databaseUrl: string) {
    this.#pool = openPool({ databaseUrl, name: "signalbox freshness", max: 1, standing: true });
  }

  /** The workspace's stamp at a moment after this call, or null when it cannot be told. Never throws. */
  async of(tenantId: string): Promise<string | null> {
    const wave = this.#next ?? this.#begin();
    wave.tenants.add(tenantId);
    return (await wave.stamps).get(tenantId) ?? null;
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  #begin(): Wave {
    const tenants = new Set<string>();
    const stamps = this.#last.then(() => {
      // Whoever comes from here on must not be answered by a question that is under way already.
      this.#next = null;
      return this.#ask(tenants);
    });
    const wave = { tenants, stamps };
    this.#next = wave;
    this.#last = stamps;
    return wave;
  }

  async #ask(tenants: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    try {
      const { rows } = await this.#pool.query<StampRow>({ ...STAMPS, values: [[...tenants]] });
      return new Map(rows.map((row) => [row.id, `${row.numbered ?? 0}+${row.unnumbered}`]));
    } catch {
      // The read that follows goes to the database itself and tells what is wrong with it.
      return new Map();
    }
  }
}
