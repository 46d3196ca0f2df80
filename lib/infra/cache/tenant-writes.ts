/**
 * Writes of each workspace in this process since it began. A write that reports no event is still seen at once here;
 * in other processes only events are.
 */
const shared = globalThis as { __signalboxWrites?: Map<string, number> };

function counts(): Map<string, number> {
  shared.__signalboxWrites ??= new Map();
  return shared.__signalboxWrites;
}

export function writesOf(tenantId: string): number {
  return counts().get(tenantId) ?? 0;
}

/** Called after every commit of `ctx.write`, before its caller hears of it. */
export function noteWrite(tenantId: string): void {
  counts().set(tenantId, writesOf(tenantId) + 1);
}
