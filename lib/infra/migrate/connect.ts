import { Client } from "pg";
import { serverVersion } from "@/lib/infra/postgres/roles";
import { codeOf, reasonOf, StartupError } from "@/lib/infra/postgres/startup-error";

const OLDEST_VERSION = 150_000; // `ON DELETE SET NULL (column)` and `security_invoker` views came with 15
const CONNECT_LIMIT_MS = 10_000;

/**
 * Connects to the database of a connection string and checks that the server is PostgreSQL 15 or newer.
 * @throws StartupError naming what is wrong: unreachable, password refused, no such database, too old. Never the password.
 */
export async function connectForStart(url: string): Promise<Client> {
  const target = targetOf(url);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: "signalbox migrate",
    options: "-c TimeZone=UTC",
  });
  client.on("error", () => {}); // a server that goes away is seen by the pending query
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(explain(error, target));
  }
  const version = await serverVersion(client);
  if (version < OLDEST_VERSION) {
    await client.end();
    throw new StartupError(
      `DATABASE_URL points to PostgreSQL ${Math.floor(version / 10_000)} (${target.server}): Signalbox needs PostgreSQL 15 or newer.`,
    );
  }
  return client;
}

interface Target {
  server: string;
  user: string;
  database: string;
}

function targetOf(url: string): Target {
  try {
    const { protocol, hostname, port, username, pathname } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error("protocol");
    return {
      server: `${hostname || "localhost"}:${port || "5432"}`,
      user: decodeURIComponent(username),
      database: decodeURIComponent(pathname.slice(1)),
    };
  } catch {
    throw new StartupError("DATABASE_URL is not a PostgreSQL address: it has the form postgresql://user:password@host:5432/database.");
  }
}

function explain(error: unknown, { server, user, database }: Target): string {
  switch (codeOf(error)) {
    case "ECONNREFUSED":
    case "ECONNRESET":
      return `DATABASE_URL: no PostgreSQL answers at ${server}: start it or correct the address.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `DATABASE_URL: the host of ${server} is not known: correct the address.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `DATABASE_URL: ${server} cannot be reached from here: check the address and the network.`;
    case "28P01":
    case "28000":
      return `DATABASE_URL: PostgreSQL at ${server} refuses the user "${user}": check the user name and the password.`;
    case "3D000":
      return `DATABASE_URL: there is no database "${database}" at ${server}: create it or correct the name.`;
    case "42501":
      return `DATABASE_URL: the user "${user}" may not connect to the database "${database}" at ${server}: grant it the right to.`;
    case "53300":
      return `DATABASE_URL: PostgreSQL at ${server} has no free connection left: raise max_connections or stop other clients.`;
    case "57P03":
      return `DATABASE_URL: PostgreSQL at ${server} is still starting up or shutting down: try again in a moment.`;
    default: {
      const words = reasonOf(error) || "no reason given";
      return words.includes("timeout")
        ? `DATABASE_URL: ${server} did not answer within ${CONNECT_LIMIT_MS / 1000} s: check the address and the network.`
        : `DATABASE_URL: PostgreSQL at ${server} cannot be used: ${words}.`;
    }
  }
}
