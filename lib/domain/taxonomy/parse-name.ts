import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { loadCodeSet } from "./internal/code-set";
import { parseName as readName } from "./parse.rules";
import { schemeInForce, schemeOfVersion } from "./stored-scheme";
import { type ParseNameInput, parseNameInput } from "./taxonomy.schema";
import type { ParsedNameDto } from "./use-cases.schema";

/**
 * What a name says: the tuple it was built from. A name that was issued is read by the scheme of its time, any other by
 * the scheme in force.
 *
 * @throws TAXONOMY_004 (400) when the workspace's codes give it no reading, or two
 */
export async function parseName(ctx: Ctx, input: ParseNameInput): Promise<ParsedNameDto> {
  authorize(ctx, "governance:read");
  const { name } = parseNameInput.parse(input);
  return ctx.read(async (tx) => {
    const issued = await issuedUnder(tx, ctx.tenantId, name);
    const scheme = (issued && (await schemeOfVersion(tx, ctx.tenantId, issued.schemeVersion))) ?? (await schemeInForce(tx, ctx.tenantId));
    const parsed = readName(scheme, await loadCodeSet(tx, ctx.tenantId), name);
    if (parsed.status === "ok") return { ...parsed.tuple, schemeVersion: scheme.version, campaignId: issued?.id ?? null };
    throw appError("TAXONOMY_004", {
      message: parsed.explanation,
      details: parsed.status === "ambiguous" ? { readings: parsed.readings } : {},
      violations: [{ pointer: "/name", rule: `name.${parsed.status}`, message: parsed.explanation }],
    });
  });
}

/** The campaign a name was issued for, its own or its ticket's, deleted ones included: a name keeps its meaning for ever. */
async function issuedUnder(tx: Tx, tenantId: string, name: string): Promise<{ id: string; schemeVersion: number } | null> {
  const select = { id: true, schemeVersion: true } as const;
  const campaign = await tx.campaign.findUnique({ where: { tenantId_name: { tenantId, name } }, select });
  if (campaign) return campaign;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, name }, select: { campaign: { select } }, orderBy: { createdAt: "asc" } });
  return ticket?.campaign ?? null;
}
