import type { Classified, ListResult, ObjectKind, PlatformAccess, ReadResult } from "@/lib/platforms/platform";
import { metaGet } from "../http";
import { accountPath, EDGES } from "../plan/request";
import { FIELDS_ASKED, graphObject, graphPage, metaKind, nextPage, snapshotOf } from "./objects";
import { type Ask, recorded, unreadable } from "./recorder";

/** Objects on a page of a list. */
const PAGE_SIZE = 100;
/** Everything else is a word of the path: "me" is a person, "../x" another address. Source: the ids of every object in facts.ts, edges. */
const OBJECT_ID = /^\d{1,30}$/;
/** "Object does not exist, cannot be loaded due to missing permissions…". Source: facebook-nodejs-business-sdk issue 71. */
const UNKNOWN_OBJECT = "100/33";
const NO_SUCH_ID: Classified = {
  outcome: "success",
  reason: "Meta's ids are digits alone",
  retryAfterSeconds: null,
  externalId: null,
  platformErrorCode: null,
  httpStatus: null,
};

/**
 * An object as the platform has it now. Meta says the same of what does not exist and of what may not be seen; when the
 * account itself can be seen, it does not exist.
 */
export async function readMeta(
  query: { kind: ObjectKind; externalId: string },
  access: PlatformAccess,
  exchange: Ask,
): Promise<ReadResult> {
  const kind = metaKind(query.kind);
  if (!OBJECT_ID.test(query.externalId)) return { classified: NO_SUCH_ID, snapshot: null, exchanges: [] };
  const { ask, exchanges } = recorded(exchange);
  const answered = await ask(metaGet(access, `/${query.externalId}`, { fields: FIELDS_ASKED[kind] }));
  const { classified } = answered;
  if (classified.outcome === "refused" && classified.platformErrorCode === UNKNOWN_OBJECT) {
    const account = await ask(metaGet(access, accountPath(access.account.id), { fields: "id" }));
    return { classified: account.classified.outcome === "success" ? account.classified : classified, snapshot: null, exchanges };
  }
  if (classified.outcome !== "success") return { classified, snapshot: null, exchanges };
  const object = graphObject.safeParse(answered.json);
  if (!object.success) return { classified: unreadable(classified), snapshot: null, exchanges };
  return { classified, snapshot: snapshotOf(kind, object.data), exchanges };
}

/** A page of the objects of a kind, newest first: of a parent, or of the account. What is archived or deleted is left out, as the platform does. */
export async function listMeta(
  query: { kind: ObjectKind; parentExternalId: string | null; after: string | null },
  access: PlatformAccess,
  exchange: Ask,
): Promise<ListResult> {
  const kind = metaKind(query.kind);
  const { ask, exchanges } = recorded(exchange);
  const parent = query.parentExternalId === null ? accountPath(access.account.id) : `/${query.parentExternalId}`;
  const answered = await ask(
    metaGet(access, `${parent}/${EDGES[kind]}`, {
      fields: FIELDS_ASKED[kind],
      limit: String(PAGE_SIZE),
      ...(query.after === null ? {} : { after: query.after }),
    }),
  );
  const nothing = { snapshots: [], after: null, exchanges };
  if (answered.classified.outcome !== "success") return { classified: answered.classified, ...nothing };
  const page = graphPage.safeParse(answered.json);
  if (!page.success) return { classified: unreadable(answered.classified), ...nothing };
  const snapshots = page.data.data.map((object) => snapshotOf(kind, object));
  return { classified: answered.classified, snapshots, after: nextPage(page.data), exchanges };
}
