import { z } from "zod";
import type { OutboundRequest } from "@/lib/infra/outbound/outbound";
import type { Classified, Exchange, ObjectKind, PlatformAccess } from "@/lib/platforms/platform";
import { tikTokGet } from "@/lib/platforms/tiktok/http";
import { pathOf } from "@/lib/platforms/tiktok/plan/smart-plus";

export type Ask = (request: OutboundRequest) => Promise<Exchange>;
export type Row = Readonly<Record<string, unknown>>;
/** `rows` is complete for its page when `classified.outcome` is `success`, and empty otherwise. */
export type Page = { classified: Classified; rows: Row[]; page: number; pages: number };

/** Most a page carries (reference text of /campaign/get/: 1 to 1,000); answers of this size stay small. */
const PAGE_SIZE = 100;

const list = z.object({
  data: z.object({
    list: z.array(z.record(z.string(), z.unknown())),
    page_info: z.object({ page: z.number().int(), total_page: z.number().int() }).optional(),
  }),
});

export type ListQuery = { kind: ObjectKind; smartPlus: boolean; filtering: Row; page: number };

/** One page of `/campaign/get/`, `/adgroup/get/` or `/ad/get/`, or of their Smart+ twins. */
export async function askPage(ask: Ask, access: PlatformAccess, query: ListQuery): Promise<Page> {
  const { kind, smartPlus, filtering, page } = query;
  const answered = await ask(
    tikTokGet(access, pathOf(kind, "get", smartPlus), {
      advertiser_id: access.account.id,
      ...(Object.keys(filtering).length > 0 ? { filtering } : {}),
      page,
      page_size: PAGE_SIZE,
    }),
  );
  const nothing = { rows: [], page, pages: page };
  if (answered.classified.outcome !== "success") return { classified: answered.classified, ...nothing };
  const parsed = list.safeParse(answered.json);
  if (!parsed.success)
    return { classified: { ...answered.classified, outcome: "unknown", reason: "The platform's list cannot be read" }, ...nothing };
  const { list: rows, page_info: info } = parsed.data.data;
  return { classified: answered.classified, rows, page, pages: info?.total_page ?? page };
}

/** Remembers what was asked, in order. */
export function recorded(exchange: Ask): { ask: Ask; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    ask: async (request) => {
      const answered = await exchange(request);
      exchanges.push(answered);
      return answered;
    },
  };
}
