import type { SimAccount, SimRequest } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { isCurrency } from "@/lib/shared/money";
import { isTimeZone } from "@/lib/shared/time";
import { badToken, GraphError, noPermission, tooManyCalls, unknownObject } from "./errors";

/** ads_management calls per hour of an app with full access. Source: spec/platforms.md §1, rate [M]. */
const FULL_ACCESS_QUOTA = 100_000;
/** Each active ad adds to it. */
const QUOTA_PER_ACTIVE = 40;

const account = (id: string, name: string, currency: string, timeZone: string): SimAccount => ({
  id,
  name,
  currency,
  timeZone,
  access: "write",
  tokens: null,
  quotaPerHour: FULL_ACCESS_QUOTA,
});

/** Accounts that exist without being declared. The first is the demo workspace's. */
export const META_ACCOUNTS: readonly SimAccount[] = [
  account("123456789", "Signalbox Demo", "USD", "America/New_York"),
  account("987654321", "Second Demo", "EUR", "Europe/Berlin"),
];

/** An account as the control API declares it: `{"id", "name"?, "currency"?, "time_zone"?, "access"?, "tokens"?, "quota_per_hour"?}`. */
export function declaredAccount(given: Readonly<Record<string, unknown>>): SimAccount {
  const {
    id,
    name,
    currency = "USD",
    time_zone: timeZone = "UTC",
    access = "write",
    tokens = null,
    quota_per_hour: quota = FULL_ACCESS_QUOTA,
    ...rest
  } = given;
  const [unknown] = Object.keys(rest);
  if (unknown) throw new Error(`"${unknown}" is not a word of an account`);
  if (typeof id !== "string" || !/^\d{1,25}$/.test(id)) throw new Error("id is a text of digits, such as 123456789");
  if (typeof currency !== "string" || !isCurrency(currency)) throw new Error("currency is an ISO 4217 code such as USD");
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) throw new Error("time_zone is an IANA zone such as Europe/Berlin");
  if (access !== "write" && access !== "read") throw new Error("access is write or read");
  if (tokens !== null && !(Array.isArray(tokens) && tokens.every((token) => typeof token === "string")))
    throw new Error("tokens is a list of texts");
  if (typeof quota !== "number" || !Number.isInteger(quota) || quota < 1) throw new Error("quota_per_hour is a whole number of at least 1");
  if (name !== undefined && typeof name !== "string") throw new Error("name is a text");
  return { id, name: name ?? `Account ${id}`, currency, timeZone, access, tokens, quotaPerHour: quota };
}

/** Tokens that play a broken one, in any account. */
const BROKEN_TOKENS: readonly [RegExp, string, number | undefined][] = [
  [/^expired/i, "Error validating access token: Session has expired. The current time is later.", 463],
  [/^revoked/i, "Error validating access token: The user has not authorized application.", 458],
  [/^(invalid|bad|wrong)/i, "Invalid OAuth access token - Cannot parse access token", undefined],
];

/** The token of a request: `Authorization: Bearer`, or the parameter. @throws GraphError 104 without one, 190 for a broken one */
export function tokenOf(request: SimRequest, parameters: Readonly<Record<string, unknown>>): string {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const token = header ?? parameters.access_token;
  if (typeof token !== "string" || token === "") {
    throw new GraphError({ code: 104, message: "An access token is required to request this resource." });
  }
  if (!/^[\x21-\x7e]+$/.test(token)) throw badToken();
  for (const [pattern, message, subcode] of BROKEN_TOKENS) if (pattern.test(token)) throw badToken(message, subcode);
  return token;
}

/** The account a call is about. @throws GraphError for an unknown account, another's token, or a write without permission */
export function permittedAccount(store: SimulatorStore, id: string, token: string, method: string): SimAccount {
  const found = store.account(id);
  if (!found) throw unknownObject(method, `act_${id}`);
  if (found.tokens && !found.tokens.includes(token)) throw noPermission();
  const isWrite = method !== "GET";
  if (isWrite && (found.access === "read" || /^readonly/i.test(token))) throw noPermission();
  return found;
}

/**
 * Counts the call against the account's hour and returns the usage headers, which every answer carries.
 * @throws GraphError 80004 when the hour is used up; the headers then say how long to wait
 */
export function countedCall(
  store: SimulatorStore,
  used: SimAccount,
  now: Date,
): { headers: Record<string, string>; exceeded: GraphError | null } {
  const { inLastHour, oldest } = store.countCall(used.id, now.getTime());
  const isFull = used.quotaPerHour >= FULL_ACCESS_QUOTA;
  const quota = used.quotaPerHour + (isFull ? QUOTA_PER_ACTIVE * activeAds(store, used) : 0);
  const isOver = inLastHour > quota;
  /** Seconds until the oldest call of the hour no longer counts. */
  const reset = Math.max(1, Math.ceil((oldest + 3_600_000 - now.getTime()) / 1000));
  const share = (inLastHour / quota) * 100;
  const percent = Math.min(100, Math.floor(share));
  const tier = isFull ? "standard_access" : "development_access";
  const business = {
    [used.id]: [
      {
        type: "ads_management",
        call_count: percent,
        total_cputime: percent,
        total_time: percent,
        estimated_time_to_regain_access: isOver ? Math.ceil(reset / 60) : 0,
        ads_api_access_tier: tier,
      },
    ],
  };
  const account = { acc_id_util_pct: Math.min(100, Number(share.toFixed(2))), reset_time_duration: reset, ads_api_access_tier: tier };
  const headers = {
    "x-business-use-case-usage": JSON.stringify(business),
    "x-ad-account-usage": JSON.stringify(account),
    "x-app-usage": JSON.stringify({ call_count: percent, total_cputime: percent, total_time: percent }),
  };
  return { headers, exceeded: isOver ? tooManyCalls() : null };
}

/** Counted only for accounts that have thousands of calls to spare: a declared small quota stays what was declared. */
function activeAds(store: SimulatorStore, used: SimAccount): number {
  return store.objects({ accountId: used.id, type: "ad" }).filter(({ status }) => status === "ACTIVE").length;
}
