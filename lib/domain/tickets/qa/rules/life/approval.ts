import { type Rule, SPENDING } from "@/lib/domain/tickets/qa/rule";

export const approval: Rule = {
  id: "campaign.approval",
  version: 1,
  title: "The campaign is approved where that is required",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SPENDING },
  source: { kind: "setting", ref: "approval.required_to_deploy" },
  reads: ["campaign.approval", "settings.approval"],
  needsPlatform: false,
  *judge({ input }) {
    const { campaign, settings } = input;
    if (!settings.approvalRequiredToDeploy || campaign.approval === "APPROVED") return;
    // A warning only: a ticket may be made ready while its campaign waits, the deployment asks again.
    yield {
      pointer: "/campaign/approval",
      message: `The campaign is not approved (${campaign.approval}), and this workspace deploys approved campaigns only. Have it approved before it is deployed.`,
      value: campaign.approval,
    };
  },
};
