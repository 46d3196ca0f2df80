import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import { both, meta, type Pair, tiktok } from "./pair.fixture";

const YEN: { connection: Partial<NonNullable<QaInput["connection"]>>; campaign: Partial<QaInput["campaign"]> } = {
  connection: { currency: "JPY" },
  campaign: { currency: "JPY", budget: "90000000" },
};
const siblings = (amount: string, currency = "USD") => ({
  siblings: [{ key: "SB-8", status: "READY_FOR_API", budgets: [{ kind: "daily" as const, amount, currency }] }],
});

export const MONEY_PAIRS: readonly Pair[] = [
  meta("account.match", /names account 5/, { ad_account_id: "5" }),
  tiktok("account.match", /names account 5/, { advertiser_id: "5" }),
  ...both("account.market", /kept in CAD/, { changes: { connection: { currency: "CAD" } } }),
  ...both("account.market", /days begin in UTC/, { changes: { connection: { timeZone: "UTC" } } }),
  meta("budget.lawful", /no budget/, { daily_budget: undefined }),
  meta("budget.lawful", /two daily budgets/, { adset: { daily_budget: "20" } }),
  tiktok("budget.lawful", /no budget/, { budget: undefined, adgroup: { budget: undefined } }),
  tiktok("budget.lawful", /which stops it earlier/, { adgroup: { budget: "1600" } }),
  meta("budget.minimum", /minimum of 1 USD/, { daily_budget: "0.99" }, { daily_budget: "1" }),
  meta(
    "budget.minimum",
    /minimum of 155 USD \(5 for each of 31 days\)/,
    { daily_budget: undefined, lifetime_budget: "154.99", adset: { billing_event: "LINK_CLICKS" } },
    { daily_budget: undefined, lifetime_budget: "155", adset: { billing_event: "LINK_CLICKS" } },
  ),
  tiktok("budget.minimum", /minimum of 50 USD/, { budget: "49.99" }, { budget: "50" }),
  tiktok("budget.minimum", /minimum of 20 USD/, { adgroup: { budget: "19" } }, { adgroup: { budget: "20" } }),
  tiktok(
    "budget.minimum",
    /minimum of 2000 JPY, as far as/,
    { words: { adgroup: { budget: "1500" } }, changes: YEN },
    { words: { budget: "9000", adgroup: { budget: "2000" } }, changes: YEN },
  ),
  meta("budget.whole_units", /not hundredths/, { words: { daily_budget: "1500.00" }, changes: YEN }, { words: {}, changes: YEN }, true),
  tiktok(
    "budget.whole_units",
    /takes whole HUF only/,
    { words: { budget: "1500.5" }, changes: { connection: { currency: "HUF" } } },
    { changes: { connection: { currency: "HUF" } } },
  ),
  meta("budget.per_day", /spends 62000, more than/, { daily_budget: "2000" }, { daily_budget: "1612" }),
  meta("budget.per_day", /less than a tenth/, { daily_budget: "100" }),
  tiktok("budget.per_day", /spends 77500, more than/, { budget: "2500" }),
  ...both("budget.campaign_total", /With SB-8 .* 3500 is left/, { changes: siblings("1500") }, { changes: siblings("100") }),
  meta("budget.campaign_total", /another currency/, { changes: siblings("100", "EUR") }),
  meta(
    "bid.strategy",
    /COST_CAP needs bid_amount/,
    { adset: { bid_strategy: "COST_CAP" } },
    { adset: { bid_strategy: "COST_CAP", bid_amount: "3" } },
  ),
  meta("bid.strategy", /holds nothing back/, { adset: { bid_amount: "3" } }),
  tiktok(
    "bid.strategy",
    /needs bid_price/,
    { adgroup: { bid_type: "BID_TYPE_CUSTOM" } },
    { adgroup: { bid_type: "BID_TYPE_CUSTOM", bid_price: "1" } },
  ),
  tiktok(
    "bid.strategy",
    /needs conversion_bid_price/,
    { adgroup: { bid_type: "BID_TYPE_CUSTOM", bid_price: "1", billing_event: "OCPM" } },
    { adgroup: { bid_type: "BID_TYPE_CUSTOM", conversion_bid_price: "1", billing_event: "OCPM" } },
  ),
  meta(
    "bid.under_budget",
    /at least 5 times the bid, 1505/,
    { adset: { bid_strategy: "COST_CAP", bid_amount: "301" } },
    { adset: { bid_strategy: "COST_CAP", bid_amount: "300" } },
  ),
  tiktok(
    "bid.under_budget",
    /more than the bid/,
    { adgroup: { bid_type: "BID_TYPE_CUSTOM", bid_price: "1500" } },
    { adgroup: { bid_type: "BID_TYPE_CUSTOM", bid_price: "1499" } },
  ),
];
