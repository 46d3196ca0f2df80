"use client";

import { useRef } from "react";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Glyph } from "@/components/ui/glyph";
import { toneClass } from "@/components/ui/tone";
import { searchCampaigns } from "@/lib/client/campaigns";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import { STATUS_LOOK } from "./campaign-state";

export type ChosenCampaign = Pick<CampaignDto, "id" | "campaignName" | "name" | "status" | "channelId">;

function optionOf(campaign: ChosenCampaign): ComboboxOption {
  const look = STATUS_LOOK[campaign.status];
  return {
    value: campaign.id,
    label: campaign.campaignName,
    hint: campaign.name,
    mark: (
      <span className={toneClass(look.tone)}>
        <Glyph shape={look.shape} className="text-tone" label={look.word} />
      </span>
    ),
  };
}

/** One of the workspace's campaigns, found by any of its words or codes. */
export function CampaignPicker({ value, onChange }: { value: ChosenCampaign | null; onChange: (campaign: ChosenCampaign | null) => void }) {
  const { api } = useWorkspace();
  const seen = useRef(new Map<string, ChosenCampaign>());
  return (
    <Combobox
      value={value && optionOf(value)}
      onValueChange={(option) => onChange(option ? (seen.current.get(option.value) ?? value) : null)}
      placeholder="Choose a campaign"
      searchLabel="Find a campaign"
      empty="No campaign matches"
      load={async (query, signal) => {
        const campaigns = await searchCampaigns(api, query, signal);
        for (const campaign of campaigns) seen.current.set(campaign.id, campaign);
        return campaigns.map(optionOf);
      }}
    />
  );
}
