import { creatives } from "@/lib/domain/tickets/qa/rules/whole-tickets.fixture";
import { both, meta, type Pair, tiktok } from "./pair.fixture";

const onPage = (words: object) => ({ ad: { creative: words } });

export const CREATIVE_PAIRS: readonly Pair[] = [
  meta("brand.family_friendly", /"casino"/, onPage({ message: "Casino night" })),
  tiktok("brand.family_friendly", /"casino"/, creatives({ ad_text: "Casino night" }, 1)),
  tiktok(
    "brand.family_friendly",
    /interest 99 cannot be judged/,
    { adgroup: { interest_category_ids: ["99"] } },
    {
      words: { adgroup: { interest_category_ids: ["99"] } },
      changes: { resolved: { interests: { "99": "Sailing" } } },
    },
  ),
  tiktok("brand.family_friendly", /interest 99 is "Poker"/, {
    words: { adgroup: { interest_category_ids: ["99"] } },
    changes: { resolved: { interests: { "99": "Poker" } } },
  }),
  meta(
    "brand.family_friendly",
    /interest 6003 cannot be judged/,
    { adset: { targeting: { interests: [{ id: "6003" }] } } },
    { adset: { targeting: { interests: [{ id: "6003", name: "Sailing" }] } } },
  ),
  meta("text.length", /126 characters; after 125/, onPage({ message: "a".repeat(126) }), onPage({ message: "a".repeat(125) })),
  tiktok(
    "text.length",
    /102 characters \(wide ones count two\); TikTok takes at most 100/,
    creatives({ ad_text: "海".repeat(51) }, 0),
    creatives({ ad_text: "海".repeat(50) }, 0),
  ),
  tiktok("text.emoji", /emoji/, creatives({ ad_text: "The 🌊 calls 👨‍👩‍👧" }, 0), creatives({ ad_text: "The ocean © 2026" }, 0), true),
  meta("text.placeholder", /"lorem"/, onPage({ message: "Lorem ipsum" })),
  meta("text.placeholder", /"\[BRAND\]"/, onPage({ message: "Sail with [BRAND]" }), onPage({ message: "Sail with {{product.name}}" })),
  meta("text.placeholder", /looks left over/, { changes: { campaign: { campaignName: "Copy of Moana" } } }),
  tiktok("text.placeholder", /"test"/, creatives({ ad_text: "Test 1" }, 0), creatives({ ad_text: "The greatest contest" }, 0)),
  tiktok("text.duplicate", /says the same as the one at/, creatives({ ad_text: "The ocean calls" })),
  meta("text.duplicate", /says the same as "message"/, onPage({ headline: "The OCEAN calls" })),
  meta("text.spaces", /double spaces/, onPage({ message: "The  ocean calls " }), onPage({ message: "The ocean\ncalls" }), true),
  tiktok("text.spaces", /double spaces/, creatives({ ad_text: " The ocean" }, 0), {}, true),
  meta("text.shouting", /capitals/, onPage({ message: "THE OCEAN CALLS" }), onPage({ message: "The USA and NASA" })),
  tiktok("text.shouting", /marks in a row/, creatives({ ad_text: "Sail now!!!" }, 0), creatives({ ad_text: "Sail now! Why?" }, 0), true),
  meta("text.currency", /€.*pays in USD/, onPage({ message: "From 9 €" }), onPage({ message: "From $9" })),
  tiktok(
    "text.currency",
    /\$.*pays in EUR/,
    { words: creatives({ ad_text: "From $9" }, 0), changes: { market: { currency: "EUR" } } },
    { words: creatives({ ad_text: "From 9 €" }, 0), changes: { market: { currency: "EUR" } } },
  ),
  meta("creative.call_to_action", /names no button/, onPage({ call_to_action: undefined })),
  meta("creative.call_to_action", /shows no button/, onPage({ call_to_action: "NO_BUTTON" })),
  tiktok(
    "creative.call_to_action",
    /names no button/,
    creatives({ call_to_action: undefined }, 0),
    creatives({ call_to_action: undefined, call_to_action_id: "77" }),
  ),
  meta("creative.media", /no picture/, onPage({ image_hash: undefined }), onPage({ image_hash: undefined, video_id: "5" })),
  tiktok("creative.media", /no picture/, creatives({ video_id: undefined }, 1), creatives({ video_id: undefined, image_ids: ["a"] }, 1)),
  ...both(
    "checklist.required",
    /not signed yet/,
    { changes: { checklist: [{ id: "i", text: "Looked at", required: true, state: "unsigned" }] } },
    { changes: { checklist: [{ id: "i", text: "Looked at", required: true, state: "signed" }] } },
  ),
];
