import "server-only";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Runs `work` inside a workspace's own transaction as signalbox_system, then goes back to signalbox_app: for changes of
 * sessions, which belong to a person and to no workspace, but whose audit row is written in the same transaction.
 * Everything `work` starts must be awaited in it. A throw needs no way back: it ends the transaction.
 */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`select set_config('role', 'signalbox_system', true)`;
  const result = await work();
  await tx.$executeRaw`select set_config('role', 'signalbox_app', true)`;
  return result;
}
