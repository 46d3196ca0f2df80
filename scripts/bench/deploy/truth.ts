import { isDeepStrictEqual } from "node:util";
import type { Client } from "pg";

type Seen = { id: string; type: string; name: string; status: string; received: Record<string, unknown> };
type Kept = {
  platform: string;
  kind: string;
  external_id: string;
  name: string;
  state: string;
  last_sent: Record<string, unknown>;
  ticket_id: string | null;
};

export type Truth = {
  /** Tickets by status. */
  tickets: Record<string, number>;
  unfinished: number;
  /** Deployments that stopped for a person. */
  ambiguous: number;
  objects: number;
  /** Names that exist more than once on one level of a platform. */
  duplicates: string[];
  /** What exists on a platform and is not known here, although no person was asked to look. */
  lost: string[];
  /** What is known here and is not so on the platform. */
  untrue: string[];
};

const PLATFORMS = ["meta", "tiktok"] as const;

/** Compares what the product believes with what the simulated platforms have. */
export async function compare(client: Client, tenantId: string, simulatorsUrl: string): Promise<Truth> {
  const rows = async <T extends object>(text: string) => (await client.query<T>(text, [tenantId])).rows;
  const tickets = await rows<{ status: string; count: number }>(
    "select status, count(*)::int from tickets where tenant_id = $1 group by 1",
  );
  const [live] = await rows<{ count: number }>(
    "select count(*)::int from deployments where tenant_id = $1 and state in ('queued', 'running', 'waiting')",
  );
  const open = await rows<{ name: string }>(
    "select distinct t.name from deployments d join tickets t on t.tenant_id = d.tenant_id and t.id = d.ticket_id where d.tenant_id = $1 and d.state = 'ambiguous'",
  );
  const asked = new Set(open.map(({ name }) => name));
  const kept = await rows<Kept>(
    `select c.platform, o.kind, o.external_id, o.name, o.state, o.last_sent, d.ticket_id
       from platform_objects o
       join platform_connections c on c.tenant_id = o.tenant_id and c.id = o.connection_id
       left join deployment_attempts a on a.tenant_id = o.tenant_id and a.id = o.created_by_attempt_id
       left join deployments d on d.tenant_id = a.tenant_id and d.id = a.deployment_id
      where o.tenant_id = $1`,
  );
  const duplicates: string[] = [];
  const lost: string[] = [];
  const untrue: string[] = [];
  let objects = 0;
  for (const platform of PLATFORMS) {
    const seen = await objectsOf(simulatorsUrl, platform);
    objects += seen.length;
    const mine = new Map(kept.filter((row) => row.platform === platform).map((row) => [`${row.kind} ${row.external_id}`, row]));
    const names = new Map<string, number>();
    for (const object of seen) {
      const name = `${platform} ${object.type} ${object.name}`;
      names.set(name, (names.get(name) ?? 0) + 1);
      if (!mine.has(`${object.type} ${object.id}`) && !asked.has(object.name)) lost.push(`${name} (${object.id})`);
    }
    duplicates.push(...[...names].filter(([, times]) => times > 1).map(([name, times]) => `${name} × ${times}`));
    const byId = new Map(seen.map((object) => [`${object.type} ${object.id}`, object]));
    for (const [key, row] of mine) {
      const why = untruth(row, byId.get(key));
      if (why) untrue.push(`${platform} ${key} ${row.name}: ${why}`);
    }
  }
  return {
    tickets: Object.fromEntries(tickets.map(({ status, count }) => [status, count])),
    unfinished: (live?.count ?? 0) + tickets.filter(({ status }) => !FINAL.has(status)).reduce((sum, { count }) => sum + count, 0),
    ambiguous: asked.size,
    objects,
    duplicates,
    lost,
    untrue,
  };
}

const FINAL = new Set(["TRAFFICKED_SUCCESS", "FAILED"]);
const PAUSED = new Set(["PAUSED", "DISABLE"]);

function untruth(row: Kept, object: Seen | undefined): string | null {
  if (!object) return "is not on the platform";
  if (object.name !== row.name) return `is called ${object.name} there`;
  if (row.kind !== "creative" && PAUSED.has(row.state) !== PAUSED.has(object.status)) return `is ${object.status} there, ${row.state} here`;
  const differs = Object.entries(row.last_sent).find(([word, value]) => !isDeepStrictEqual(object.received[word], value));
  return differs ? `${differs[0]} was received otherwise` : null;
}

async function objectsOf(simulatorsUrl: string, platform: string): Promise<Seen[]> {
  const answer = await fetch(`${simulatorsUrl}/_sim/${platform}/objects`);
  return ((await answer.json()) as { objects: Seen[] }).objects;
}
