import { MAX_CODE_LENGTH } from "./codes.rules";
import { MAX_NAME_LENGTH } from "./name-limits.rules";
import { type CodeKind, type CodeSet, codesOf, type NameTuple, type Scheme, type SegmentKind } from "./scheme.rules";

/** What a name says, or why it cannot be said. `unknown` and `ambiguous` come with a sentence for a person. */
export type ParsedName =
  | { status: "ok"; tuple: NameTuple }
  | { status: "unknown"; explanation: string }
  | { status: "ambiguous"; readings: [NameTuple, NameTuple]; explanation: string };

/** A code set prepared for reading many names. */
export type CodeIndex = Record<CodeKind, ReadonlySet<string>>;

export function indexCodes(codes: CodeSet): CodeIndex {
  return {
    brand: new Set(codesOf(codes, "brand")),
    market: new Set(codesOf(codes, "market")),
    channel: new Set(codesOf(codes, "channel")),
  };
}

/**
 * Reads a name by the codes a workspace knows (current and retired) under the scheme it was issued by. Exact and
 * case-sensitive: a name that differs in a letter is another name. With codes that `checkCodeAddition` let in, a name
 * has one reading at most; `ambiguous` is for code sets that came from elsewhere.
 */
export function parseName(scheme: Scheme, codes: CodeSet | CodeIndex, name: string): ParsedName {
  if (name.length > MAX_NAME_LENGTH) {
    return { status: "unknown", explanation: `A name has at most ${MAX_NAME_LENGTH} characters; this one has ${name.length}.` };
  }
  const index = isIndex(codes) ? codes : indexCodes(codes);
  const reader = new Reader(scheme, index, name, 2);
  reader.read();
  const [first, second] = reader.readings;
  if (first && second) {
    return {
      status: "ambiguous",
      readings: [first, second],
      explanation: `The name can be read in two ways: ${inWords(scheme, first)}, or ${inWords(scheme, second)}.`,
    };
  }
  if (first) return { status: "ok", tuple: first };
  return { status: "unknown", explanation: reader.explanation() };
}

/** Up to `limit` readings of a text, in no particular order. The ground truth of every counterexample. */
export function readings(scheme: Scheme, index: CodeIndex, text: string, limit: number): NameTuple[] {
  const reader = new Reader(scheme, index, text, limit);
  reader.read();
  return reader.readings;
}

function isIndex(codes: CodeSet | CodeIndex): codes is CodeIndex {
  return codes.brand instanceof Set;
}

const MISSING: Record<SegmentKind, string> = {
  brand: "no brand code",
  market: "no market code",
  channel: "no channel code",
  year: "no four-digit year",
  name: "no campaign name of letters and digits",
};

/** Depth-first over the segments; places known to lead nowhere are not tried twice, so the work is linear in the text. */
class Reader {
  readonly readings: NameTuple[] = [];
  private readonly dead = new Set<number>();
  private readonly picked: string[] = [];
  private furthest: { depth: number; at: number; picked: string[]; trailing: boolean } = { depth: 0, at: 0, picked: [], trailing: false };

  constructor(
    private readonly scheme: Scheme,
    private readonly index: CodeIndex,
    private readonly text: string,
    private readonly limit: number,
  ) {}

  read(): void {
    this.walk(0, 0);
  }

  explanation(): string {
    const { depth, at, picked, trailing } = this.furthest;
    const read = this.scheme.segments.slice(0, depth).map((kind, i) => `${kind} ${picked[i]}`);
    const after = read.length === 0 ? "The name" : `After ${read.join(", ")} the name`;
    const rest = this.text.slice(at, at + 40) || "nothing";
    const kind = this.scheme.segments[depth];
    if (kind === undefined) return `${after} goes on with "${rest}" where it should end.`;
    if (trailing) return `${after} goes on with "${rest}" where "${this.scheme.separator}" should stand.`;
    return `${after} goes on with "${rest}", which begins with ${MISSING[kind]} that this workspace knows.`;
  }

  /** True when at least one reading was found from here. */
  private walk(depth: number, at: number): boolean {
    if (this.readings.length >= this.limit) return true;
    const key = depth * (this.text.length + 1) + at;
    if (this.dead.has(key)) return false;
    this.note(depth, at, false);
    const kind = this.scheme.segments[depth];
    if (kind === undefined) return false;
    const last = depth === this.scheme.segments.length - 1;
    let found = false;
    for (const end of this.ends(kind, at)) {
      this.picked[depth] = this.text.slice(at, end);
      if (last) {
        if (end !== this.text.length) {
          this.note(depth + 1, end, true);
          continue;
        }
        this.readings.push(this.tuple());
        found = true;
      } else if (this.text.startsWith(this.scheme.separator, end)) {
        found = this.walk(depth + 1, end + this.scheme.separator.length) || found;
      } else {
        this.note(depth + 1, end, true);
      }
      if (this.readings.length >= this.limit) return true;
    }
    if (!found) this.dead.add(key);
    return found;
  }

  /** Where a segment of this kind that starts at `at` may end. */
  private *ends(kind: SegmentKind, at: number): Generator<number> {
    if (kind === "year") {
      if (/^[1-9][0-9]{3}$/.test(this.text.slice(at, at + 4))) yield at + 4;
      return;
    }
    if (kind === "name") {
      let end = at;
      while (end < this.text.length && /[A-Za-z0-9]/.test(this.text.charAt(end))) end++;
      // Separators have no letters or digits, so a name always runs to the next mark.
      if (end > at) yield end;
      return;
    }
    const known = this.index[kind];
    for (let end = at + 1; end <= this.text.length && end <= at + MAX_CODE_LENGTH; end++) {
      if (known.has(this.text.slice(at, end))) yield end;
    }
  }

  private note(depth: number, at: number, trailing: boolean): void {
    if (at < this.furthest.at || (at === this.furthest.at && depth <= this.furthest.depth)) return;
    this.furthest = { depth, at, picked: this.picked.slice(0, depth), trailing };
  }

  private tuple(): NameTuple {
    const text = (kind: SegmentKind) => this.picked[this.scheme.segments.indexOf(kind)] ?? "";
    return {
      brandCode: text("brand"),
      marketCode: text("market"),
      channelCode: text("channel"),
      year: Number(text("year")),
      campaignName: text("name"),
    };
  }
}

function inWords(scheme: Scheme, tuple: NameTuple): string {
  const words: Record<SegmentKind, string> = {
    brand: `brand ${tuple.brandCode}`,
    market: `market ${tuple.marketCode}`,
    channel: `channel ${tuple.channelCode}`,
    year: `year ${tuple.year}`,
    name: `name ${tuple.campaignName}`,
  };
  return scheme.segments.map((kind) => words[kind]).join(", ");
}
