import { withoutSecrets } from "@/lib/platforms/simulators/exchange";
import type { PlatformSimulator, SimAccount, SimRequest, SimResponse } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { declaredAccount, enteredAccount, TIKTOK_ACCOUNTS, tokenOf } from "./accounts";
import { envelope, notFound, TikTokError } from "./envelope";
import { list } from "./listing";
import { advertisers, identities, interests, languages, pixels, regions, searchPlaces } from "./lists";
import { type Call, create, type Level, update, updateStatus } from "./objects";
import { idsOf, type Parameters, parametersOf, requiredId, requiredText } from "./parameters";

const LEVELS: Readonly<Record<string, Level>> = { campaign: "campaign", adgroup: "ad_group", ad: "ad" };

type Act = { method: "GET" | "POST"; writes: boolean; run(call: Call): unknown };

const reads = (run: Act["run"], method: Act["method"] = "GET"): Act => ({ method, writes: false, run });

/** Questions about one advertiser, by path. */
const LISTS: Readonly<Record<string, Act>> = {
  "/tool/region/": reads(({ words }) => regions(words)),
  "/tool/targeting/search/": reads(({ words }) => searchPlaces(words), "POST"),
  "/tool/interest_category/": reads(() => interests()),
  "/tool/language/": reads(() => languages()),
  "/identity/get/": reads(({ words, account }) => identities(words, account)),
  "/pixel/list/": reads(({ account }) => pixels(account)),
};

/** TikTok's Business API v1.3, as far as trafficking goes: the trailing slash is part of each path. */
export const tiktokSimulator: PlatformSimulator = {
  key: "tiktok",
  accounts: TIKTOK_ACCOUNTS,
  account: declaredAccount,
  handle: (request, store) => {
    const path = /^\/open_api\/v1\.3(\/.+\/)$/.exec(request.path)?.[1];
    if (!path) return notFound();
    let account: SimAccount | null = null;
    try {
      const answer = answered(request, store, path, (entered) => {
        account = entered;
      });
      return answer ? withAccount(answer, account) : notFound();
    } catch (error) {
      if (!(error instanceof TikTokError)) throw error;
      // A call that was not let in has used no quota, so it is not logged as the account's.
      return withAccount(envelope(error.code, error.message), account);
    }
  },
};

function answered(request: SimRequest, store: SimulatorStore, path: string, entered: (account: SimAccount) => void): SimResponse | null {
  if (path === "/advertiser/info/" || path === "/oauth2/advertiser/get/") {
    if (request.method !== "GET") return null;
    const token = tokenOf(request);
    const words = parametersOf(request.query, request.body, "GET");
    if (path === "/advertiser/info/") return envelope(0, "OK", advertisers(store, token, idsOf(words, "advertiser_ids", 100)));
    requiredText(words, "app_id");
    requiredText(words, "secret");
    return envelope(0, "OK", advertisers(store, token, null));
  }
  const found = actOf(path);
  if (found?.act.method !== request.method) return null;
  const token = tokenOf(request);
  const words: Parameters = parametersOf(request.query, request.body, request.method);
  const account = enteredAccount(store, requiredId(words, "advertiser_id"), token, request.now, found.act.writes);
  entered(account);
  const received = withoutSecrets(request.body ?? Object.fromEntries(request.query));
  const data = found.act.run({ words, received, account, store, now: request.now, smartPlus: found.smartPlus });
  return envelope(0, "OK", data);
}

function actOf(path: string): { act: Act; smartPlus: boolean } | null {
  const listed = Object.hasOwn(LISTS, path) ? LISTS[path] : undefined;
  if (listed) return { act: listed, smartPlus: false };
  const [, prefix, noun = "", verb] = /^\/(smart_plus\/)?(campaign|adgroup|ad)\/(create|get|update|status\/update)\/$/.exec(path) ?? [];
  const level = LEVELS[noun];
  if (!level) return null;
  const smartPlus = prefix !== undefined;
  if (verb === "get") return { act: reads((call) => list(level, call)), smartPlus };
  const run = verb === "create" ? create : verb === "update" ? update : updateStatus;
  return { act: { method: "POST", writes: true, run: (call) => run(level, call) }, smartPlus };
}

function withAccount(response: SimResponse, account: SimAccount | null): SimResponse {
  return account ? { ...response, accountId: account.id } : response;
}
