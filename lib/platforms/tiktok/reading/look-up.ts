import type { Candidate, Classified, LookUpQuery, LookUpResult, PlatformAccess } from "@/lib/platforms/platform";
import { type Ask, askPage, type Row, recorded } from "./pages";
import { candidateOf, nameWord, parentWord } from "./snapshots";

/** More namesakes than this is no look-up any more. */
const MOST_PAGES = 20;

/**
 * Looks for what a lost answer may have left: by our mark in `po_number`, which only campaigns have, and by exact name
 * among what TikTok's fuzzy filter finds, in the parent it was to be made in. What stands in a Smart+ campaign is
 * listed by paths of its own.
 */
export async function lookUpTikTok(query: LookUpQuery, access: PlatformAccess, exchange: Ask): Promise<LookUpResult> {
  const { ask, exchanges } = recorded(exchange);
  const { kind, name, parentExternalId } = query;
  const inParent = parentExternalId === null || kind === "campaign" ? {} : { [parentWord(kind)]: [parentExternalId] };
  const found = new Map<string, Candidate>();
  let classified: Classified | null = null;
  for (const smartPlus of [false, true]) {
    // Smart+ ads cannot be filtered by name (SDK FilteringSmartPlusAdGet); their ad group holds few.
    const byName = kind === "ad" && smartPlus ? {} : { [nameWord(kind)]: name };
    const all = await everyPage(ask, access, { kind, smartPlus, filtering: { ...byName, ...inParent } });
    classified = all.classified;
    if (classified.outcome !== "success") return { classified, candidates: [], exchanges };
    for (const row of all.rows) {
      const candidate = candidateOf(kind, row);
      const isOurs = query.reference !== null && candidate.reference === query.reference;
      if (isOurs || candidate.name === name) found.set(candidate.externalId, candidate);
    }
    const ours = [...found.values()].filter(({ reference }) => reference !== null && reference === query.reference);
    if (ours.length > 0) return { classified, candidates: ours, exchanges };
  }
  if (!classified) throw new Error("both paths were asked");
  return { classified, candidates: [...found.values()], exchanges };
}

async function everyPage(
  ask: Ask,
  access: PlatformAccess,
  query: { kind: LookUpQuery["kind"]; smartPlus: boolean; filtering: Row },
): Promise<{ classified: Classified; rows: Row[] }> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const answered = await askPage(ask, access, { ...query, page });
    if (answered.classified.outcome !== "success") return { classified: answered.classified, rows: [] };
    rows.push(...answered.rows);
    if (page >= answered.pages) return { classified: answered.classified, rows };
    if (page === MOST_PAGES) {
      const reason = `More than ${MOST_PAGES} pages of the platform's list have a name like this one`;
      return { classified: { ...answered.classified, outcome: "refused", reason }, rows: [] };
    }
  }
}
