import "server-only";
import { buildName } from "@/lib/domain/taxonomy/name.rules";
import { DEFAULT_SCHEME } from "@/lib/domain/taxonomy/scheme.rules";
import { schemeOfVersion } from "@/lib/domain/taxonomy/stored-scheme";
import type { Tx } from "@/lib/infra/db/client";
import { searchTextOf } from "@/lib/shared/pagination";

type NamedCampaign = {
  tenantId: string;
  schemeVersion: number;
  brandCode: string;
  marketCode: string;
  year: number;
  nameSegment: string;
};

/**
 * A ticket's name: its campaign's issued codes, with the ticket's own channel in the channel's place. The channel's code
 * is then part of an issued name, and retired for ever with it.
 */
export async function issueTicketName(tx: Tx, campaign: NamedCampaign, channelCode: string): Promise<string> {
  const { tenantId, brandCode, marketCode, year } = campaign;
  const scheme = (await schemeOfVersion(tx, tenantId, campaign.schemeVersion)) ?? DEFAULT_SCHEME;
  await tx.issuedCode.createMany({ data: [{ tenantId, kind: "channel", code: channelCode }], skipDuplicates: true });
  return buildName(scheme, { brandCode, marketCode, channelCode, year, campaignName: campaign.nameSegment }).name;
}

/** What a ticket is found by. */
export function ticketSearchText(input: { key: string; name: string; label: string | null; campaignName: string }): string {
  return searchTextOf([input.key, input.name, input.label, input.campaignName]);
}
