import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/domain/api-keys/create-api-key";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { createMarket } from "@/lib/domain/markets/create-market";
import { createContext } from "@/lib/infra/context";
import { authenticateRequest } from "@/lib/infra/identity/authenticate";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { testContext } from "@/lib/testing/context";
import { approveCampaign } from "./approve-campaign";
import { createCampaign } from "./create-campaign";
import { submitCampaign } from "./submit-campaign";

const contextOf = async (key: string | null) =>
  createContext(await authenticateRequest(new Request("http://inner/", { headers: { authorization: `Bearer ${key}` } })));

describe("an approval by a service account's keys", () => {
  it("is refused for what the account, or any key it made, has written", async () => {
    const owner = await testContext();
    const brand = await createBrand(owner, { name: "Distant Isles", internalCode: "DIS" });
    const market = await createMarket(owner, { code: "US" });
    const account = await contextOf((await createServiceKey({ tenantSlug: owner.tenant.slug, role: "admin", name: "Importer" })).key);
    const other = await contextOf((await createServiceKey({ tenantSlug: owner.tenant.slug, role: "manager", name: "Approver" })).key);
    const child = async (name: string) =>
      contextOf((await createApiKey(account, { name, scopes: ["campaign:read", "campaign:write", "campaign:approve"] })).key);
    const [one, two] = [await child("one"), await child("two")];
    for (const [author, approver] of [
      [one, two],
      [one, account],
      [account, two],
    ] as const) {
      const input = { campaignName: `By ${author.actor.id} for ${approver.actor.id}`, brandId: brand.id, marketId: market.id };
      const { id } = await createCampaign(author, input);
      await submitCampaign(author, { id });
      await expect(approveCampaign(approver, { id })).rejects.toMatchObject({ code: "CAMPAIGN_006" });
      expect(await approveCampaign(other, { id })).toMatchObject({ approval: "APPROVED" });
    }
  });
});
