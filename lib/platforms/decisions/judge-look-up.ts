import type { Candidate } from "@/lib/platforms/platform";

/** What a look-up says about a request whose answer was lost. */
export type Verdict =
  | { kind: "found"; externalId: string; by: "reference" | "name" | "person" }
  /** It was not carried out: sending again is safe. */
  | { kind: "absent" }
  /** Only a person can tell. */
  | { kind: "ambiguous"; reason: string; candidates: Candidate[] };

export type JudgeInput = {
  candidates: readonly Candidate[];
  reference: string | null;
  name: string;
  /** When the earliest request began of which nobody knows what became. */
  since: Date;
  /** External ids that are in a PlatformObject already: they are something else's. */
  known: ReadonlySet<string>;
  /** The platform writes our reference in the same act as it creates. */
  marksCreations: boolean;
};

/** Clocks of platforms and ours differ by less than this. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Decides whether one of the candidates is what the lost request made. By our reference: adopt. A name alone counts only
 * for an object that was created after the request began, is nobody's yet, and is the only one, and never on a platform
 * that would have written our reference: there, an unmarked namesake is a stranger's, and is left to a person.
 */
export function judgeLookUp(input: JudgeInput): Verdict {
  // What is known already is what an earlier request made: a creative that was replaced bears the same mark.
  // What was deleted is nothing to adopt, whatever mark it bears.
  const unknown = input.candidates.filter((candidate) => !input.known.has(candidate.externalId) && candidate.status !== "DELETED");
  const ours = input.reference === null ? [] : unknown.filter((candidate) => candidate.reference === input.reference);
  const [mine] = ours;
  if (mine && ours.length === 1) return { kind: "found", externalId: mine.externalId, by: "reference" };
  if (mine) return { kind: "ambiguous", reason: `${ours.length} objects on the platform carry this ticket's mark`, candidates: ours };

  const namesakes = unknown.filter((candidate) => candidate.name === input.name && candidate.reference === null);
  // Platforms report creation to the second, so the moment itself is cut to its second.
  const began = Math.floor(input.since.getTime() / 1000) * 1000;
  const skew = input.marksCreations ? 0 : CLOCK_SKEW_MS;
  const recent = namesakes.filter(({ createdAt }) => createdAt === null || Date.parse(createdAt) >= began - skew);
  const [only] = recent;
  if (!only) return { kind: "absent" };
  if (input.marksCreations) {
    const reason = "An object of this name, without this ticket's mark, was created since the request was sent";
    return { kind: "ambiguous", reason, candidates: recent };
  }
  if (recent.length === 1 && only.createdAt !== null && Date.parse(only.createdAt) >= began) {
    return { kind: "found", externalId: only.externalId, by: "name" };
  }
  const reason =
    recent.length === 1
      ? "It is not certain whether the object of this name was created by this request"
      : `${recent.length} objects of this name were created since the request was sent`;
  return { kind: "ambiguous", reason, candidates: recent };
}
