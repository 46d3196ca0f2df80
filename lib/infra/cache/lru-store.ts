/** What is kept under a key: until when, at which stamp it was read, and the value or its promise. */
export type Kept = { stamp: string; until: number; value: Promise<object> };

/** The least recently used goes first, once there are more than `most` entries or more than `bytes` in them. */
export class LruStore {
  readonly #entries = new Map<string, Kept & { bytes: number }>();
  #bytes = 0;

  constructor(readonly limits: { entries: number; bytes: number }) {}

  get size(): { entries: number; bytes: number } {
    return { entries: this.#entries.size, bytes: this.#bytes };
  }

  /** The entry of a key, which becomes the most recently used. */
  get(key: string): Kept | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  set(key: string, kept: Kept): void {
    this.#drop(key);
    this.#entries.set(key, { ...kept, bytes: key.length });
    this.#bytes += key.length;
    this.#shrink();
  }

  /** Says how large a value turned out to be, unless another has taken its place. */
  weigh(key: string, kept: Kept, bytes: number): void {
    const entry = this.#entries.get(key);
    if (entry?.value !== kept.value) return;
    this.#bytes += bytes;
    entry.bytes += bytes;
    this.#shrink();
  }

  /** Forgets a key, unless another value has taken this one's place. */
  remove(key: string, kept: Kept): void {
    if (this.#entries.get(key)?.value === kept.value) this.#drop(key);
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }

  #shrink(): void {
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.limits.entries && this.#bytes <= this.limits.bytes) return;
      this.#drop(oldest);
    }
  }
}
