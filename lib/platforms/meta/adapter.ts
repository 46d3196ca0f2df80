import { z } from "zod";
import { mentionsOf } from "@/lib/platforms/payload/mentions";
import type { Credentials, PlatformAdapter } from "@/lib/platforms/platform";
import { classifyMeta } from "./answers/classify";
import { quotasMeta, usageMeta } from "./answers/usage";
import { API_VERSION } from "./facts";
import { toMetaHttp } from "./http";
import { META_PAYLOAD } from "./payload";
import { completionMeta } from "./plan/completion";
import { dryRunMeta } from "./plan/dry-run";
import { originMeta } from "./plan/origin";
import { planMeta } from "./plan/plan";
import { differencesMeta } from "./reading/differences";
import { lookUpMeta } from "./reading/look-up";
import { listMeta, readMeta } from "./reading/read";
import { searchMeta } from "./reading/search";
import { validateMeta } from "./validate";

const token = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Give the ${what}`)
    .max(4_000)
    .regex(/^[\x21-\x7e]+$/, `The ${what} has characters that no ${what} has`);

/** The platform's own words. Only the token is needed; null and absent are the same. */
const credentials: z.ZodType<Credentials> = z
  .strictObject({
    access_token: token("access token"),
    app_secret: token("app secret").nullish(),
    access_tier: z.enum(["limited", "full"], "The access tier is limited or full").nullish(),
  })
  .transform(
    ({ access_token, app_secret, access_tier }): Credentials => ({
      access_token,
      ...(app_secret ? { app_secret } : {}),
      ...(access_tier ? { access_tier } : {}),
    }),
  );

/** Meta: Facebook and Instagram, by the Graph API v26.0. */
export const metaAdapter: PlatformAdapter = {
  key: "meta",
  apiVersion: API_VERSION,
  baseUrls: {
    production: `https://graph.facebook.com/${API_VERSION}`,
    // No sandbox host: a sandbox ad account on the same one.
    sandbox: null,
    simulatorPath: `/meta/${API_VERSION}`,
    versionPath: `/${API_VERSION}`,
  },
  credentials,
  credentialFields: [
    { name: "access_token", label: "Access token", help: "A system user's token with ads_management", required: true, secret: true },
    { name: "app_secret", label: "App secret", help: "Only if the app requires proof of it", required: false, secret: true },
    {
      name: "access_tier",
      label: "Access tier",
      help: "limited or full, as the app's Marketing API access says; full when empty",
      required: false,
      secret: false,
    },
  ],
  payload: META_PAYLOAD,
  marksCreations: true,
  parseAccountId: (text) => /^(?:act_)?(\d{1,25})$/.exec(text.trim())?.[1] ?? null,
  validate: validateMeta,
  mentions: (payload) => mentionsOf(META_PAYLOAD, payload),
  plan: planMeta,
  toHttp: toMetaHttp,
  quotas: quotasMeta,
  usage: usageMeta,
  classify: classifyMeta,
  lookUp: lookUpMeta,
  read: readMeta,
  list: listMeta,
  search: searchMeta,
  differences: differencesMeta,
  dryRun: dryRunMeta,
  completion: completionMeta,
  origin: originMeta,
};
