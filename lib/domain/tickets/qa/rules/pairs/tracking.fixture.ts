import { creatives } from "@/lib/domain/tickets/qa/rules/whole-tickets.fixture";
import { meta, type Pair, tiktok } from "./pair.fixture";

const to = (link: string, more: object = {}) => ({ ad: { creative: { link, ...more } } });
const first = (landing_page_url: string, more: object = {}) => creatives({ landing_page_url, ...more }, 0);
const SITE = "https://www.example.com/moana";
const OF_META = "utm_source=meta&utm_medium=paid&utm_campaign=dis_us_meta_2026_moanalaunch";
const OF_TIKTOK = "utm_source=tiktok&utm_medium=paid&utm_campaign=dis_us_tiktok_2026_moanalaunch";

export const TRACKING_PAIRS: readonly Pair[] = [
  meta("landing.url", /not https/, to("http://www.example.com/moana"), {}, true),
  tiktok("landing.url", /private network/, first("https://10.0.0.1/")),
  meta("landing.query", /fbclid of somebody's own click/, to(`${SITE}?fbclid=abc&${OF_META}`), {}, true),
  meta("landing.query", /utm_source twice/, to(`${SITE}?${OF_META}&utm_source=meta`), {}, true),
  meta("landing.query", /behind the #/, to(`${SITE}#top?${OF_META}`)),
  tiktok("landing.query", /utm_source twice/, first(`${SITE}?utm_source=tiktok&${OF_TIKTOK}&utm_source=other`)),
  meta("landing.query", /adds it once more/, to(`${SITE}?${OF_META}`, { url_tags: "utm_source=meta" }), to(SITE, { url_tags: OF_META })),
  meta("landing.shortener", /bit\.ly/, to("https://bit.ly/3xY"), to("https://habit.ly/3xY", { caption: "habit.ly" })),
  tiktok("landing.shortener", /t\.co/, first("https://t.co/3xY"), first("https://at.co/3xY")),
  meta(
    "landing.one_site",
    /leads to example\.com/,
    { landing_page_url: "https://example.com", ...to("https://other.com/x") },
    { landing_page_url: "https://example.com" },
  ),
  tiktok(
    "landing.one_site",
    /leads to other\.com/,
    creatives({ landing_page_url: "https://other.com/x" }, 1),
    creatives({ landing_page_url: "https://shop.example.com/x" }, 1),
  ),
  meta(
    "landing.display_domain",
    /shows "disney\.com"/,
    to(SITE, { caption: "disney.com" }),
    to(SITE, { caption: "https://shop.example.com/x" }),
  ),
  meta("utm.present", /no UTM/, to(SITE)),
  meta("utm.present", /lacks utm_medium/, to(`${SITE}?utm_source=meta&utm_campaign=x`), to(SITE, { url_tags: OF_META })),
  tiktok(
    "utm.present",
    /lacks utm_source/,
    first(`${SITE}?utm_medium=paid&utm_campaign=x`),
    first(SITE, { utm_params: ["utm_source", "utm_medium", "utm_campaign"].map((key) => ({ key, value: "x" })) }),
  ),
  meta(
    "utm.lower_case",
    /capitals/,
    to(`${SITE}?${OF_META}&UTM_Content=One%2FTwo{{ad.ID}}`),
    to(`${SITE}?${OF_META}&utm_content={{ad.ID}}%2F&Other=X`),
    true,
  ),
  meta("utm.lower_case", /capitals/, to(SITE, { url_tags: "utm_source=Meta" }), to(SITE, { url_tags: "utm_source=meta" }), true),
  tiktok(
    "utm.lower_case",
    /capitals/,
    first(`${SITE}?${OF_TIKTOK}&utm_content=ONE`),
    first(`${SITE}?${OF_TIKTOK}&utm_content=__CID__`),
    true,
  ),
  tiktok(
    "utm.lower_case",
    /capitals/,
    first(SITE, { utm_params: [{ key: "utm_source", value: "TikTok" }] }),
    first(SITE, {
      utm_params: [
        { key: "utm_source", value: "tiktok" },
        { key: "other", value: "X" },
      ],
    }),
    true,
  ),
  meta(
    "utm.taxonomy",
    /utm_campaign is "other"/,
    to(`${SITE}?utm_source=meta&utm_medium=paid&utm_campaign=other`),
    to(`${SITE}?utm_source=Facebook&utm_campaign={{campaign.name}}`),
  ),
  meta("utm.taxonomy", /which means TikTok/, to(`${SITE}?utm_source=tiktok&utm_medium=paid`), to(`${SITE}?utm_source=newsletter`)),
  tiktok("utm.taxonomy", /which means Meta/, first(`${SITE}?utm_source=fb&utm_medium=paid`)),
  tiktok(
    "utm.content_unique",
    /that of the ad at \/ad\/creatives\/0/,
    creatives({ landing_page_url: `${SITE}?${OF_TIKTOK}&utm_content=one` }),
    creatives({ landing_page_url: `${SITE}?${OF_TIKTOK}&utm_content=__CID__` }),
  ),
  tiktok("utm.content_unique", /no utm_content/, first(`${SITE}?${OF_TIKTOK}`)),
  meta(
    "conversion.tracked",
    /needs the pixel/,
    { objective: "OUTCOME_SALES", adset: { optimization_goal: "OFFSITE_CONVERSIONS" } },
    {
      objective: "OUTCOME_SALES",
      adset: { optimization_goal: "OFFSITE_CONVERSIONS", promoted_object: { pixel_id: "1", custom_event_type: "PURCHASE" } },
    },
  ),
  tiktok(
    "conversion.tracked",
    /needs the event/,
    { objective_type: "WEB_CONVERSIONS", adgroup: { optimization_goal: "CONVERT", pixel_id: "1" } },
    { objective_type: "WEB_CONVERSIONS", adgroup: { optimization_goal: "CONVERT", pixel_id: "1", optimization_event: "SHOPPING" } },
  ),
  meta(
    "app.named",
    /needs application_id/,
    { objective: "OUTCOME_APP_PROMOTION" },
    {
      objective: "OUTCOME_APP_PROMOTION",
      adset: { promoted_object: { application_id: "1", object_store_url: "https://apps.example.com/1" } },
    },
  ),
  tiktok(
    "app.named",
    /needs operating_systems/,
    { objective_type: "APP_PROMOTION", adgroup: { app_id: "1" } },
    { objective_type: "APP_PROMOTION", adgroup: { app_id: "1", operating_systems: ["IOS"] } },
  ),
];
