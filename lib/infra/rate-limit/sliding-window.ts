/**
 * Counts hits per key in a sliding window, from two fixed ones: the present window's hits plus the share of the last
 * window's that the sliding one still covers. Two numbers a key, never more than the limit by a burst at a boundary.
 */
export class SlidingWindow {
  readonly #counts = new Map<string, { window: number; now: number; before: number }>();
  #swept = 0;

  constructor(
    readonly limit: number,
    readonly windowMs: number,
  ) {}

  /** Hits left for `key` at `time` (ms), below 1 when the next one must wait; and ms until there is room again. */
  room(key: string, time: number): { left: number; waitMs: number } {
    const { now, before } = this.#at(key, time);
    const into = time % this.windowMs;
    const used = now + before * (1 - into / this.windowMs);
    const left = this.limit - used;
    if (left >= 1) return { left: Math.floor(left), waitMs: 0 };
    const untilNext = this.windowMs - into;
    // Within this window only the last window's share falls; if that is not enough, the next window has to come.
    const needed = (1 - left) / (before / this.windowMs);
    return { left: 0, waitMs: Math.ceil(before > 0 && needed < untilNext ? needed : untilNext) };
  }

  /** Counts one hit. */
  hit(key: string, time: number): void {
    const count = this.#at(key, time);
    this.#counts.set(key, { ...count, now: count.now + 1 });
    this.#sweep(count.window);
  }

  #at(key: string, time: number): { window: number; now: number; before: number } {
    const window = Math.floor(time / this.windowMs);
    const known = this.#counts.get(key);
    if (known?.window === window) return known;
    return { window, now: 0, before: known?.window === window - 1 ? known.now : 0 };
  }

  /** Once a window, forgets who has not been seen for two: the map holds the active keys only. */
  #sweep(window: number): void {
    if (window === this.#swept) return;
    this.#swept = window;
    for (const [key, count] of this.#counts) if (count.window < window - 1) this.#counts.delete(key);
  }
}
