import { describe, expect, it } from "vitest";
import { quotasMeta, usageMeta } from "./usage";

const business = (entry: object) => ({ "x-business-use-case-usage": JSON.stringify({ "123": [{ type: "ads_management", ...entry }] }) });

describe("usageMeta", () => {
  it.each([
    ["no header", {}, null],
    ["a broken header", { "x-business-use-case-usage": "{", "x-app-usage": "[]" }, null],
    ["the business use case", business({ call_count: 28, total_cputime: 25, total_time: 31 }), { share: 0.31, regainSeconds: null }],
    [
      "minutes to wait",
      business({ call_count: 100, total_cputime: 0, total_time: 0, estimated_time_to_regain_access: 3 }),
      { share: 1, regainSeconds: 180 },
    ],
    [
      "the account, which always tells its reset",
      { "x-ad-account-usage": '{"acc_id_util_pct":9.67,"reset_time_duration":100}' },
      { share: 0.0967, regainSeconds: null },
    ],
    [
      "an account that is used up",
      { "x-ad-account-usage": '{"acc_id_util_pct":100,"reset_time_duration":100}' },
      { share: 1, regainSeconds: 100 },
    ],
    ["the app", { "x-app-usage": '{"call_count":12,"total_cputime":50,"total_time":3}' }, { share: 0.5, regainSeconds: null }],
    [
      "the fullest of all",
      {
        ...business({ call_count: 10, total_cputime: 0, total_time: 0 }),
        "x-ad-account-usage": '{"acc_id_util_pct":97.5}',
        "x-app-usage": '{"call_count":20}',
      },
      { share: 0.975, regainSeconds: null },
    ],
  ])("reads %s", (_what, headers, usage) => {
    const read = usageMeta({ headers });
    expect(read && { ...read, share: Number(read.share.toFixed(4)) }).toEqual(usage);
  });

  it("knows an app's quota by its tier, and takes full access for granted", () => {
    expect(quotasMeta({ credentials: { access_token: "x" } })).toMatchObject([{ calls: 100_000, windowSeconds: 3600 }]);
    expect(quotasMeta({ credentials: { access_token: "x", access_tier: "limited" } })).toMatchObject([{ calls: 300, windowSeconds: 3600 }]);
  });
});
