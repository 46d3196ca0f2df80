import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";

type Index = { seen: Set<string>; byRequest: Map<string, string> };

/** By store; built anew from the objects, which outlive the process. */
const indexes = new WeakMap<SimulatorStore, Map<string, Index>>();

/** What an earlier request of this `request_id` made, or null. The same one, sent again, makes nothing new. */
export function madeBefore(store: SimulatorStore, type: "campaign" | "ad_group", accountId: string, requestId: unknown): SimObject | null {
  if (typeof requestId !== "string" || requestId === "") return null;
  const indexOfStore = indexes.get(store) ?? new Map<string, Index>();
  indexes.set(store, indexOfStore);
  const key = `${accountId} ${type}`;
  const objects = store.objects({ accountId, type });
  let index = indexOfStore.get(key);
  // Fewer than there were: the store was reset.
  if (!index || objects.length < index.seen.size) index = { seen: new Set(), byRequest: new Map() };
  indexOfStore.set(key, index);
  for (let at = index.seen.size; at < objects.length; at += 1) {
    const object = objects[at];
    if (!object) continue;
    index.seen.add(object.id);
    if (typeof object.fields.request_id === "string") index.byRequest.set(object.fields.request_id, object.id);
  }
  const id = index.byRequest.get(requestId);
  return id === undefined ? null : store.object(id);
}
