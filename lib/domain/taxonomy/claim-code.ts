import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError, type ErrorCode, type Violation } from "@/lib/shared/errors";
import { judgeCode, type WantedCode } from "./internal/judge-code";

/** Where the code stands in its noun's fields, and the noun's own refusal of a code that another row bears. */
export type CodeClaim = WantedCode & { pointer: `/${string}`; taken: ErrorCode };

/**
 * Takes a code for a brand, market or channel, inside the transaction that writes its row. Code changes of a workspace
 * pass one at a time: two codes that are each fine can be ambiguous together, and no index would see it.
 *
 * @throws the noun's own code when it is taken; TAXONOMY_003 when it is retired; TAXONOMY_002 when names could be read in
 *   two ways, with the pair as proof; VALIDATION_001 when its form is wrong
 */
export async function claimCode(tx: Tx, ctx: Ctx, claim: CodeClaim): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}:codes`}, 11))`;
  const { code, check, suggestions } = await judgeCode(tx, ctx.tenantId, claim, 1);
  if (check.ok) return;
  const violations: Violation[] = check.violations.map((violation) => ({
    ...(suggestions[0] === undefined ? {} : { suggestion: suggestions[0] }),
    ...violation,
    pointer: claim.pointer,
  }));
  const details = { kind: claim.kind, code };
  switch (check.reason) {
    case "invalid":
      throw appError("VALIDATION_001", { violations });
    case "taken":
      throw appError(claim.taken, { violations, details });
    case "retired":
      throw appError("TAXONOMY_003", { violations, details });
    case "ambiguous":
      throw appError("TAXONOMY_002", { violations, details: { ...details, ...check.counterexample } });
  }
}
