import "server-only";
import { distance } from "fastest-levenshtein";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Violation } from "@/lib/shared/errors";
import { yearIn } from "@/lib/shared/time";
import { wireSpelling } from "@/lib/shared/wire-of";
import { MAX_TYPED_NAME_LENGTH, nameSegment, previewName as spell } from "./name.rules";
import { schemeInForce } from "./stored-scheme";
import { type PreviewNameInput, previewNameInput } from "./taxonomy.schema";
import type { NamePreviewResult } from "./use-cases.schema";

/** Campaigns of the brand and market that a new name is compared with, the newest, and how many of them are shown. */
const COMPARED = 200;
const SHOWN = 5;

/**
 * The name a campaign would get, while it is typed. Whatever is wrong with it is part of the answer, also a clash with
 * a name already given; `name` stands as soon as it can be spelled.
 */
export async function previewName(ctx: Ctx, input: PreviewNameInput): Promise<NamePreviewResult> {
  authorize(ctx, "campaign:read");
  const typed = previewNameInput.parse(input);
  return ctx.read(async (tx) => {
    const { tenantId } = ctx;
    const scheme = await schemeInForce(tx, tenantId);
    const alive = (id: string) => ({ tenantId, id, deletedAt: null });
    const brand = typed.brandId ? await tx.brand.findFirst({ where: alive(typed.brandId) }) : null;
    const market = typed.marketId ? await tx.market.findFirst({ where: alive(typed.marketId) }) : null;
    const channel = typed.channelId ? await tx.channel.findFirst({ where: alive(typed.channelId) }) : null;
    const tenant = await tx.tenant.findUnique({ where: { id: tenantId }, select: { timeZone: true } });
    const preview = spell(scheme, {
      brandCode: brand?.internalCode ?? null,
      marketCode: market?.code ?? null,
      channelCode: channel?.code ?? null,
      year: typed.year ?? yearIn(market?.timeZone ?? tenant?.timeZone ?? "UTC", new Date()),
      campaignName: typed.campaignName,
      platform: channel?.platform ?? null,
    });
    const missing: Violation[] = [
      ...(typed.brandId && !brand ? [unknownReference("brand")] : []),
      ...(typed.marketId && !market ? [unknownReference("market")] : []),
      ...(typed.channelId && !channel ? [unknownReference("channel")] : []),
    ];
    const named = preview.violations.filter((violation) => !missing.some((other) => other.pointer === violation.pointer));
    const name = missing.length === 0 ? preview.name : null;
    const clash = name === null ? [] : await clashWith(tx, tenantId, name, typed.campaignName);
    const nearNames = brand && market ? await nearTo(tx, tenantId, brand.id, market.id, typed.campaignName, name) : [];
    return { name, segments: preview.segments, violations: [...missing, ...named, ...clash].map(inWireNames), nearNames };
  });
}

function unknownReference(noun: "brand" | "market" | "channel"): Violation {
  return { pointer: `/${noun}Id`, rule: "reference", message: `There is no ${noun} with this id in the workspace.` };
}

async function clashWith(tx: Tx, tenantId: string, name: string, campaignName: string): Promise<Violation[]> {
  const other = await tx.campaign.findUnique({ where: { tenantId_name: { tenantId, name } }, select: { deletedAt: true } });
  if (!other) return [];
  const message = other.deletedAt ? "A deleted campaign had this name, and no name is given twice." : "Another campaign has this name.";
  return [{ pointer: "/campaignName", rule: "name.taken", message, suggestion: `${campaignName.trim()} 2` }];
}

async function nearTo(tx: Tx, tenantId: string, brandId: string, marketId: string, campaignName: string, name: string | null) {
  const wanted = nameSegment(campaignName.slice(0, MAX_TYPED_NAME_LENGTH)).toLowerCase();
  if (wanted === "") return [];
  const others = await tx.campaign.findMany({
    where: { tenantId, brandId, marketId, deletedAt: null, ...(name === null ? {} : { name: { not: name } }) },
    select: { id: true, name: true, campaignName: true, nameSegment: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: COMPARED,
  });
  return others
    .map((other) => ({ other, apart: distance(wanted, other.nameSegment.toLowerCase()) }))
    .filter(({ other, apart }) => apart <= Math.max(1, Math.floor(Math.min(wanted.length, other.nameSegment.length) / 4)))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, SHOWN)
    .map(({ other }) => ({ id: other.id, name: other.name, campaignName: other.campaignName }));
}

function inWireNames(violation: Violation): Violation {
  return { ...violation, pointer: violation.pointer.split("/").map(wireSpelling).join("/") };
}
