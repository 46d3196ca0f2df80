import { creatives } from "@/lib/domain/tickets/qa/rules/whole-tickets.fixture";
import { meta, type Pair, tiktok } from "./pair.fixture";

const targeting = (words: object) => ({ adset: { targeting: words } });
const HOUSING = { special_ad_categories: ["HOUSING"] };
const OPEN = { age_min: 18, age_max: 65 };
const GERMANY = { geo_locations: { countries: ["DE"] } };

export const AUDIENCE_PAIRS: readonly Pair[] = [
  meta("targeting.market_country", /only FR/, targeting({ geo_locations: { countries: ["FR"] } })),
  tiktok(
    "targeting.market_country",
    /No targeting is given/,
    { adgroup: { location_ids: undefined } },
    { adgroup: { location_ids: undefined, zipcode_ids: undefined, targeting: { x: 1 } } },
  ),
  meta("audience.ages", /swapped/, targeting({ age_min: 55, age_max: 21 }), {}, true),
  tiktok("audience.ages", /named twice/, { adgroup: { age_groups: ["AGE_18_24", "AGE_18_24"] } }, {}, true),
  tiktok(
    "audience.ages",
    /refuses AGE_13_17/,
    { adgroup: { age_groups: ["AGE_13_17"] } },
    { words: { adgroup: { age_groups: ["AGE_13_17"] } }, changes: { market: { country: "JP" } } },
  ),
  meta("audience.genders", /mean everybody/, targeting({ genders: [1, 2] }), targeting({ genders: [2] }), true),
  meta("audience.genders", /named twice/, targeting({ genders: [2, 2] }), targeting({ genders: [0] }), true),
  meta(
    "audience.adults_only",
    /no lowest age/,
    { ...targeting({ age_min: undefined, age_max: undefined }), ad: { creative: { message: "Fine wine" } } },
    { ad: { creative: { message: "Fine wine" } } },
  ),
  tiktok(
    "audience.adults_only",
    /minors are among/,
    { adgroup: { age_groups: ["AGE_13_17", "AGE_18_24"] }, ...creatives({ ad_text: "Poker nights" }, 0) },
    creatives({ ad_text: "Poker nights" }, 0),
  ),
  meta(
    "special.words",
    /ad for employment/,
    { ad: { creative: { message: "We have jobs for sailors" } } },
    { special_ad_categories: ["EMPLOYMENT"], ad: { creative: { message: "We have jobs for sailors" } } },
  ),
  tiktok("special.words", /ad for credit/, creatives({ ad_text: "A loan in a day" }, 0), {
    special_industries: ["CREDIT"],
    ...creatives({ ad_text: "A loan in a day" }, 0),
  }),
  meta("special.narrowing", /HOUSING may not be narrowed by age/, HOUSING, { ...HOUSING, ...targeting(OPEN) }, true),
  meta(
    "special.narrowing",
    /by gender/,
    { ...HOUSING, ...targeting({ ...OPEN, genders: [1] }) },
    { ...HOUSING, ...targeting({ ...OPEN, genders: [0] }) },
    true,
  ),
  meta(
    "special.narrowing",
    /by postal code/,
    { ...HOUSING, ...targeting({ ...OPEN, geo_locations: { zips: [{ key: "US:1" }] } }) },
    targeting({ geo_locations: { zips: [{ key: "US:1" }] } }),
    true,
  ),
  tiktok(
    "special.narrowing",
    /CREDIT may not be narrowed by age/,
    { special_industries: ["CREDIT"] },
    { special_industries: ["CREDIT"], adgroup: { age_groups: undefined } },
    true,
  ),
  meta(
    "dsa.named",
    /beneficiary/,
    { words: targeting(GERMANY), changes: { market: { country: "DE" } } },
    { words: { adset: { targeting: GERMANY, dsa_beneficiary: "Disney", dsa_payor: "Disney" } }, changes: { market: { country: "DE" } } },
  ),
  tiktok(
    "frequency.complete",
    /needs frequency_schedule/,
    { objective_type: "REACH", adgroup: { frequency: 2 } },
    { objective_type: "REACH", adgroup: { frequency: 2, frequency_schedule: 7 } },
  ),
  tiktok("frequency.complete", /Only REACH/, { adgroup: { frequency: 2, frequency_schedule: 7 } }),
];
