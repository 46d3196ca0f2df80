import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { nameSegment, previewName } from "@/lib/domain/taxonomy/name.rules";
import { type CodeKind, MULTI_CHANNEL_CODE } from "@/lib/domain/taxonomy/scheme.rules";
import { ensureDefaultScheme, type StoredScheme } from "@/lib/domain/taxonomy/stored-scheme";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { appError, type Violation } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { yearIn } from "@/lib/shared/time";
import { toCampaignDto } from "../campaigns.dto";
import { type CampaignStatus, mayBecome, nextStatuses, statusEvent } from "../campaigns.rules";
import type { createCampaignInput } from "../campaigns.schema";
import { requireBudgetInCurrency } from "./budget";
import { campaignSearchText, personOf } from "./campaign-row";
import { type FlightColumns, flightViolations, newFlight } from "./flight";
import { type CampaignReferences, type NamingFacts, resolveReferences } from "./resolve-references";

type Given = ReturnType<typeof createCampaignInput.parse>;

/**
 * Issues a campaign's name and writes its row, with the codes the name contains. `authorIds` are the authors of content
 * that was copied rather than typed.
 *
 * @throws VALIDATION_001 for a budget finer than its currency, VALIDATION_005, TAXONOMY_001, DATE_001, CAMPAIGN_003; the unique index decides who gets a name
 */
export async function insertCampaign(tx: Tx, ctx: Ctx, given: Given, authorIds: readonly string[] = []): Promise<Campaign> {
  const { tenantId } = ctx;
  const refs = await resolveReferences(tx, ctx, { ...given, channelId: given.channelId ?? null });
  const { scheme } = refs;
  if (scheme.effectiveFrom === null) await ensureDefaultScheme(tx, tenantId);
  const year = given.year ?? yearIn(refs.market.time_zone, new Date());
  const flight = newFlight(given, refs.market.time_zone);
  const name = lawfulName(scheme, refs, given.campaignName, year, flight);
  const status = given.status ?? "DRAFT";
  requireReachable(status);
  const currency = given.currency ?? refs.market.currency;
  requireBudgetInCurrency(given.budget ?? "0", currency);

  const codes = { brandCode: refs.brand.code, marketCode: refs.market.code, channelCode: refs.channel?.code ?? MULTI_CHANNEL_CODE };
  await issueCodes(tx, tenantId, refs);
  const campaignName = given.campaignName.trim();
  const tags = given.tags ?? [];
  const row = await tx.campaign.create({
    data: {
      id: newId(),
      tenantId,
      name,
      campaignName,
      brandId: refs.brand.id,
      marketId: refs.market.id,
      channelId: refs.channel?.id ?? null,
      schemeVersion: scheme.version,
      ...codes,
      year,
      nameSegment: nameSegment(campaignName),
      description: given.description || null,
      type: given.type ?? "multi",
      objective: given.objective || null,
      budget: given.budget ?? "0",
      currency,
      targetPercentage: given.targetPercentage ?? null,
      ...flight,
      audience: (given.audience ?? {}) as object,
      content: (given.content ?? {}) as object,
      schedule: (given.schedule ?? {}) as object,
      metadata: (given.metadata ?? {}) as object,
      tags,
      status,
      authorIds: [...new Set([...authorIds, personOf(ctx)])],
      createdById: personOf(ctx),
      createdByKind: ctx.actor.kind,
      searchText: campaignSearchText({ name, campaignName, tags }),
    },
  });
  const dto = toCampaignDto(row);
  await recordChange(tx, ctx, { type: "campaign.created", noun: "campaign", after: row, dto });
  if (status !== "DRAFT") await recordChange(tx, ctx, { type: `campaign.${statusEvent("DRAFT", status)}`, noun: "campaign", dto });
  return row;
}

function lawfulName(scheme: StoredScheme, refs: CampaignReferences, campaignName: string, year: number, flight: FlightColumns): string {
  const preview = previewName(scheme, {
    brandCode: refs.brand.code,
    marketCode: refs.market.code,
    channelCode: refs.channel?.code ?? null,
    year,
    campaignName,
    platform: refs.channel?.platform ?? null,
  });
  const dates: Violation[] = flightViolations(flight);
  const violations = [...preview.violations, ...dates];
  if (preview.name !== null && dates.length === 0) return preview.name;
  throw appError(preview.name === null ? "TAXONOMY_001" : "DATE_001", { violations });
}

function requireReachable(status: CampaignStatus): void {
  if (status === "DRAFT" || mayBecome("DRAFT", status)) return;
  const lawful = ["DRAFT", ...nextStatuses("DRAFT")];
  throw appError("CAMPAIGN_003", {
    message: `A new campaign cannot be ${status}`,
    details: { lawful },
    violations: [{ pointer: "/status", rule: "transition", message: `Create it as one of ${lawful.join(", ")}` }],
  });
}

/** The codes of an issued name are retired for ever, whatever becomes of their rows. Most are already. */
async function issueCodes(tx: Tx, tenantId: string, refs: CampaignReferences & NamingFacts): Promise<void> {
  const codes: { kind: CodeKind; code: string }[] = [
    { kind: "brand", code: refs.brand.code },
    { kind: "market", code: refs.market.code },
    ...(refs.channel ? [{ kind: "channel" as const, code: refs.channel.code }] : []),
  ];
  const fresh = codes.filter(({ kind }) => !refs.issued.includes(kind));
  if (fresh.length === 0) return;
  await tx.issuedCode.createMany({ data: fresh.map((code) => ({ tenantId, ...code })), skipDuplicates: true });
}
