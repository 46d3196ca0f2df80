import type { Candidate, LookUpQuery, LookUpResult, PlatformAccess } from "@/lib/platforms/platform";
import { REFERENCE_PREFIX } from "../facts";
import { metaGet } from "../http";
import { accountPath, EDGES, KIND_NAMES, type MetaKind } from "../plan/request";
import { type GraphObject, graphPage, instantOf, metaKind, nextPage, referenceOf } from "./objects";
import { type Ask, recorded, unreadable } from "./recorder";

const PAGE_SIZE = 100;
/** More namesakes than this is no look-up any more. */
const MOST_PAGES = 20;

/** How a filter calls the labels of each kind. Source: facts.ts, labelFilter; of creatives not confirmed. */
const LABELS: Readonly<Record<MetaKind, string>> = {
  campaign: "campaign.adlabels",
  ad_group: "adset.adlabels",
  ad: "ad.adlabels",
  creative: "adlabels",
};

type Found = Omit<LookUpResult, "exchanges">;

/**
 * Looks for an object that a lost answer may have left: by our label first, and if none bears it by exact name, inside
 * its parent where it has one. The labels of what is found by name are read too, so that the caller can tell ours from
 * a stranger's.
 */
export async function lookUpMeta(query: LookUpQuery, access: PlatformAccess, exchange: Ask): Promise<LookUpResult> {
  const kind = metaKind(query.kind);
  const { ask, exchanges } = recorded(exchange);
  const isWanted = (candidate: Candidate) =>
    candidate.name === query.name || (query.reference !== null && candidate.reference === query.reference);
  const search = (filter: object | null) => searched(ask, access, query, kind, filter, isWanted);
  if (query.reference !== null) {
    const marked = await search({ field: LABELS[kind], operator: "ANY", value: [REFERENCE_PREFIX + query.reference] });
    // A refused filter is no answer to the question; the search by name reads the labels as well.
    if (marked.classified.outcome !== "success" && marked.classified.outcome !== "refused") return { ...marked, exchanges };
    const ours = marked.candidates.filter((candidate) => candidate.reference === query.reference);
    if (ours.length > 0) return { ...marked, candidates: ours, exchanges };
  }
  const named = await search({ field: "name", operator: "CONTAIN", value: query.name });
  // Whether creatives can be filtered is not confirmed: refused, they are read one by one.
  const found = kind === "creative" && named.classified.outcome === "refused" ? await search(null) : named;
  return { ...found, exchanges };
}

async function searched(
  ask: Ask,
  access: PlatformAccess,
  query: LookUpQuery,
  kind: MetaKind,
  filter: object | null,
  isWanted: (candidate: Candidate) => boolean,
): Promise<Found> {
  // Creatives belong to the account, whatever they are made for.
  const parent = query.parentExternalId && kind !== "creative" ? `/${query.parentExternalId}` : accountPath(access.account.id);
  const candidates: Candidate[] = [];
  let after: string | null = null;
  for (let number = 1; ; number += 1) {
    const answered = await ask(
      metaGet(access, `${parent}/${EDGES[kind]}`, {
        fields: `id,name,status,adlabels{name}${kind === "creative" ? "" : ",created_time"}`,
        ...(filter ? { filtering: JSON.stringify([filter]) } : {}),
        limit: String(PAGE_SIZE),
        ...(after ? { after } : {}),
      }),
    );
    if (answered.classified.outcome !== "success") return { classified: answered.classified, candidates: [] };
    const page = graphPage.safeParse(answered.json);
    if (!page.success) return { classified: unreadable(answered.classified), candidates: [] };
    candidates.push(...page.data.data.map(toCandidate).filter(isWanted));
    after = nextPage(page.data);
    if (!after) return { classified: answered.classified, candidates };
    if (number === MOST_PAGES) {
      const reason = `More than ${MOST_PAGES * PAGE_SIZE} ${KIND_NAMES[kind]}s would have to be read to find this one`;
      return { classified: { ...answered.classified, outcome: "refused", reason }, candidates: [] };
    }
  }
}

function toCandidate(object: GraphObject): Candidate {
  return {
    externalId: object.id,
    name: object.name,
    status: object.status ?? null,
    createdAt: instantOf(object.created_time),
    reference: referenceOf(object),
  };
}
