import { describe, expect, it } from "vitest";
import { runRules } from "@/lib/domain/tickets/qa/engine";
import { inputWith, lawfulInput, payloadWith } from "@/lib/domain/tickets/qa/lawful-input.fixture";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";

function findings(input: QaInput, rule: string): Finding[] {
  return runRules(input).filter((found) => found.rule === rule);
}

function said(input: QaInput, rule: string): string[] {
  return findings(input, rule).map((found) => `${found.severity} ${found.pointer}: ${found.message}`);
}

describe("budget.lawful", () => {
  const budget = (words: Record<string, unknown>, changes?: Parameters<typeof payloadWith>[1]) =>
    said(payloadWith({ daily_budget: undefined, ...words }, changes), "budget.lawful");
  const ROOMY = { campaign: { budget: "5000000" } };

  it.each<[string, Record<string, unknown>]>([
    ["a decimal text", { daily_budget: "1800.50" }],
    ["a number", { daily_budget: 1800.5 }],
    ["the daily cap itself", { daily_budget: "100000" }],
    ["the lifetime cap itself", { lifetime_budget: "1000000.00" }],
    ["the ad set's own", { adset: { daily_budget: "50" } }],
  ])("takes %s", (_what, words) => {
    expect(budget(words, ROOMY)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["none", {}, /^block \/payload_config: The ticket has no budget\. Give daily_budget or lifetime_budget in USD/],
    ["null", { daily_budget: null }, /no budget/],
    ["zero", { daily_budget: "0" }, /^block \/payload_config\/daily_budget: /],
    ["less than zero", { daily_budget: -5 }, /^block/],
    ["no number", { daily_budget: "a lot" }, /^block/],
    ["infinity", { daily_budget: "Infinity" }, /^block/],
    ["an exponent", { daily_budget: "1e3" }, /^block/],
    ["a list", { daily_budget: ["5"] }, /^block/],
    ["too fine for the currency", { daily_budget: "5.001" }, /^block .*2 decimal places/],
    [
      "a cent over the daily cap",
      { daily_budget: "100000.01" },
      /^block .*daily budget of 100000\.01 USD is over this workspace's cap of 100000/,
    ],
    ["a cent over the lifetime cap", { lifetime_budget: "1000000.01" }, /^block .*over this workspace's cap of 1000000/],
    ["an ad set's over the cap", { adset: { daily_budget: "100000.01" } }, /^block \/payload_config\/adset\/daily_budget: .*over/],
    ["an ad set's that is no number", { adset: { daily_budget: "much" } }, /^block \/payload_config\/adset\/daily_budget/],
    [
      "both kinds",
      { daily_budget: "5", lifetime_budget: "50" },
      /^block \/payload_config\/lifetime_budget: The ticket has a daily and a lifetime budget/,
    ],
    [
      "both kinds on two levels",
      { daily_budget: "5", adset: { lifetime_budget: "50" } },
      /^block \/payload_config\/adset\/lifetime_budget: .*daily and a lifetime/,
    ],
    ["one kind on two levels", { daily_budget: "5", adset: { daily_budget: "5" } }, /^block .*two daily budgets/],
    [
      "a spending cap no platform can take",
      { daily_budget: "5", spend_cap: "90071992547409.92" },
      /^block \/payload_config\/spend_cap: .*more than any/,
    ],
    ["more than money is", { lifetime_budget: "99999999999999" }, /^block .*more than any platform/],
  ])("blocks %s", (_what, words, expected) => {
    expect(budget(words, ROOMY)).toEqual([expect.stringMatching(expected)]);
  });

  it("takes no decimals of a currency that has none", () => {
    const yen: Parameters<typeof payloadWith>[1] = {
      connection: { currency: "JPY" },
      campaign: { currency: "JPY", budget: "9000000" },
      settings: { budgetCaps: { JPY: { daily: "1000000", lifetime: null } } },
    };
    expect(budget({ daily_budget: "150000" }, yen)).toEqual([]);
    expect(budget({ daily_budget: "150000.5" }, yen)).toEqual([expect.stringMatching(/^block .*no decimal places/)]);
    expect(budget({ daily_budget: "1000001" }, yen)).toEqual([expect.stringMatching(/^block .*cap of 1000000/)]);
    expect(budget({ lifetime_budget: "8000000" }, yen)).toEqual([expect.stringMatching(/^info .*no cap for lifetime budgets in JPY/)]);
  });

  it("wants the account's currency", () => {
    const euro = { campaign: { currency: "EUR" } };
    expect(budget({ daily_budget: "5" }, euro)).toEqual([expect.stringMatching(/^block \/campaign\/currency: .*EUR.*USD/)]);
    expect(
      budget(
        { daily_budget: "5" },
        { ...euro, connection: { currency: "EUR" }, settings: { budgetCaps: { EUR: { daily: "10", lifetime: null } } } },
      ),
    ).toEqual([]);
  });

  it("warns of more than the campaign has, and of a lifetime without an end", () => {
    expect(budget({ lifetime_budget: "50000.01" })).toEqual([
      expect.stringMatching(/^warn .*more than the campaign's whole budget of 50000/),
    ]);
    expect(budget({ lifetime_budget: "500" }, { campaign: { endAt: null } })).toEqual([expect.stringMatching(/^warn .*without an end/)]);
    expect(budget({ lifetime_budget: "500", stop_time: "2027-01-01T00:00:00Z" }, { campaign: { endAt: null } })).toEqual([]);
  });

  it("asks no budget of an update, a pause or a resume", () => {
    for (const requestType of ["UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"] as const) {
      const input = payloadWith({ daily_budget: undefined });
      expect(said({ ...input, ticket: { ...input.ticket, requestType } }, "budget.lawful")).toEqual([]);
    }
  });
});

describe("account.match", () => {
  it.each([["123456789"], ["act_123456789"], [123456789], [undefined]])("takes %j", (ad_account_id) => {
    expect(said(payloadWith({ ad_account_id }), "account.match")).toEqual([]);
  });

  it("blocks another account and one that is none", () => {
    expect(said(payloadWith({ ad_account_id: "987654321" }), "account.match")).toEqual([
      expect.stringMatching(/^block \/payload_config\/ad_account_id: .*987654321.*123456789/),
    ]);
    for (const ad_account_id of ["", "me", "act_", {}, true, "12e5"]) {
      expect(said(payloadWith({ ad_account_id }), "account.match")).toEqual([expect.stringMatching(/^block .*is not an ad account/)]);
    }
  });

  it("mends only the punctuation", () => {
    expect(findings(payloadWith({ ad_account_id: " 123456789 " }), "account.match")).toMatchObject([
      { severity: "block", suggestion: [{ op: "replace", path: "/ad_account_id", value: "123456789" }] },
    ]);
    const [found] = findings(payloadWith({ ad_account_id: "act 123-456-789" }), "account.match");
    expect(found?.suggestion).toEqual([{ op: "replace", path: "/ad_account_id", value: "123456789" }]);
    expect(findings(payloadWith({ ad_account_id: "act 123-456-780" }), "account.match")[0]?.suggestion).toBeNull();
  });

  it("blocks a ticket without a connection", () => {
    expect(said({ ...lawfulInput(), connection: null }, "account.match")).toEqual([
      expect.stringMatching(/^block .*No connection to Meta/),
    ]);
  });
});

describe("objective.creatable", () => {
  const OUTCOMES = ["APP_PROMOTION", "AWARENESS", "ENGAGEMENT", "LEADS", "SALES", "TRAFFIC"].map((aim) => `OUTCOME_${aim}`);

  it.each(OUTCOMES)("takes %s", (objective) => {
    expect(said(payloadWith({ objective }), "objective.creatable")).toEqual([]);
  });

  it.each([
    ["REACH", "OUTCOME_AWARENESS"],
    ["LINK_CLICKS", "OUTCOME_TRAFFIC"],
    ["outcome traffic", "OUTCOME_TRAFFIC"],
  ])("mends %s to %s", (objective, value) => {
    expect(findings(payloadWith({ objective }), "objective.creatable")).toMatchObject([
      { severity: "block", suggestion: [{ op: "replace", path: "/objective", value }] },
    ]);
  });

  it.each(["CONVERSIONS", "FAME", 5, ["OUTCOME_SALES"]])("blocks %j without guessing", (objective) => {
    expect(findings(payloadWith({ objective }), "objective.creatable")).toMatchObject([{ severity: "block", suggestion: null }]);
  });
});

describe("payload.required", () => {
  it("names what a creation lacks", () => {
    expect(said(lawfulInput(), "payload.required")).toEqual([]);
    expect(said(payloadWith({ objective: undefined }), "payload.required")).toEqual([
      expect.stringMatching(/^block \/payload_config\/objective: /),
    ]);
  });

  it("asks less of the other request types", () => {
    const empty = inputWith({ ticket: { payload: {} } });
    const of = (requestType: QaInput["ticket"]["requestType"]) =>
      said({ ...empty, ticket: { ...empty.ticket, requestType } }, "payload.required");
    expect(of("CREATE_CAMPAIGN")).toHaveLength(1);
    expect(of("UPDATE_CAMPAIGN")).toEqual([expect.stringMatching(/Nothing in the payload/)]);
    expect(of("PAUSE_CAMPAIGN")).toEqual([]);
    expect(of("RESUME_CAMPAIGN")).toEqual([]);
  });
});

describe("payload.values", () => {
  it("judges every word by its type, and leaves to other rules what is theirs", () => {
    expect(said(lawfulInput(), "payload.values")).toEqual([]);
    expect(said(payloadWith({ buying_type: "BARTER" }), "payload.values")).toEqual([
      expect.stringMatching(/^block \/payload_config\/buying_type: /),
    ]);
    expect(
      said(payloadWith({ objective: "REACH", daily_budget: "x", ad_account_id: "x", landing_page_url: "x" }), "payload.values"),
    ).toEqual([]);
  });

  it("mends a single value that stands for a list", () => {
    const [found] = findings(payloadWith({ special_ad_categories: "HOUSING" }), "payload.values");
    expect(found?.suggestion).toEqual([{ op: "replace", path: "/special_ad_categories", value: ["HOUSING"] }]);
  });
});

describe("payload.levels", () => {
  it("tells what is checked but not sent", () => {
    const told = findings(lawfulInput(), "payload.levels");
    expect(told.map((found) => found.pointer)).toEqual(
      ["billing_event", "optimization_goal", "targeting", "landing_page_url", "creative"].map((word) => `/payload_config/${word}`),
    );
    expect(told.every((found) => found.severity === "info")).toBe(true);
    const flat = payloadWith(
      Object.fromEntries(
        ["billing_event", "optimization_goal", "targeting", "landing_page_url", "creative"].map((word) => [word, undefined]),
      ),
    );
    expect(findings(flat, "payload.levels")).toEqual([]);
  });

  it("blocks a block without the one it is made in", () => {
    expect(said(payloadWith({ ad: { creative: { page_id: "1" } } }), "payload.levels")).toContainEqual(
      expect.stringMatching(/^block \/payload_config\/adset: /),
    );
  });
});
