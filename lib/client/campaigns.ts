"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CampaignMove } from "@/lib/domain/campaigns/campaigns.rules";
import type { CampaignDto, CreateCampaignInput, UpdateCampaignInput } from "@/lib/domain/campaigns/campaigns.schema";
import type { ApprovalRecordDto, HistoryEntryDto } from "@/lib/domain/campaigns/list-campaigns.schema";
import type { NamePreviewResult } from "@/lib/domain/taxonomy/use-cases.schema";
import type { ApiClient } from "./fetcher";
import { queryKeys } from "./query-keys";
import { codePointer } from "./wire-names";
import { useWorkspace } from "./workspace";

const SHOWN = 20;

/** Campaigns whose name, code or words match. */
export async function searchCampaigns(api: ApiClient, query: string, signal: AbortSignal): Promise<CampaignDto[]> {
  return (await api.get<{ campaigns: CampaignDto[] }>("/campaigns", { query: { search: query, limit: SHOWN }, signal })).campaigns;
}

export type NameParts = {
  campaignName: string;
  brandId: string | null;
  marketId: string | null;
  channelId: string | null;
  year: number | null;
};

/** The name that the parts spell, with what is wrong with it. The last one stays until the next is there. */
export function useNamePreview(parts: NameParts) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.taxonomy.preview(parts),
    queryFn: async ({ signal }) => {
      const preview = await api.post<NamePreviewResult>("/taxonomy/preview", { body: parts, signal });
      return { ...preview, violations: preview.violations.map((violation) => ({ ...violation, pointer: codePointer(violation.pointer) })) };
    },
    placeholderData: (before) => before,
    staleTime: 5_000,
    retry: false,
  });
}

export function useCampaign(first: CampaignDto) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.campaigns.detail(first.id),
    queryFn: ({ signal }) => api.get<CampaignDto>(`/campaigns/${first.id}`, { signal }),
    initialData: first,
  });
}

export function useCreateCampaign() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateCampaignInput) => api.post<CampaignDto>("/campaigns", { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.campaigns.all }),
  });
}

function useCampaignChange<Input>(change: (input: Input) => Promise<CampaignDto>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (campaign) => {
      client.setQueryData(queryKeys.campaigns.detail(campaign.id), campaign);
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.campaigns.all }),
  });
}

/** Changes fields of the version the reader saw. */
export function useUpdateCampaign() {
  const { api } = useWorkspace();
  return useCampaignChange(({ id, version, changes }: { id: string; version: number; changes: UpdateCampaignInput }) =>
    api.put<CampaignDto>(`/campaigns/${id}`, { body: changes, ifMatch: version }),
  );
}

/** One of the campaign's named moves: submit, approve, start, archive… */
export function useMoveCampaign() {
  const { api } = useWorkspace();
  return useCampaignChange(
    ({ id, move, version, comment }: { id: string; move: CampaignMove; version: number; comment?: string | undefined }) =>
      api.post<CampaignDto>(`/campaigns/${id}/${move}`, { ifMatch: version, ...(comment ? { body: { comment } } : {}) }),
  );
}

/** A copy under another name, as a draft. */
export function useDuplicateCampaign() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, campaignName }: { id: string; campaignName: string }) =>
      api.post<CampaignDto>(`/campaigns/${id}/duplicate`, { body: { campaignName } }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.campaigns.all }),
  });
}

/** What happened to the campaign's approval, newest first. */
export function useApprovals(campaignId: string, first: readonly ApprovalRecordDto[]) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: [...queryKeys.campaigns.all, "approvals", campaignId],
    queryFn: async ({ signal }) =>
      (await api.get<{ approvals: ApprovalRecordDto[] }>(`/campaigns/${campaignId}/approvals`, { signal })).approvals,
    initialData: [...first],
  });
}

/** Every change of the campaign, newest first. */
export function useHistory(campaignId: string, first: readonly HistoryEntryDto[]) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: [...queryKeys.campaigns.all, "history", campaignId],
    queryFn: async ({ signal }) => (await api.get<{ history: HistoryEntryDto[] }>(`/campaigns/${campaignId}/history`, { signal })).history,
    initialData: [...first],
  });
}
