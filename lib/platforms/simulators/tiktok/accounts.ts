import type { SimAccount, SimRequest } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { isCurrency } from "@/lib/shared/money";
import { isTimeZone } from "@/lib/shared/time";
import { TikTokError } from "./envelope";
import { BASIC_TIER, countCall } from "./quotas";

/** Twenty times the Basic tier: a demo and a test are not to trip over each other. A declared account has the Basic one. */
const RAISED_TIER = { per_second: 200, per_minute: 12_000, per_day: 17_280_000 } as const;

const account = (id: string, name: string, currency: string, timeZone: string): SimAccount => ({
  id,
  name,
  currency,
  timeZone,
  access: "write",
  tokens: null,
  quotaPerHour: RAISED_TIER.per_minute * 60,
  quotas: RAISED_TIER,
});

/** Accounts that exist without being declared. The first is the demo workspace's. */
export const TIKTOK_ACCOUNTS: readonly SimAccount[] = [
  account("7000000000000000001", "Signalbox Demo", "USD", "America/New_York"),
  account("7000000000000000002", "Second Demo", "EUR", "Europe/Berlin"),
];

/**
 * An account as the control API declares it: `{"id", "name"?, "currency"?, "time_zone"?, "access"?, "tokens"?,
 * "quota_per_second"?, "quota_per_minute"?, "quota_per_day"?}`.
 */
export function declaredAccount(given: Readonly<Record<string, unknown>>): SimAccount {
  const { id, name, currency = "USD", time_zone: timeZone = "UTC", access = "write", tokens = null, ...others } = given;
  const { quota_per_second, quota_per_minute, quota_per_day, ...rest } = others;
  const [unknown] = Object.keys(rest);
  if (unknown) throw new Error(`"${unknown}" is not a word of an account`);
  if (typeof id !== "string" || !/^\d{1,25}$/.test(id)) throw new Error("id is a text of digits, such as 7000000000000000001");
  if (typeof currency !== "string" || !isCurrency(currency)) throw new Error("currency is an ISO 4217 code such as USD");
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) throw new Error("time_zone is an IANA zone such as Europe/Berlin");
  if (access !== "write" && access !== "read") throw new Error("access is write or read");
  if (tokens !== null && !(Array.isArray(tokens) && tokens.every((token) => typeof token === "string")))
    throw new Error("tokens is a list of texts");
  if (name !== undefined && typeof name !== "string") throw new Error("name is a text");
  const quotas = {
    per_second: quotaOf("quota_per_second", quota_per_second, BASIC_TIER.per_second),
    per_minute: quotaOf("quota_per_minute", quota_per_minute, BASIC_TIER.per_minute),
    per_day: quotaOf("quota_per_day", quota_per_day, BASIC_TIER.per_day),
  };
  return { id, name: name ?? `Account ${id}`, currency, timeZone, access, tokens, quotaPerHour: quotas.per_minute * 60, quotas };
}

function quotaOf(word: string, given: unknown, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (typeof given !== "number" || !Number.isInteger(given) || given < 1) throw new Error(`${word} is a whole number of at least 1`);
  return given;
}

/** Tokens that play a broken one, in any account. */
const BROKEN_TOKENS: readonly [RegExp, number, string][] = [
  [/^expired/i, 40_102, "Access token is expired."],
  [/^(invalid|bad|wrong|revoked)/i, 40_105, "Access token is incorrect or has been revoked."],
];

/** The token of a request, which stands in the `Access-Token` header. @throws TikTokError 40104 without one */
export function tokenOf(request: SimRequest): string {
  const token = request.headers["access-token"] ?? "";
  if (token === "") throw new TikTokError(40_104, "Access token is empty.");
  for (const [pattern, code, message] of BROKEN_TOKENS) if (pattern.test(token)) throw new TikTokError(code, message);
  return token;
}

/** The account a call is about, with the call counted. @throws TikTokError 40001 without permission, 40100 over a quota */
export function enteredAccount(store: SimulatorStore, id: string, token: string, now: Date, writes: boolean): SimAccount {
  const found = store.account(id);
  if (!found || (found.tokens && !found.tokens.includes(token)))
    throw new TikTokError(40_001, `No permission to operate advertiser ${id}.`);
  if (writes && (found.access === "read" || /^readonly/i.test(token)))
    throw new TikTokError(40_001, "No permission: the access token's scope does not include Ads Management.");
  countCall(store, found, now);
  return found;
}
