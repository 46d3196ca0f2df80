import { z } from "zod";
import { mentionsOf } from "@/lib/platforms/payload/mentions";
import { validatePayload } from "@/lib/platforms/payload/validate-payload";
import type { Credentials, PlatformAdapter } from "@/lib/platforms/platform";
import { classifyMeta } from "./classify";
import { API_VERSION } from "./facts";
import { toMetaHttp } from "./http";
import { lookUpMeta } from "./look-up";
import { budgetBounds } from "./money";
import { META_PAYLOAD } from "./payload";
import { planMeta } from "./plan";

const token = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Give the ${what}`)
    .max(4_000)
    .regex(/^[\x21-\x7e]+$/, `The ${what} has characters that no ${what} has`);

/** The platform's own words. Only the token is needed; null and absent are the same. */
const credentials: z.ZodType<Credentials> = z
  .strictObject({ access_token: token("access token"), app_secret: token("app secret").nullish() })
  .transform(({ access_token, app_secret }): Credentials => (app_secret ? { access_token, app_secret } : { access_token }));

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
  ],
  payload: META_PAYLOAD,
  marksCreations: true,
  parseAccountId: (text) => /^(?:act_)?(\d{1,25})$/.exec(text.trim())?.[1] ?? null,
  validate: (payload, { requestType, currency }) => validatePayload(META_PAYLOAD, payload, { requestType, ...budgetBounds(currency) }),
  mentions: (payload) => mentionsOf(META_PAYLOAD, payload),
  plan: planMeta,
  toHttp: toMetaHttp,
  classify: classifyMeta,
  lookUp: lookUpMeta,
};
