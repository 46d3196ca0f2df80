import type { Group, Throttle } from "./flow-control";

/** The ready calls of one lane, first come first. */
export type Line = {
  lane: string;
  groups: readonly Group[];
  /** `arrivalMs`: the throttle's theoretical arrival time, if it was ever used. */
  throttle: (Throttle & { arrivalMs: number | null }) | null;
  ids: readonly string[];
  /** When it was last served, as a count. */
  served: number;
};

/** A call to be queued: the places it takes, and what it leaves of lane and throttle. */
export type Pick = {
  id: string;
  lane: string;
  keys: string[];
  served: number;
  throttle: { key: string; arrivalMs: number } | null;
};

/**
 * Whose turn it is. A lane may go on while each of its groups has room and its throttle allows a start; of those that
 * may, the one with the fewest places taken goes first, among equals the one that waited longest for a turn. So one
 * customer's ten thousand calls hold up another's one by a turn, not by ten thousand.
 *
 * Throttles are GCRA: a start is allowed when the theoretical arrival time is at most `burst` intervals ahead.
 *
 * @param taken places in use, by group and lane
 * @param now ms
 * @returns at most `most` picks, and in how many ms a throttle lets the next start pass (infinite: none waits for one)
 */
export function pickTurns(
  lines: readonly Line[],
  taken: readonly { key: string; lane: string; n: number }[],
  now: number,
  most: number,
): { picks: Pick[]; nextMs: number } {
  const used = new Map<string, number>();
  const held = new Map<string, number>();
  for (const { key, lane, n } of taken) {
    used.set(key, (used.get(key) ?? 0) + n);
    held.set(lane, Math.max(held.get(lane) ?? 0, n));
  }
  const arrivals = new Map<string, number>();
  for (const { throttle } of lines) if (throttle?.arrivalMs != null) arrivals.set(throttle.key, throttle.arrivalMs);
  const served = new Map(lines.map((line) => [line.lane, line.served]));
  const next = new Map<string, number>();
  let turn = Math.max(0, ...served.values());
  const picks: Pick[] = [];
  const waitOf = (line: Line): number => {
    if (!line.throttle) return 0;
    const { key, intervalMs, burst } = line.throttle;
    return Math.max(0, (arrivals.get(key) ?? 0) - burst * intervalMs - now);
  };
  const hasRoom = ({ groups }: Line): boolean => groups.every(({ key, limit }) => (used.get(key) ?? 0) < limit);
  const isWaiting = ({ lane, ids }: Line): boolean => (next.get(lane) ?? 0) < ids.length;
  const rank = ({ lane }: Line): [number, number] => [held.get(lane) ?? 0, served.get(lane) ?? 0];
  while (picks.length < most) {
    let best: Line | undefined;
    for (const line of lines) {
      if (isWaiting(line) && hasRoom(line) && waitOf(line) === 0 && (!best || before(rank(line), rank(best)))) best = line;
    }
    if (!best) break;
    const { lane, groups, throttle, ids } = best;
    const at = next.get(lane) ?? 0;
    next.set(lane, at + 1);
    turn += 1;
    served.set(lane, turn);
    held.set(lane, (held.get(lane) ?? 0) + (groups.length > 0 ? 1 : 0));
    for (const key of new Set(groups.map((group) => group.key))) used.set(key, (used.get(key) ?? 0) + 1);
    const arrivalMs = throttle && Math.max(arrivals.get(throttle.key) ?? 0, now) + throttle.intervalMs;
    if (throttle && arrivalMs !== null) arrivals.set(throttle.key, arrivalMs);
    picks.push({
      id: ids[at] ?? "",
      lane,
      keys: groups.map(({ key }) => key),
      served: turn,
      throttle: throttle && { key: throttle.key, arrivalMs: arrivalMs ?? now },
    });
  }
  const waits = lines.filter((line) => isWaiting(line) && hasRoom(line)).map(waitOf);
  return { picks, nextMs: Math.min(Number.POSITIVE_INFINITY, ...waits.filter((wait) => wait > 0)) };
}

const before = (a: readonly [number, number], b: readonly [number, number]): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
