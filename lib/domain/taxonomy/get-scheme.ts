import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { MAX_CODE_LENGTH } from "./codes.rules";
import { MAX_TYPED_NAME_LENGTH } from "./name.rules";
import { MULTI_CHANNEL_CODE, schemePattern } from "./scheme.rules";
import { schemeInForce } from "./stored-scheme";
import type { SchemeDto } from "./use-cases.schema";

/** The scheme by which names are issued now, and the limits of their parts. */
export async function getScheme(ctx: Ctx): Promise<SchemeDto> {
  authorize(ctx, "governance:read");
  const scheme = await ctx.read((tx) => schemeInForce(tx, ctx.tenantId));
  return {
    version: scheme.version,
    separator: scheme.separator,
    segments: [...scheme.segments],
    pattern: schemePattern(scheme),
    multiChannelCode: MULTI_CHANNEL_CODE,
    maxCodeLength: MAX_CODE_LENGTH,
    maxTypedNameLength: MAX_TYPED_NAME_LENGTH,
    effectiveFrom: scheme.effectiveFrom?.toISOString() ?? null,
  };
}
