import "server-only";
import { readSetting } from "@/lib/domain/settings/read-setting";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Obstacle } from "../lock-for-deployment";
import type { TraffickingFacts } from "./trafficking-facts";

/** The missing approval, when the workspace wants one before anything is deployed. An edit of the campaign voids it. */
export async function approvalObstacle(tx: Tx, ctx: Ctx, facts: TraffickingFacts): Promise<Obstacle | null> {
  if (!(await readSetting(tx, ctx, "approval.required_to_deploy"))) return null;
  const { approval, id } = facts.campaign;
  if (approval === "APPROVED") return null;
  return {
    code: "CAMPAIGN_005",
    message: "This workspace deploys approved campaigns only; ask for the campaign's approval first",
    details: { campaignId: id, approval },
  };
}
