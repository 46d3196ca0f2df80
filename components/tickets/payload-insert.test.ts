import { describe, expect, it } from "vitest";
import { type FoundOption, withOption } from "./payload-insert";

const found = (id: string, more: Partial<FoundOption> = {}): FoundOption => ({
  id,
  name: `Name of ${id}`,
  detail: null,
  country: null,
  ...more,
});

describe("a found option in Meta's payload", () => {
  it("stands in the flat body's targeting while there is no ad set, and in the ad set once there is one", () => {
    const sport = found("6003", { name: "Sports" });
    expect(withOption("meta", "interests", { objective: "OUTCOME_TRAFFIC" }, sport)).toEqual({
      objective: "OUTCOME_TRAFFIC",
      targeting: { interests: [{ id: "6003", name: "Sports" }] },
    });
    expect(withOption("meta", "interests", { targeting: { age_min: 18 }, adset: { targeting: { age_min: 21 } } }, sport)).toEqual({
      targeting: { age_min: 18 },
      adset: { targeting: { age_min: 21, interests: [{ id: "6003", name: "Sports" }] } },
    });
  });

  it("keeps countries apart from regions, cities and postal codes", () => {
    const germany = withOption("meta", "locations", {}, found("DE", { country: "DE", detail: "country" })) ?? {};
    expect(germany).toEqual({ targeting: { geo_locations: { countries: ["DE"] } } });
    const city = found("2418", { name: "Berlin", country: "DE", detail: "city, Berlin, Germany" });
    expect(withOption("meta", "locations", germany, city)).toEqual({
      targeting: { geo_locations: { countries: ["DE"], cities: [{ key: "2418", name: "Berlin" }] } },
    });
  });

  it("is not repeated, and what was given stays as it was", () => {
    const before = { targeting: { geo_locations: { countries: ["US"] }, interests: [{ id: "6003", name: "as typed" }] } };
    const copy = structuredClone(before);
    expect(withOption("meta", "locations", before, found("US", { country: "US" }))).toEqual(before);
    expect(withOption("meta", "interests", before, found("6003"))).toEqual(before);
    withOption("meta", "interests", before, found("6004"));
    expect(before).toEqual(copy);
  });

  it("takes the place of one before where there can be only one", () => {
    expect(withOption("meta", "pages", { ad: { creative: { page_id: "1", headline: "Hello" } } }, found("2"))).toEqual({
      ad: { creative: { page_id: "2", headline: "Hello" } },
    });
    expect(withOption("meta", "pixels", { adset: {} }, found("77"))).toEqual({ adset: { promoted_object: { pixel_id: "77" } } });
    expect(withOption("meta", "objectives", { objective: "LEAD_GENERATION" }, found("OUTCOME_LEADS"))).toEqual({
      objective: "OUTCOME_LEADS",
    });
    expect(withOption("meta", "accounts", {}, found("123"))).toEqual({ ad_account_id: "123" });
  });
});

describe("a found option in TikTok's payload", () => {
  it("stands in the ad group once there is one", () => {
    expect(withOption("tiktok", "locations", { location_ids: ["6252001"] }, found("2921044"))).toEqual({
      location_ids: ["6252001", "2921044"],
    });
    expect(withOption("tiktok", "interests", { adgroup: {} }, found("25"))).toEqual({ adgroup: { interest_category_ids: ["25"] } });
  });

  it("brings an identity's kind with it", () => {
    expect(withOption("tiktok", "pages", { adgroup: {} }, found("7", { detail: "CUSTOMIZED_USER" }))).toEqual({
      adgroup: { identity_id: "7", identity_type: "CUSTOMIZED_USER" },
    });
  });
});

it("has no place on a platform that cannot be looked up", () => {
  expect(withOption("linkedin", "interests", {}, found("1"))).toBeNull();
});
