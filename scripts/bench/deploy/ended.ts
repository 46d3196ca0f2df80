import { Client } from "pg";

const LOOK_EVERY_MS = 1_000;
/** Longer than any platform's own wait: TikTok shuts its door for five minutes. */
const STANDSTILL_MS = 10 * 60_000;

/** Resolves when every ticket has ended. The database may be down while it looks. */
export async function allEnded(databaseUrl: string, tenantId: string, count: number, tell: (ended: number) => void): Promise<void> {
  let last = 0;
  let lastChange = performance.now();
  for (;;) {
    const ended = await onDatabase(databaseUrl, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int from tickets t where tenant_id = $1 and status in ('TRAFFICKED_SUCCESS', 'FAILED')
          and not exists (select from deployments d where d.tenant_id = t.tenant_id and d.ticket_id = t.id and d.state in ('queued', 'running', 'waiting'))`,
        [tenantId],
      );
      return rows[0]?.count ?? 0;
    }).catch(() => null);
    if (ended !== null && ended !== last) {
      last = ended;
      lastChange = performance.now();
      tell(ended);
    }
    if (ended === count) return;
    if (performance.now() - lastChange > STANDSTILL_MS) throw new Error(`nothing has ended for ten minutes: ${last} of ${count} are done`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Runs `work` on a connection of its own, past the workspaces' walls. */
export async function onDatabase<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  // A server that is killed meanwhile ends the connection a second time, outside any query.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select set_config('role', 'signalbox_system', false)");
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
