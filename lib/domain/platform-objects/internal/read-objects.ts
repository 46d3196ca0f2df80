import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import type { ObjectKind, PlatformSnapshot } from "@/lib/platforms/platform";
import { type AppError, isAppError } from "@/lib/shared/errors";
import { lineTo } from "./ask-platform";
import { platformProblem } from "./platform-problem";
import type { TicketObject } from "./ticket-objects";

/** What the platform had of an object at an instant; null: nothing. `version` is the row's when the platform was asked. */
export type Reading = { id: string; version: number; at: Date; snapshot: PlatformSnapshot | null };

/** Asks for each object in turn, until all are read or the platform stops answering. */
export async function readObjects(
  ctx: Ctx,
  objects: readonly TicketObject[],
  via: { outbound: Outbound },
): Promise<{ readings: Reading[]; problem: AppError | null }> {
  const readings: Reading[] = [];
  for (const { id, version, kind, externalId, connection } of objects) {
    // A budget of its own is read with the campaign it belongs to.
    if (kind === "budget") continue;
    const { adapter, access, ask, platformName } = lineTo(ctx, connection, via);
    const at = new Date();
    try {
      const { classified, snapshot } = await adapter.read({ kind: kind as ObjectKind, externalId }, access, ask);
      if (classified.outcome !== "success") return { readings, problem: platformProblem(platformName, classified) };
      readings.push({ id, version, at, snapshot });
    } catch (error) {
      // No room in the call budget: what was read until here is kept as well.
      if (isAppError(error)) return { readings, problem: error };
      throw error;
    }
  }
  return { readings, problem: null };
}
