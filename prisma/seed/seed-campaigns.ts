import "server-only";
import { approveCampaign } from "@/lib/domain/campaigns/approve-campaign";
import { archiveCampaign } from "@/lib/domain/campaigns/archive-campaign";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import { completeCampaign } from "@/lib/domain/campaigns/complete-campaign";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { getCampaign } from "@/lib/domain/campaigns/get-campaign";
import { pauseCampaign } from "@/lib/domain/campaigns/pause-campaign";
import { rejectCampaign } from "@/lib/domain/campaigns/reject-campaign";
import { startCampaign } from "@/lib/domain/campaigns/start-campaign";
import { submitCampaign } from "@/lib/domain/campaigns/submit-campaign";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { CAMPAIGNS, type CampaignStory, type DemoCampaign } from "./demo-data";
import { type Cast, contextOf } from "./people";
import type { Governance } from "./seed-governance";

export type SeededCampaign = { plan: DemoCampaign; dto: CampaignDto };

/** Stories that go through an approval on their way. */
const APPROVED: readonly CampaignStory[] = ["approved", "edited", "active", "paused", "completed", "archived"];

/** Every campaign of the demo, taken by its people to where its story says it has got. */
export async function seedCampaigns(tenantId: string, cast: Cast, governance: Governance): Promise<SeededCampaign[]> {
  const marketer = contextOf(tenantId, cast.marketer);
  const manager = contextOf(tenantId, cast.manager);
  const seeded: SeededCampaign[] = [];
  for (const plan of CAMPAIGNS) {
    const { id } = await createCampaign(marketer, {
      campaignName: plan.name,
      brandId: governance.brands[plan.brand],
      marketId: governance.markets[plan.market].id,
      type: plan.type,
      objective: plan.objective,
      budget: plan.budget,
      // The connected account is kept in US dollars, and amounts are never converted.
      ...(plan.market === "JP" ? {} : { currency: "USD" }),
      startDate: dayFromNow(plan.from),
      endDate: dayFromNow(plan.to),
      tags: [...plan.tags],
      ...(plan.share === undefined ? {} : { targetPercentage: plan.share }),
    });
    const { story } = plan;
    if (story === "asked" || story === "rejected" || APPROVED.includes(story)) await submitCampaign(marketer, { id });
    if (APPROVED.includes(story)) await approveCampaign(manager, { id, decision: { comment: "Budget and dates match the plan." } });
    if (story === "rejected")
      await rejectCampaign(manager, { id, decision: { comment: "The jackets reach Sweden in February. Please move the flight." } });
    if (story === "edited") await updateCampaign(marketer, { id, changes: { budget: "4800.00" } });
    if (["active", "paused", "completed", "archived"].includes(story)) await startCampaign(manager, { id });
    if (story === "paused") await pauseCampaign(manager, { id });
    if (story === "completed" || story === "archived") await completeCampaign(manager, { id });
    if (story === "archived") await archiveCampaign(marketer, { id });
    seeded.push({ plan, dto: await getCampaign(marketer, { id }) });
  }
  return seeded;
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
