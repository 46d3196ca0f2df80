/** Comparing two texts line by line, and two lines word by word. Pure; used by the diff views. */

export type DiffLine =
  | { kind: "same"; text: string; before: number; after: number }
  | { kind: "del"; text: string; before: number }
  | { kind: "add"; text: string; after: number };

/** Above this product of lengths the middle is shown as replaced instead of compared. */
const MAX_CELLS = 4_000_000;

function common(a: readonly string[], b: readonly string[]): readonly [number, number][] {
  if (a.length * b.length > MAX_CELLS) return [];
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** The lines of both texts in reading order; line numbers from 1. Longest common subsequence. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  const upTo = (endBefore: number, endAfter: number) => {
    for (; i < endBefore; i++) lines.push({ kind: "del", text: before[i] ?? "", before: i + 1 });
    for (; j < endAfter; j++) lines.push({ kind: "add", text: after[j] ?? "", after: j + 1 });
  };
  for (const [x, y] of common(before, after)) {
    upTo(x, y);
    lines.push({ kind: "same", text: before[x] ?? "", before: x + 1, after: y + 1 });
    i = x + 1;
    j = y + 1;
  }
  upTo(before.length, after.length);
  return lines;
}

export type Piece = { text: string; changed: boolean };

const WORDS = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

/** Both lines cut into pieces, the ones that differ marked. */
export function markWords(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const a = before.match(WORDS) ?? [];
  const b = after.match(WORDS) ?? [];
  const pairs = common(a, b);
  const keptA = new Set(pairs.map(([x]) => x));
  const keptB = new Set(pairs.map(([, y]) => y));
  return { before: pieces(a, keptA), after: pieces(b, keptB) };
}

function pieces(words: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const out: Piece[] = [];
  words.forEach((text, index) => {
    const changed = !kept.has(index);
    const last = out.at(-1);
    if (last && last.changed === changed) last.text += text;
    else out.push({ text, changed });
  });
  return out;
}

export type DiffRun = { kind: "skipped"; count: number } | { kind: "line"; line: DiffLine; pieces?: Piece[] };

/** Folds long stretches of equal lines and marks the words in lines that replace one another. */
export function foldDiff(lines: readonly DiffLine[], context = 1): DiffRun[] {
  const near = (index: number) => lines.slice(Math.max(0, index - context), index + context + 1).some((line) => line.kind !== "same");
  const runs: DiffRun[] = [];
  lines.forEach((line, index) => {
    if (line.kind !== "same" || near(index)) {
      runs.push({ kind: "line", line });
      return;
    }
    const last = runs.at(-1);
    if (last?.kind === "skipped") last.count++;
    else runs.push({ kind: "skipped", count: 1 });
  });
  return markReplaced(runs);
}

function markReplaced(runs: DiffRun[]): DiffRun[] {
  let start = 0;
  while (start < runs.length) {
    const dels = take(runs, start, "del");
    const adds = take(runs, start + dels.length, "add");
    if (dels.length > 0 && dels.length === adds.length) {
      dels.forEach((del, index) => {
        const add = adds[index];
        if (!add) return;
        const marked = markWords(del.line.text, add.line.text);
        del.pieces = marked.before;
        add.pieces = marked.after;
      });
    }
    start += Math.max(1, dels.length + adds.length);
  }
  return runs;
}

type LineRun = Extract<DiffRun, { kind: "line" }>;

function take(runs: readonly DiffRun[], from: number, kind: DiffLine["kind"]): LineRun[] {
  const found: LineRun[] = [];
  for (let index = from; index < runs.length; index++) {
    const run = runs[index];
    if (run?.kind !== "line" || run.line.kind !== kind) break;
    found.push(run);
  }
  return found;
}
