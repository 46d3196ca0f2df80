import "server-only";
import { QA_RULES } from "@/lib/domain/tickets/qa/registry";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { wholeList } from "@/lib/shared/pagination";
import { toQaRuleDto } from "./qa-rules.dto";
import { type ListQaRulesInput, listQaRulesInput, type QaRuleDto } from "./qa-rules.schema";

export type QaRuleList = { rules: QaRuleDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** Every rule of QA, in the order findings are listed, with what the workspace decided about it. */
export async function listQaRules(ctx: Ctx, input: ListQaRulesInput = {}): Promise<QaRuleList> {
  authorize(ctx, "governance:read");
  const { platform, requestType } = listQaRulesInput.parse(input);
  return ctx.read(async (tx) => {
    const rows = await tx.qaRuleSwitch.findMany({ where: { tenantId: ctx.tenantId } });
    const rules = QA_RULES.filter(({ appliesTo: { platforms, requestTypes } }) => {
      const onPlatform = platform === undefined || platforms === "all" || platforms.some((key) => key === platform);
      return onPlatform && (requestType === undefined || requestTypes === "all" || requestTypes.includes(requestType));
    });
    return wholeList(
      "rules",
      rules.map((rule) => toQaRuleDto(rule, rows.find((row) => row.rule === rule.id) ?? null)),
    );
  });
}
