import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { judgeCode } from "./internal/judge-code";
import { type CheckCodeForInput, type CodeCheckDto, checkCodeForInput } from "./use-cases.schema";

/**
 * Whether a code could be given now, for a form that asks while it is typed. The answer is a promise to nobody: the
 * code is taken only when its row is written.
 */
export async function checkCode(ctx: Ctx, input: CheckCodeForInput): Promise<CodeCheckDto> {
  authorize(ctx, "governance:read");
  const wanted = checkCodeForInput.parse(input);
  return ctx.read(async (tx) => {
    const { code, check, suggestions } = await judgeCode(tx, ctx.tenantId, { ...wanted, ownerId: wanted.ownerId ?? null });
    if (check.ok) return { code, ok: true, reason: null, violations: [], counterexample: null, suggestions };
    const { reason, violations, counterexample } = check;
    return { code, ok: false, reason, violations, counterexample, suggestions };
  });
}
