import { z } from "zod";
import type { OutboundRequest } from "@/lib/infra/outbound/outbound";
import type { Candidate, Exchange, LookUpQuery, LookUpResult, PlatformAccess } from "@/lib/platforms/platform";
import { REFERENCE_PREFIX } from "./facts";
import { metaGet } from "./http";
import { accountPath } from "./plan";

const PAGE_SIZE = 100;
/** More namesakes than this is no look-up any more. */
const MOST_PAGES = 20;

const page = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string().catch(""),
      status: z.string().nullish(),
      created_time: z.string().nullish(),
      adlabels: z.array(z.object({ name: z.string().catch("") })).nullish(),
    }),
  ),
  paging: z.object({ next: z.string().optional(), cursors: z.object({ after: z.string() }).optional() }).optional(),
});

type Ask = (request: OutboundRequest) => Promise<Exchange>;

/**
 * Looks for a campaign that a lost answer may have left: by our label first, and if none bears it by exact name. The
 * labels of what is found by name are read too, so that the caller can tell ours from a stranger's.
 */
export async function lookUpMeta(query: LookUpQuery, access: PlatformAccess, exchange: Ask): Promise<LookUpResult> {
  if (query.kind !== "campaign") throw new Error(`A ${query.kind} cannot be looked up here`);
  const exchanges: Exchange[] = [];
  const ask: Ask = async (request) => {
    const answered = await exchange(request);
    exchanges.push(answered);
    return answered;
  };
  if (query.reference !== null) {
    const label = REFERENCE_PREFIX + query.reference;
    const marked = await search(ask, access, { field: "campaign.adlabels", operator: "ANY", value: [label] });
    // A refused filter is no answer to the question; the search by name reads the labels as well.
    if (marked.classified.outcome !== "success" && marked.classified.outcome !== "refused") return { ...marked, exchanges };
    const ours = marked.candidates.filter((candidate) => candidate.reference === query.reference);
    if (ours.length > 0) return { ...marked, candidates: ours, exchanges };
  }
  const named = await search(ask, access, { field: "name", operator: "CONTAIN", value: query.name });
  const candidates = named.candidates.filter((candidate) => candidate.name === query.name || candidate.reference === query.reference);
  return { ...named, candidates, exchanges };
}

async function search(ask: Ask, access: PlatformAccess, filter: object): Promise<Omit<LookUpResult, "exchanges">> {
  const candidates: Candidate[] = [];
  let after: string | undefined;
  for (let number = 1; ; number += 1) {
    const answered = await ask(
      metaGet(access, `${accountPath(access.account.id)}/campaigns`, {
        fields: "id,name,status,created_time,adlabels{name}",
        filtering: JSON.stringify([filter]),
        limit: String(PAGE_SIZE),
        ...(after ? { after } : {}),
      }),
    );
    if (answered.classified.outcome !== "success") return { classified: answered.classified, candidates: [] };
    const parsed = page.safeParse(answered.json);
    if (!parsed.success)
      return { classified: { ...answered.classified, outcome: "unknown", reason: "The platform's list cannot be read" }, candidates: [] };
    candidates.push(...parsed.data.data.map(toCandidate));
    after = parsed.data.paging?.next ? parsed.data.paging.cursors?.after : undefined;
    if (!after) return { classified: answered.classified, candidates };
    if (number === MOST_PAGES) {
      const reason = `More than ${MOST_PAGES * PAGE_SIZE} campaigns have a name like this one`;
      return { classified: { ...answered.classified, outcome: "refused", reason }, candidates: [] };
    }
  }
}

function toCandidate(campaign: z.infer<typeof page>["data"][number]): Candidate {
  const label = campaign.adlabels?.find(({ name }) => name.startsWith(REFERENCE_PREFIX));
  // Graph writes +0000 where ISO 8601 and Date.parse want +00:00.
  const created = Date.parse(campaign.created_time?.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") ?? "");
  return {
    externalId: campaign.id,
    name: campaign.name,
    status: campaign.status ?? null,
    createdAt: Number.isNaN(created) ? null : new Date(created).toISOString(),
    reference: label ? label.name.slice(REFERENCE_PREFIX.length) : null,
  };
}
