import { z } from "zod";
import type { OutboundResponse } from "@/lib/infra/outbound/outbound";
import type { PlatformAccess, Quota, Usage } from "@/lib/platforms/platform";
import { SOURCES } from "../facts";

/** Calls of ads_management per ad account and hour, by the app's access tier. Source: facts.ts, rateLimits [M]. */
const CALLS_PER_HOUR = { limited: 300, full: 100_000 } as const;

/**
 * The quota of an ad account. Forty more calls for every active ad are left out: how many are active is not known here,
 * and the headers tell the share really used. So do they for the score over five minutes (X-Ad-Account-Usage), whose
 * size is not sure. The tier is the credential's word; without it full access is assumed, because an app that
 * has less is slowed by the headers, while one that has more would be held back 300-fold for nothing.
 */
export function quotasMeta(access: Pick<PlatformAccess, "credentials">): readonly Quota[] {
  const tier = access.credentials.access_tier === "limited" ? "limited" : "full";
  return [{ name: `ads_management, ${tier} access`, calls: CALLS_PER_HOUR[tier], windowSeconds: 3600, source: SOURCES.rateLimits }];
}

const percent = z.coerce.number().min(0).catch(0);
const counted = z.object({ call_count: percent, total_cputime: percent, total_time: percent });
const businessUsage = z.record(z.string(), z.array(counted.extend({ estimated_time_to_regain_access: z.number().min(0).catch(0) })));
const accountUsage = z.object({ acc_id_util_pct: percent, reset_time_duration: z.number().min(0).catch(0) });

/**
 * The largest share that any of Meta's three headers reports, and the longest wait: X-Business-Use-Case-Usage says
 * minutes, X-Ad-Account-Usage seconds, X-App-Usage nothing of it. Null without any of them.
 */
export function usageMeta(response: Pick<OutboundResponse, "headers">): Usage | null {
  const { headers } = response;
  const parts: Usage[] = [];
  const business = businessUsage.safeParse(jsonHeader(headers["x-business-use-case-usage"]));
  for (const entry of business.success ? Object.values(business.data).flat() : []) {
    parts.push({ share: shareOf(entry), regainSeconds: waitOf(entry.estimated_time_to_regain_access * 60) });
  }
  const account = accountUsage.safeParse(jsonHeader(headers["x-ad-account-usage"]));
  if (account.success) {
    // The reset is always announced; it is a wait only when nothing is left.
    const isFull = account.data.acc_id_util_pct >= 100;
    parts.push({ share: account.data.acc_id_util_pct / 100, regainSeconds: isFull ? waitOf(account.data.reset_time_duration) : null });
  }
  const app = counted.safeParse(jsonHeader(headers["x-app-usage"]));
  if (app.success) parts.push({ share: shareOf(app.data), regainSeconds: null });
  if (parts.length === 0) return null;
  const waits = parts.flatMap(({ regainSeconds }) => (regainSeconds === null ? [] : [regainSeconds]));
  return { share: Math.max(...parts.map(({ share }) => share)), regainSeconds: waits.length > 0 ? Math.max(...waits) : null };
}

/** Seconds until access returns after a throttle, by whichever header says so first; null when none does. */
export function regainSeconds(headers: Readonly<Record<string, string>>): number | null {
  const business = businessUsage.safeParse(jsonHeader(headers["x-business-use-case-usage"]));
  if (business.success) {
    const minutes = Math.max(
      0,
      ...Object.values(business.data)
        .flat()
        .map((entry) => entry.estimated_time_to_regain_access),
    );
    if (minutes > 0) return Math.ceil(minutes * 60);
  }
  const account = accountUsage.safeParse(jsonHeader(headers["x-ad-account-usage"]));
  return account.success ? waitOf(account.data.reset_time_duration) : null;
}

function shareOf(entry: z.infer<typeof counted>): number {
  return Math.max(entry.call_count, entry.total_cputime, entry.total_time) / 100;
}

function waitOf(seconds: number): number | null {
  return seconds > 0 ? Math.ceil(seconds) : null;
}

function jsonHeader(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
