import { type CodeKind, type CodeSet, codesOf, type Scheme, type SegmentKind } from "../scheme.rules";

/**
 * The names of a scheme as a finite automaton: one part per segment (a trie of codes, a chain of four digits, a loop of
 * letters and digits), chained by the separator. Each part is deterministic, so a run through the automaton and a tuple
 * are the same thing, and two tuples with one spelling are two different runs over one text.
 *
 * It carries a second entry for one segment, a trie of a single code: runs on side `pinned` must use that code there.
 */
export type Side = "pinned" | "free";

/** A place in the automaton; 0 is nowhere. */
export type State = number;

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/** Lower-case letters are in no code and all alike in a name, so one stands for them all. */
const ANY_LOWER_CASE = "a";

export class NameAutomaton {
  /** The characters worth telling apart, separator included. */
  readonly alphabet: string;
  /** States are below this. */
  size = 1;
  private readonly width: number;
  private readonly next: Int32Array;
  private readonly accepting: Uint8Array;
  private readonly segmentOf: Uint8Array;
  private readonly entries: Record<Side, State[]> = { pinned: [], free: [] };
  private readonly separatorStart: number;
  private readonly lastSegment: number;
  private readonly codes: readonly (readonly string[] | null)[];

  constructor(
    private readonly scheme: Scheme,
    codes: CodeSet,
    pin: { kind: CodeKind; code: string } | null,
  ) {
    const perSegment = scheme.segments.map((kind) => (isCodeKind(kind) ? codesOf(codes, kind) : null));
    this.codes = perSegment;
    this.alphabet = [...new Set([...LETTERS_AND_DIGITS, "_", ANY_LOWER_CASE, ...scheme.separator])].join("");
    this.width = this.alphabet.length;
    this.separatorStart = this.symbol(scheme.separator.charAt(0));
    this.lastSegment = scheme.segments.length - 1;
    const characters = perSegment.flat().reduce((sum, code) => sum + (code?.length ?? 0), 0);
    const room =
      characters + (pin?.code.length ?? 0) + 8 * scheme.segments.length + 2 * scheme.separator.length * scheme.segments.length + 16;
    this.next = new Int32Array(room * this.width);
    this.accepting = new Uint8Array(room);
    this.segmentOf = new Uint8Array(room);

    for (const [i, kind] of scheme.segments.entries()) {
      const free = this.behindSeparator(i, this.part(i, kind, perSegment[i] ?? null));
      const pinned = pin?.kind === kind ? this.behindSeparator(i, this.part(i, kind, [pin.code])) : free;
      this.entries.free.push(free);
      this.entries.pinned.push(pinned);
    }
  }

  symbol(char: string): number {
    return this.alphabet.indexOf(char);
  }

  start(side: Side): State {
    return this.entries[side][0] ?? 0;
  }

  /** Where a run goes that stays in its segment; 0 when it cannot. */
  stay(state: State, symbol: number): State {
    return this.next[state * this.width + symbol] ?? 0;
  }

  /** Where a run goes that ends its segment here and reads the first mark of the separator; 0 when it cannot. */
  leave(side: Side, state: State, symbol: number): State {
    if (symbol !== this.separatorStart || this.accepting[state] === 0) return 0;
    return this.entries[side][(this.segmentOf[state] ?? 0) + 1] ?? 0;
  }

  /** True when a run may end here: the last segment is complete. */
  isEnd(state: State): boolean {
    return this.accepting[state] === 1 && this.segmentOf[state] === this.lastSegment;
  }

  /** Which segment a state belongs to. */
  segment(state: State): number {
    return this.segmentOf[state] ?? 0;
  }

  /** The codes that may stand in a segment; null for the year and the name. */
  codesAt(segment: number): readonly string[] | null {
    return this.codes[segment] ?? null;
  }

  /** The shortest text from a state to where its own segment may end, separator marks before it included; null when there is none. */
  shortestWithin(state: State): string | null {
    let layer: { state: State; text: string }[] = [{ state, text: "" }];
    while (layer.length > 0) {
      const deeper: { state: State; text: string }[] = [];
      for (const { state: here, text } of layer) {
        if (this.accepting[here] === 1) return text;
        for (let symbol = 0; symbol < this.width; symbol++) {
          const there = this.stay(here, symbol);
          if (there !== 0) deeper.push({ state: there, text: text + this.alphabet.charAt(symbol) });
        }
      }
      layer = deeper;
    }
    return null;
  }

  private state(segment: number): State {
    this.segmentOf[this.size] = segment;
    return this.size++;
  }

  private link(from: State, char: string, to: State): void {
    this.next[from * this.width + this.symbol(char)] = to;
  }

  /** The way in: for a separator of several marks a chain over all but the first, which `leave` reads. */
  private behindSeparator(segment: number, root: State): State {
    if (segment === 0) return root;
    let entry = root;
    for (const char of [...this.scheme.separator].slice(1).reverse()) {
      const before = this.state(segment);
      this.link(before, char, entry);
      entry = before;
    }
    return entry;
  }

  private part(segment: number, kind: SegmentKind, codes: readonly string[] | null): State {
    const root = this.state(segment);
    if (codes !== null) {
      for (const code of codes) this.addCode(segment, root, code);
    } else if (kind === "year") {
      let here = root;
      for (let place = 0; place < 4; place++) {
        const there = this.state(segment);
        for (const digit of "0123456789") if (place > 0 || digit !== "0") this.link(here, digit, there);
        here = there;
      }
      this.accepting[here] = 1;
    } else {
      const loop = this.state(segment);
      for (const char of LETTERS_AND_DIGITS + ANY_LOWER_CASE) {
        this.link(root, char, loop);
        this.link(loop, char, loop);
      }
      this.accepting[loop] = 1;
    }
    return root;
  }

  private addCode(segment: number, root: State, code: string): void {
    let here = root;
    for (let i = 0; i < code.length; i++) {
      const cell = here * this.width + this.symbol(code.charAt(i));
      let there = this.next[cell] ?? 0;
      if (there === 0) {
        there = this.state(segment);
        this.next[cell] = there;
      }
      here = there;
    }
    this.accepting[here] = 1;
  }
}

function isCodeKind(kind: SegmentKind): kind is CodeKind {
  return kind === "brand" || kind === "market" || kind === "channel";
}
