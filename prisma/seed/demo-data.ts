/**
 * What the demo workspace is made of. Invented brands, real markets: zones and currencies are those of the country.
 * Dates are days relative to the day of seeding, so that the demo never ages; everything else is fixed.
 */
export const WORKSPACE = { slug: "demo", name: "Fieldhouse", timeZone: "Europe/London", currency: "USD" };
export const NEIGHBOUR = { slug: "northlight", name: "Northlight Studios", timeZone: "America/Chicago", currency: "USD" };

export const DEMO_USERS = [
  { email: "owner@demo.signalbox.test", name: "Olive Hart", role: "owner" },
  { email: "admin@demo.signalbox.test", name: "Adam Osei", role: "admin" },
  { email: "manager@demo.signalbox.test", name: "Rosa Keller", role: "manager" },
  { email: "marketer@demo.signalbox.test", name: "Jonas Thorne", role: "marketer" },
  { email: "viewer@demo.signalbox.test", name: "Vera Lindqvist", role: "viewer" },
] as const;

export const BRANDS = [
  { key: "DIS", name: "Distant Isles", internalCode: "DIS", familyFriendly: true },
  { key: "KSV", name: "Kestrel & Vale", internalCode: "KSV", familyFriendly: true },
  { key: "HAL", name: "Halden Brewing", internalCode: "HAL", familyFriendly: false },
] as const;

export const MARKETS = [
  { key: "US", code: "US", name: "United States", country: "US", region: "AMER", currency: "USD", timezone: "America/New_York" },
  { key: "CA", code: "CA", name: "Canada", country: "CA", region: "AMER", currency: "CAD", timezone: "America/Toronto" },
  { key: "UK", code: "UK", name: "United Kingdom", country: "GB", region: "EMEA", currency: "GBP", timezone: "Europe/London" },
  { key: "DE", code: "DE", name: "Germany", country: "DE", region: "EMEA", currency: "EUR", timezone: "Europe/Berlin" },
  { key: "SE", code: "SE", name: "Sweden", country: "SE", region: "EMEA", currency: "SEK", timezone: "Europe/Stockholm" },
  { key: "JP", code: "JP", name: "Japan", country: "JP", region: "APAC", currency: "JPY", timezone: "Asia/Tokyo" },
] as const;

/** One channel per platform; the identifier is the platform's own product name. */
export const CHANNELS = [
  { platformName: "Meta", apiIdentifier: "meta_marketing_v26" },
  { platformName: "TikTok", apiIdentifier: "tiktok_business_v1_3" },
  { platformName: "Google Ads", apiIdentifier: "google_ads_v26" },
  { platformName: "LinkedIn", apiIdentifier: "linkedin_202607" },
  { platformName: "X", apiIdentifier: "x_ads_12" },
  { platformName: "Snapchat", apiIdentifier: "snapchat_v1" },
  { platformName: "Pinterest", apiIdentifier: "pinterest_v5" },
  { platformName: "Reddit", apiIdentifier: "reddit_v3" },
  { platformName: "Amazon Ads", apiIdentifier: "amazon_sp_v3" },
  { platformName: "Microsoft Ads", apiIdentifier: "microsoft_v13" },
  { platformName: "YouTube", apiIdentifier: "google_ads_v26_demand_gen" },
  { platformName: "Other", apiIdentifier: "partner_sites" },
] as const;

export type BrandKey = (typeof BRANDS)[number]["key"];
export type MarketKey = (typeof MARKETS)[number]["key"];

/** Where a demo campaign has got to. `asked` waits for an approval, `edited` was approved and changed since. */
export type CampaignStory = "draft" | "asked" | "rejected" | "approved" | "edited" | "active" | "paused" | "completed" | "archived";

export type DemoCampaign = {
  name: string;
  brand: BrandKey;
  market: MarketKey;
  type: "display" | "video" | "audio" | "multi" | "email";
  objective: string;
  budget: string;
  /** First and last day, relative to today. */
  from: number;
  to: number;
  share?: number;
  tags: readonly string[];
  story: CampaignStory;
};

const campaign = (
  name: string,
  brand: BrandKey,
  market: MarketKey,
  type: DemoCampaign["type"],
  objective: string,
  budget: string,
  [from, to]: [number, number],
  story: CampaignStory,
  tags: readonly string[],
  share?: number,
): DemoCampaign => ({ name, brand, market, type, objective, budget, from, to, story, tags, ...(share === undefined ? {} : { share }) });

export const CAMPAIGNS: readonly DemoCampaign[] = [
  campaign("Moana launch", "DIS", "US", "multi", "awareness", "240000.00", [6, 48], "approved", ["launch", "ships"], 18),
  campaign("Moana launch", "DIS", "CA", "multi", "awareness", "60000.00", [6, 48], "approved", ["launch", "ships"], 12),
  campaign("Moana launch", "DIS", "UK", "multi", "awareness", "82000.00", [8, 50], "asked", ["launch", "ships"], 12),
  campaign("Winter cabins", "DIS", "SE", "display", "traffic", "31000.00", [-12, 40], "active", ["winter", "cabins"], 8),
  campaign("Winter cabins early bird", "DIS", "DE", "display", "traffic", "38000.00", [-40, -6], "completed", ["winter", "cabins"]),
  campaign("Northern lights, by ship", "DIS", "UK", "video", "awareness", "54000.00", [-5, 30], "active", ["winter", "film"], 10),
  campaign("Été à Paris", "DIS", "DE", "display", "traffic", "21000.00", [150, 210], "draft", ["summer"]),
  campaign("船旅の夏", "DIS", "JP", "video", "awareness", "9000000", [140, 200], "draft", ["summer", "film"]),
  campaign("Captain's table", "DIS", "US", "email", "retention", "4200.00", [2, 4], "edited", ["crm"]),
  campaign("Autumn layers", "KSV", "UK", "multi", "sales", "120000.00", [-45, 9], "active", ["autumn", "evergreen"], 22),
  campaign("Autumn layers", "KSV", "DE", "multi", "sales", "98000.00", [-45, 9], "active", ["autumn", "evergreen"], 20),
  campaign("Autumn layers", "KSV", "US", "multi", "sales", "205000.00", [-45, 9], "paused", ["autumn", "evergreen"], 25),
  campaign("Ridge jacket", "KSV", "US", "video", "sales", "76000.00", [3, 33], "approved", ["ridge", "launch"], 14),
  campaign("Ridge jacket", "KSV", "CA", "video", "sales", "31000.00", [3, 33], "asked", ["ridge", "launch"], 14),
  campaign("Ridge jacket", "KSV", "SE", "video", "sales", "24000.00", [3, 33], "rejected", ["ridge", "launch"]),
  campaign("Trail days", "KSV", "UK", "audio", "awareness", "18000.00", [-90, -60], "archived", ["events"]),
  campaign("Repair, don't replace", "KSV", "DE", "display", "engagement", "15500.00", [-20, 70], "active", ["brand", "repair"], 6),
  campaign("Repair, don't replace", "KSV", "US", "display", "engagement", "44000.00", [-20, 70], "paused", ["brand", "repair"], 6),
  campaign("Gift guide", "KSV", "CA", "multi", "sales", "52000.00", [4, 33], "asked", ["gifts"], 16),
  campaign("Winter ale", "HAL", "UK", "multi", "sales", "47000.00", [-9, 22], "active", ["winter", "ale"], 15),
  campaign("Winter ale", "HAL", "DE", "multi", "sales", "39000.00", [-9, 22], "active", ["winter", "ale"], 15),
  campaign("Harvest release", "HAL", "US", "display", "awareness", "27000.00", [-70, -25], "completed", ["harvest"]),
  campaign("Taproom nights", "HAL", "SE", "display", "traffic", "6400.00", [1, 29], "draft", ["taproom"], 5),
  campaign("Zero point five", "HAL", "JP", "video", "awareness", "5200000", [12, 60], "draft", ["alcohol free", "launch"]),
  campaign("Spring bock", "HAL", "CA", "multi", "sales", "33000.00", [96, 130], "draft", ["spring"]),
];

/**
 * How far a demo ticket has come. `flawed` fails QA, `throttled` waits for its platform, `refused` was turned down by it.
 */
export type TicketStory = "draft" | "testing" | "flawed" | "ready" | "trafficked" | "throttled" | "refused";

export type DemoTicket = {
  story: TicketStory;
  request: "CREATE_CAMPAIGN" | "UPDATE_CAMPAIGN" | "PAUSE_CAMPAIGN" | "RESUME_CAMPAIGN";
  /** Place in {@link CAMPAIGNS}. */
  campaign: number;
  channel: string;
};

/** Campaigns that run on TikTok; the others on Meta. */
const ON_TIKTOK: ReadonlySet<number> = new Set([12, 13, 16, 17]);

const tickets = (
  story: TicketStory,
  request: DemoTicket["request"],
  campaigns: readonly number[],
  channel: (at: number, place: number) => string = (_at, place) => (ON_TIKTOK.has(place) ? "TikTok" : "Meta"),
): DemoTicket[] => campaigns.map((place, at) => ({ story, request, campaign: place, channel: channel(at, place) }));

/** Campaigns that are on the platform before anything changes them there. */
const LIVE = [3, 5, 9, 10, 11, 16, 17, 19, 20];

/** Channels that drafts wait for. */
const DRAFT_CHANNELS = ["TikTok", "Google Ads", "LinkedIn", "YouTube", "Pinterest", "Snapchat", "Reddit"];

/** Sixty tickets over the whole board, in the order they are made: what changes a campaign comes after what creates it. */
export const TICKETS: readonly DemoTicket[] = [
  ...tickets("trafficked", "CREATE_CAMPAIGN", LIVE),
  ...tickets("trafficked", "RESUME_CAMPAIGN", [9]),
  ...tickets("trafficked", "PAUSE_CAMPAIGN", [11]),
  ...tickets("trafficked", "UPDATE_CAMPAIGN", [3, 16]),
  ...tickets("refused", "CREATE_CAMPAIGN", [2, 13]),
  ...tickets("refused", "UPDATE_CAMPAIGN", [10, 20]),
  ...tickets("throttled", "UPDATE_CAMPAIGN", [5, 9, 19]),
  ...tickets("ready", "CREATE_CAMPAIGN", [0, 1, 12, 18]),
  ...tickets("ready", "UPDATE_CAMPAIGN", [3, 10, 16, 17]),
  ...tickets("ready", "PAUSE_CAMPAIGN", [5, 20]),
  ...tickets("flawed", "CREATE_CAMPAIGN", [8, 14, 22, 24, 6, 0, 1, 12, 18, 2, 13, 14]),
  ...tickets("testing", "CREATE_CAMPAIGN", [8, 22, 24, 14]),
  ...tickets(
    "draft",
    "CREATE_CAMPAIGN",
    [0, 1, 2, 6, 7, 12, 13, 18, 23, 24, 3, 9, 16, 19],
    (at) => DRAFT_CHANNELS[at % DRAFT_CHANNELS.length] ?? "Meta",
  ),
];

/** Labels of tickets, by what people call the cut. */
export const LABELS = ["feed", "stories", "carousel", "retargeting", "prospecting", "lead film", "top view", "creators"] as const;

/** What is wrong with a flawed ticket's payload, in turn. */
export const FLAWS: readonly Record<string, unknown>[] = [
  { objective: "CONVERSIONS" },
  { daily_budget: "150000.00" },
  { landing_page_url: "http://distantisles.example/offer" },
  { targeting: { geo_locations: { countries: ["BR"] } } },
  { daily_budget: "120.00", lifetime_budget: "4000.00" },
  { status: "ACTIVE" },
];

/** The same of a ticket on TikTok. */
export const TIKTOK_FLAWS: readonly Record<string, unknown>[] = [
  { objective_type: "CONVERSIONS" },
  { budget: "20.00" },
  { operation_status: "ENABLE" },
];

export const COMMENTS: readonly string[] = [
  "Creative is signed off by the brand team, only the link is still the old one.",
  "Legal wants the terms on the landing page before this goes out.",
  "Please keep this below last year's daily budget.",
  "Swapped the headline for the shorter one; reads better on a phone.",
  "Can we have this live before the weekend?",
];
