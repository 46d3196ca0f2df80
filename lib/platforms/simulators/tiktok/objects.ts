import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import { readAdGroupChange, readNewAdGroup } from "./ad-group-rules";
import { readAdChange, readNewAds, readNewSmartPlusAd } from "./ad-rules";
import { readCampaignChange, readNewCampaign } from "./campaign-rules";
import { wrong } from "./envelope";
import { idsOf, listOf, type Parameters, requiredEnum, requiredId } from "./parameters";
import { madeBefore } from "./request-ids";
import { ID_WORDS, shown } from "./shown";

export type Level = "campaign" | "ad_group" | "ad";
/** A call that is let in: `received` is its body as it came. */
export type Call = { words: Parameters; received: unknown; account: SimAccount; store: SimulatorStore; now: Date; smartPlus: boolean };

/** Ids look like the platform's: 16 digits and more, ever rising, beyond what a double carries. */
const FIRST_ID = 1_810_000_000_000_000n;

/** `/campaign/create/`, `/adgroup/create/`, `/ad/create/` and their Smart+ twins. */
export function create(level: Level, call: Call): unknown {
  const { words, account, store } = call;
  if (level === "ad") return createAds(call);
  const again = madeBefore(store, level, account.id, words.request_id);
  if (again) return shown(again, store);
  if (level === "campaign") {
    const made = readNewCampaign(words, account, call.smartPlus);
    return shown(kept(call, "campaign", made, undefined), store);
  }
  const campaign = parentOf(call, "campaign");
  return shown(kept(call, "ad_group", readNewAdGroup(words, campaign, account), campaign), store);
}

function createAds(call: Call): unknown {
  const adGroup = parentOf(call, "ad_group");
  if (call.smartPlus) {
    const made = kept(call, "ad", { ...readNewSmartPlusAd(call.words) }, adGroup);
    return shown(made, call.store);
  }
  const ads = readNewAds(call.words).map((made) => kept(call, "ad", made, adGroup));
  return { ad_ids: ads.map(({ id }) => id), creatives: ads.map((ad) => shown(ad, call.store)), need_audit: true };
}

/** `…/update/`: only what is given changes. */
export function update(level: Level, call: Call): unknown {
  if (level === "ad") return updateAds(call);
  const object = foundOf(call, level, requiredId(call.words, ID_WORDS[level]), ID_WORDS[level]);
  const change =
    level === "campaign"
      ? readCampaignChange(call.words, object.fields, call.account)
      : readAdGroupChange(call.words, object, call.account);
  return shown(changed(call, object, change), call.store);
}

function updateAds(call: Call): unknown {
  if (call.smartPlus) {
    const ad = foundOf(call, "ad", requiredId(call.words, "smart_plus_ad_id"), "smart_plus_ad_id");
    return shown(changed(call, ad, readAdChange(call.words, ad.fields)), call.store);
  }
  const creatives = listOf(call.words, "creatives") ?? [];
  if (creatives.length === 0) throw wrong("creatives", "Missing data for required field.");
  const ads = creatives.map((entry, at) => {
    const creative = entry as Parameters;
    const ad = foundOf(call, "ad", requiredId(creative, "ad_id"), `creatives.${at}.ad_id`);
    return changed(call, ad, readAdChange(creative, ad.fields));
  });
  return { ad_ids: ads.map(({ id }) => id), creatives: ads.map((ad) => shown(ad, call.store)) };
}

/** `…/status/update/`: all or none. */
export function updateStatus(level: Level, call: Call): unknown {
  const word =
    level === "campaign" ? "campaign_ids" : level === "ad_group" ? "adgroup_ids" : call.smartPlus ? "smart_plus_ad_ids" : "ad_ids";
  const status = requiredEnum(call.words, "operation_status", ["ENABLE", "DISABLE", "DELETE"]);
  const objects = idsOf(call.words, word, 20).map((id) => foundOf(call, level, id, word));
  for (const object of objects)
    call.store.save({
      ...object,
      status,
      fields: { ...object.fields, modified_at: call.now.toISOString() },
      changes: [...object.changes, call.received],
    });
  const ids = objects.map(({ id }) => id);
  const one = level === "ad" && call.smartPlus ? "smart_plus_ad_id" : ID_WORDS[level];
  return { [word]: ids, status, [`${level.replace("_", "")}_list`]: ids.map((id) => ({ [one]: id, status })) };
}

function kept(
  call: Call,
  type: Level,
  made: { name: string; status: string; fields: Record<string, unknown> },
  parent: SimObject | undefined,
): SimObject {
  const { account, store, now, received, smartPlus } = call;
  return store.add(
    {
      type,
      accountId: account.id,
      ...(parent ? { parentId: parent.id } : {}),
      name: made.name,
      status: made.status,
      createdAt: now.toISOString(),
      fields: { ...made.fields, smart_plus: smartPlus },
      received,
      changes: [],
    },
    (seq) => String(FIRST_ID + BigInt(seq) * 16n + 1n),
  );
}

function changed(call: Call, object: SimObject, change: { name: string | null; fields: Record<string, unknown> }): SimObject {
  const after = {
    ...object,
    name: change.name ?? object.name,
    fields: { ...object.fields, ...change.fields, modified_at: call.now.toISOString() },
    changes: [...object.changes, call.received],
  };
  call.store.save(after);
  return after;
}

function parentOf(call: Call, level: "campaign" | "ad_group"): SimObject {
  return foundOf(call, level, requiredId(call.words, ID_WORDS[level]), ID_WORDS[level]);
}

/** An object that can be worked on. @throws TikTokError 40002 for one that is not there, deleted, or of the other kind */
function foundOf(call: Call, level: Level, id: string, word: string): SimObject {
  const object = call.store.object(id);
  if (object?.type !== level || object.accountId !== call.account.id)
    throw wrong(word, `The ${level.replace("_", " ")} ${id} doesn't exist.`);
  if (object.status === "DELETE") throw wrong(word, `The ${level.replace("_", " ")} ${id} has been deleted.`);
  if ((object.fields.smart_plus === true) !== call.smartPlus) {
    const kind = call.smartPlus ? "not an Upgraded Smart+" : "an Upgraded Smart+";
    throw wrong(word, `The ${level.replace("_", " ")} ${id} is ${kind} one and is not supported by this endpoint.`);
  }
  return object;
}
