import "server-only";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createChecklistItem } from "@/lib/domain/checklist/create-checklist-item";
import { createConnection } from "@/lib/domain/connections/create-connection";
import { createMarket } from "@/lib/domain/markets/create-market";
import type { Ctx } from "@/lib/infra/context";
import { BRANDS, type BrandKey, CHANNELS, MARKETS, type MarketKey } from "./demo-data";

export type Governance = {
  brands: Record<BrandKey, string>;
  markets: Record<MarketKey, { id: string; country: string }>;
  /** By platform's display name. */
  channels: Record<string, string>;
};

/** The accounts the simulators know without being told, and a token they take. */
export const DEMO_META = { accountId: "123456789", accessToken: "demo-workspace-token" };
export const DEMO_TIKTOK = { accountId: "7000000000000000001", accessToken: "demo-workspace-token" };

/** Optional, so that every demo ticket ends where its story says. */
const CHECKLIST = [
  { text: "The landing page was opened on a phone", required: false, position: 0 },
  { text: "The client has seen the final wording", required: false, position: 1 },
  { text: "The music is licensed for commercial use", platforms: ["tiktok"], required: false, position: 2 },
];

/** Brands, markets, channels, the connections to the simulated platforms and a checklist, as the administrator makes them. */
export async function seedGovernance(ctx: Ctx): Promise<Governance> {
  const governance: Governance = { brands: {} as Governance["brands"], markets: {} as Governance["markets"], channels: {} };
  for (const { key, ...brand } of BRANDS) governance.brands[key] = (await createBrand(ctx, brand)).id;
  for (const { key, ...market } of MARKETS) governance.markets[key] = { id: (await createMarket(ctx, market)).id, country: market.country };
  for (const channel of CHANNELS) governance.channels[channel.platformName] = (await createChannel(ctx, channel)).id;
  for (const [platform, { accountId, accessToken }] of [
    ["Meta", DEMO_META],
    ["TikTok", DEMO_TIKTOK],
  ] as const) {
    await createConnection(ctx, {
      platform,
      name: `${platform}, simulated`,
      accountId,
      currency: "USD",
      timezone: "America/New_York",
      environment: "simulator",
      credentials: { access_token: accessToken },
    });
  }
  for (const item of CHECKLIST) await createChecklistItem(ctx, item);
  return governance;
}
