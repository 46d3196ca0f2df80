import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { prisma, type Tx } from "./client";
import { isRetryable } from "./sql-state";

/** How often a transaction that lost a serialisation or deadlock race is run again. */
const RETRIES = 4;

/** Runs `work` in a transaction as signalbox_app, which sees one workspace only; read-only when asked. */
export function tenantTx<T>(tenantId: string, mode: "read" | "write", work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(async (tx) => {
    if (mode === "read") {
      await tx.$executeRaw`select set_config('role', 'signalbox_app', true), set_config('app.tenant_id', ${tenantId}, true), set_config('transaction_read_only', 'on', true)`;
    } else {
      await tx.$executeRaw`select set_config('role', 'signalbox_app', true), set_config('app.tenant_id', ${tenantId}, true)`;
    }
    return work(tx);
  });
}

/**
 * Runs `work` as signalbox_system, which sees every workspace. Only lib/infra/identity and lib/infra/jobs may call it:
 * they answer questions that come before a workspace is known.
 */
export function systemTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(async (tx) => {
    await tx.$executeRaw`select set_config('role', 'signalbox_system', true)`;
    return work(tx);
  });
}

async function retried<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await prisma().$transaction(work);
    } catch (error) {
      if (!isRetryable(error) || attempt >= RETRIES) throw error;
      await pause(5 * 2 ** attempt + Math.random() * 20);
    }
  }
}
