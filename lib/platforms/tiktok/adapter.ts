import { z } from "zod";
import type { Credentials, PlatformAdapter } from "@/lib/platforms/platform";
import { classifyTikTok } from "./answers/classify";
import { QUOTAS } from "./answers/quotas";
import { API_VERSION } from "./facts";
import { toTikTokHttp } from "./http";
import { TIKTOK_PAYLOAD } from "./payload";
import { completionTikTok } from "./plan/completion";
import { originTikTok } from "./plan/origin";
import { planTikTok } from "./plan/plan";
import { differencesTikTok } from "./reading/differences";
import { lookUpTikTok } from "./reading/look-up";
import { searchTikTok } from "./reading/search";
import { listTikTok, readTikTok } from "./reading/snapshots";
import { mentionsTikTok, validateTikTok } from "./validate";

const word = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Give the ${what}`)
    .max(4_000)
    .regex(/^[\x21-\x7e]+$/, `The ${what} has characters that no ${what} has`);

/** The platform's own words. Only the token is needed; null and absent are the same. */
const credentials: z.ZodType<Credentials> = z
  .strictObject({ access_token: word("access token"), app_id: word("app id").nullish(), app_secret: word("app secret").nullish() })
  .transform(
    ({ access_token, app_id, app_secret }): Credentials => ({
      access_token,
      ...(app_id ? { app_id } : {}),
      ...(app_secret ? { app_secret } : {}),
    }),
  );

/** TikTok, by its Business API v1.3. */
export const tiktokAdapter: PlatformAdapter = {
  key: "tiktok",
  apiVersion: API_VERSION,
  baseUrls: {
    production: `https://business-api.tiktok.com/open_api/${API_VERSION}`,
    sandbox: `https://sandbox-ads.tiktok.com/open_api/${API_VERSION}`,
    simulatorPath: `/tiktok/open_api/${API_VERSION}`,
    versionPath: `/open_api/${API_VERSION}`,
  },
  credentials,
  credentialFields: [
    { name: "access_token", label: "Access token", help: "A long-term token with Ads management", required: true, secret: true },
    { name: "app_id", label: "App id", help: "Only to list every account of the app", required: false, secret: false },
    { name: "app_secret", label: "App secret", help: "Only to list every account of the app", required: false, secret: true },
  ],
  payload: TIKTOK_PAYLOAD,
  // Campaigns are marked, ad groups and ads cannot be: among those an unmarked one may well be ours.
  marksCreations: false,
  parseAccountId: (text) => /^(\d{1,25})$/.exec(text.trim())?.[1] ?? null,
  validate: validateTikTok,
  mentions: mentionsTikTok,
  plan: planTikTok,
  toHttp: toTikTokHttp,
  quotas: () => QUOTAS,
  // TikTok tells of its quotas only when they are used up (spec/platforms.md §2: no headers).
  usage: () => null,
  classify: classifyTikTok,
  lookUp: lookUpTikTok,
  read: readTikTok,
  list: listTikTok,
  search: searchTikTok,
  differences: differencesTikTok,
  // There is no way to have a creation judged without carrying it out.
  dryRun: () => null,
  completion: completionTikTok,
  origin: originTikTok,
};
