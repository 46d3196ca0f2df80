import type { Client } from "pg";

/** The role that tenants' transactions run under: row-level security always applies to it. */
export const APP_ROLE = "signalbox_app";
/** The role of the sequencer, jobs and search functions: sees every tenant, by policy. */
export const SYSTEM_ROLE = "signalbox_system";
/** The role that owns the schema in the embedded cluster. */
export const OWNER_ROLE = "signalbox_owner";

/** Creates the two working roles unless they exist, and lets `owner` (a role's name, quoted by us) switch to them. Idempotent. */
export async function createWorkingRoles(client: Client, owner: string): Promise<void> {
  for (const role of [APP_ROLE, SYSTEM_ROLE]) {
    // PostgreSQL checks the right to create before the name: ask first, so that roles made by an administrator will do.
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
    // Two processes may bootstrap at the same instant, and roles are the whole cluster's: the loser's error is no error.
    if (!rowCount)
      await client.query(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`);
    if (!(await maySet(client, owner, role))) await grantRole(client, role, owner);
  }
}

/** Whether `member` may `SET ROLE role`. */
export async function maySet(client: Client, member: string, role: string): Promise<boolean> {
  // PostgreSQL 15 knows no separate SET option: membership is the right.
  const right = (await serverVersion(client)) >= 160_000 ? "SET" : "MEMBER";
  const { rows } = await client.query<{ may: boolean }>("select pg_has_role($1, $2, $3) as may", [member, role, right]);
  return rows[0]?.may ?? false;
}

/** `server_version_num`, for example 180004. */
export async function serverVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>("select current_setting('server_version_num')::int as version");
  return rows[0]?.version ?? 0;
}

async function grantRole(client: Client, role: string, member: string): Promise<void> {
  // Without inheritance the owner reads nothing by accident: it works as the role only where it says so.
  const options = (await serverVersion(client)) >= 160_000 ? " with inherit false, set true" : "";
  await client.query(`grant ${role} to ${client.escapeIdentifier(member)}${options}`);
}
