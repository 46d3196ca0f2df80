import { creatives } from "@/lib/domain/tickets/qa/rules/whole-tickets.fixture";
import { both, meta, type Pair, tiktok } from "./pair.fixture";

const SATURDAY = "2026-12-05T05:00:00.000Z";

/** What the ticket is and belongs to, when it runs, and what the platform makes of its words. */
export const LIFE_PAIRS: readonly Pair[] = [
  ...both("channel.platform", /cannot deploy/, { changes: { channel: { platform: "reddit", code: "X", name: "Reddit" } } }),
  ...both("name.scheme", /spell/, { changes: { ticket: { name: "Other" } } }),
  ...both("name.unique", /SB-7 creates/, { changes: { rivals: { tickets: [{ id: "t", key: "SB-7", status: "READY_FOR_API" }] } } }),
  ...both("name.parts", /says 2026.* flight is in 2027/, {
    changes: { campaign: { startAt: "2027-03-01T05:00:00.000Z", endAt: "2027-03-31T05:00:00.000Z" } },
  }),
  ...both("name.parts", /code is USA now/, { changes: { market: { code: "USA" } } }),
  ...both("subjects.alive", /was deleted/, { changes: { brand: { deleted: true } } }),
  ...both(
    "target.live",
    /Traffic a CREATE_CAMPAIGN/,
    { changes: { ticket: { requestType: "PAUSE_CAMPAIGN" } } },
    {
      changes: { ticket: { requestType: "PAUSE_CAMPAIGN" }, targets: { live: [{ id: "o", externalId: "1", name: "x" }] } },
    },
  ),
  ...both("campaign.approval", /not approved/, {
    changes: { campaign: { approval: "NONE" }, settings: { approvalRequiredToDeploy: true } },
  }),
  ...both("flight.order", /not after its start/, { changes: { campaign: { endAt: "2026-11-30T00:00:00.000Z" } } }),
  meta("flight.inside_campaign", /begins before/, { start_time: "2026-11-25T00:00:00Z" }, { start_time: "2026-12-02T00:00:00Z" }),
  meta("flight.inside_campaign", /ends after/, { adset: { end_time: "2027-02-01T00:00:00Z" } }),
  tiktok(
    "flight.inside_campaign",
    /ends after/,
    { adgroup: { schedule_end_time: "2027-02-01T00:00:00Z" } },
    { adgroup: { schedule_end_time: "2026-12-20T00:00:00Z" } },
  ),
  ...both("flight.length", /lasts 6 hours/, { changes: { campaign: { endAt: "2026-12-01T11:00:00.000Z" } } }),
  ...both("flight.length", /Check the year\./, {
    changes: { campaign: { startAt: "2028-12-01T05:00:00.000Z", endAt: "2028-12-31T05:00:00.000Z" } },
  }),
  ...both("flight.weekend", /begins on Saturday/, { changes: { campaign: { startAt: SATURDAY } } }),
  ...both(
    "flight.weekend",
    /begins on Christmas Day/,
    { changes: { campaign: { startAt: "2026-12-25T05:00:00.000Z" } } },
    { changes: { campaign: { startAt: "2026-12-25T04:59:00.000Z" } } },
  ),
  meta(
    "flight.weekend",
    /begins on Friday.*Egypt/,
    { changes: { campaign: { startAt: "2026-12-04T12:00:00.000Z" }, market: { country: "EG", name: "Egypt" } } },
    { changes: { campaign: { startAt: "2026-12-06T12:00:00.000Z" }, market: { country: "EG", name: "Egypt" } } },
  ),
  meta("objective.creatable", /no longer creates/, { objective: "LINK_CLICKS" }, {}, true),
  tiktok("objective.creatable", /no longer creates/, { objective_type: "CONVERSIONS" }, {}, true),
  tiktok(
    "objective.closing",
    /until 2026-12-31 only.* UPGRADED_SMART_PLUS/,
    { objective_type: "WEB_CONVERSIONS" },
    { objective_type: "WEB_CONVERSIONS", campaign_automation_type: "UPGRADED_SMART_PLUS" },
  ),
  tiktok(
    "objective.closing",
    /since 2026-12-31/,
    { words: { objective_type: "PRODUCT_SALES" }, changes: { now: "2027-01-01T00:00:00.000Z" } },
    { words: { objective_type: "PRODUCT_SALES" }, changes: { now: "2026-08-01T00:00:00.000Z" } },
  ),
  meta("payload.required", /required/, { objective: undefined }),
  tiktok("payload.required", /required/, { objective_type: undefined }),
  meta(
    "goal.fits_objective",
    /THRUPLAY does not serve/,
    { adset: { optimization_goal: "THRUPLAY" } },
    { adset: { optimization_goal: "LANDING_PAGE_VIEWS" } },
  ),
  tiktok(
    "goal.fits_objective",
    /REACH does not serve TRAFFIC/,
    { adgroup: { optimization_goal: "REACH" } },
    { adgroup: { optimization_goal: "DESTINATION_VISIT" } },
  ),
  meta(
    "billing.fits_goal",
    /paid for by IMPRESSIONS, not by LINK_CLICKS/,
    { adset: { optimization_goal: "REACH", billing_event: "LINK_CLICKS" } },
    { adset: { billing_event: "LINK_CLICKS" } },
  ),
  tiktok("billing.fits_goal", /paid for by CPC, not by OCPM/, { adgroup: { billing_event: "OCPM" } }, {}, true),
  ...both("payload.words", /Take it out|take it out/, { status: "x" }, {}, true),
  meta("payload.values", /whole number/, { adset: { targeting: { age_min: "old" } } }),
  tiktok("payload.values", /is written LEARN_MORE/, creatives({ call_to_action: "learn more" }, 0), {}, true),
  ...both("payload.size", /20001 characters/, { note: "x".repeat(20_001) }),
  meta("payload.levels", /not sent from here/, { billing_event: "IMPRESSIONS" }),
  meta("plan.possible", /was made with/, stuck("objective", "OUTCOME_SALES", "OUTCOME_TRAFFIC"), {}, true),
  tiktok("plan.possible", /was made with/, stuck("objective_type", "REACH", "TRAFFIC"), {}, true),
  ...both("plan.possible", /nothing says which one/, {
    changes: { planIssues: [{ pointer: "/adset", message: "Two ad sets, and nothing says which one is meant", value: null, mend: null }] },
  }),
  tiktok("payload.levels", /not sent from here/, { billing_event: "CPC" }),
];

/** A word that was changed after the campaign was made. */
function stuck(word: string, now: string, madeWith: string) {
  const mend = [{ op: "replace" as const, path: `/${word}`, value: madeWith }];
  const message = `The campaign 5 was made with ${word} ${madeWith}`;
  return { words: { [word]: now }, changes: { planIssues: [{ pointer: `/${word}`, message, value: now, mend }] } };
}
