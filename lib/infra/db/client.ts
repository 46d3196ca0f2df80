import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env, requiredEnv } from "@/lib/infra/env";
import { PrismaClient } from "./generated/client";

/**
 * The one Prisma client of this process. Front server, instrumentation and routes are separate module instances, so it
 * lives on globalThis. TimeZone=UTC is pinned on every connection: the adapter drops offsets when it reads instants.
 */
const shared = globalThis as { __signalboxPrisma?: PrismaClient };

function make(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: requiredEnv("DATABASE_URL"),
      max: env().SIGNALBOX_DATABASE_POOL,
      options: "-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000",
    },
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 30_000 } });
}

export function prisma(): PrismaClient {
  shared.__signalboxPrisma ??= make();
  return shared.__signalboxPrisma;
}

/** Ends the pool, for a clean stop. */
export async function disconnectPrisma(): Promise<void> {
  await shared.__signalboxPrisma?.$disconnect();
  delete shared.__signalboxPrisma;
}

/** The client inside a transaction. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
