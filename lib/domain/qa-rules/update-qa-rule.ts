import "server-only";
import { requireVersion } from "@/lib/domain/changes/lock-row";
import { recordChange } from "@/lib/domain/changes/record-change";
import { QA_RULES } from "@/lib/domain/tickets/qa/registry";
import { isLocked } from "@/lib/domain/tickets/qa/switches";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { toQaRuleDto } from "./qa-rules.dto";
import { type QaRuleDto, type UpdateQaRuleInput, updateQaRuleInput } from "./qa-rules.schema";

/**
 * Switches a rule off or on in the workspace, or gives its findings another weight. Tickets checked before are checked
 * anew before they are sent.
 *
 * @throws QA_001, QA_002 for a rule that keeps tickets safe, CONFLICT_001
 */
export async function updateQaRule(ctx: Ctx, input: { id: string; changes: UpdateQaRuleInput }): Promise<QaRuleDto> {
  authorize(ctx, "governance:write");
  const rule = QA_RULES.find(({ id }) => id === input.id);
  if (!rule) throw appError("QA_001");
  const { reason, enabled, severity } = updateQaRuleInput.parse(input.changes);
  if (isLocked(rule.id)) throw appError("QA_002", { details: { rule: rule.id } });
  return ctx.write(async (tx) => {
    const where = { tenantId_rule: { tenantId: ctx.tenantId, rule: rule.id } };
    const by = { changedByKind: ctx.actor.kind, changedById: ctx.actor.id, changedByLabel: ctx.actor.label };
    // Made first if need be, so that there is a row whose lock two writers can take turns on.
    await tx.qaRuleSwitch.createMany({
      data: [{ tenantId: ctx.tenantId, rule: rule.id, reason: "", version: 0, ...by }],
      skipDuplicates: true,
    });
    await tx.$queryRaw`select rule from qa_rule_switches where tenant_id = ${ctx.tenantId}::uuid and rule = ${rule.id} for update`;
    const before = await tx.qaRuleSwitch.findUniqueOrThrow({ where });
    requireVersion(ctx, before);
    const after = await tx.qaRuleSwitch.update({
      where,
      data: {
        ...(enabled === undefined ? {} : { enabled }),
        // Its own severity by name is its own.
        ...(severity === undefined ? {} : { severity: severity === rule.severity ? null : severity }),
        ...by,
        reason,
        version: { increment: 1 },
      },
    });
    const dto = toQaRuleDto(rule, after);
    await recordChange(tx, ctx, { type: "qa_rule.switched", noun: "qa_rule", before: before.version > 0 ? before : null, after, dto });
    return dto;
  });
}
