import { Client } from "pg";
import { createWorkingRoles, OWNER_ROLE } from "./roles";

/**
 * Prepares a fresh embedded cluster as its superuser: the owner role with its password, the two working roles, the
 * database `signalbox`. Idempotent; costs a few milliseconds when everything is there.
 */
export async function bootstrapEmbeddedRoles(superuserUrl: string, ownerPassword: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  client.on("error", () => {}); // a server that goes away is seen by the pending query
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = 'signalbox') as database`,
      [OWNER_ROLE],
    );
    if (!rows[0]?.role) {
      // CREATEDB: the shadow databases of a migration's draft and a database per test worker.
      await client.query(`create role ${OWNER_ROLE} login createdb password ${client.escapeLiteral(ownerPassword)}`);
    }
    await createWorkingRoles(client, OWNER_ROLE);
    if (!rows[0]?.database) await client.query(`create database signalbox owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}
