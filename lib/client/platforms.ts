"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";
import type {
  PlatformObjectDto,
  PlatformOptionDto,
  RefreshDto,
  SearchPlatformDto,
} from "@/lib/domain/platform-objects/platform-objects.schema";
import type { ApiClient } from "./fetcher";
import { queryKeys } from "./query-keys";
import { useWorkspace } from "./workspace";

/** A workspace has a handful of accounts on a platform. */
const MOST_CONNECTIONS = 200;
const OPTIONS = 30;

/** What a ticket has on its platform, as it is stored here. `stamp` changes when something may have been made there. */
export function usePlatformObjects(ticketId: string, stamp: string) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: [...queryKeys.platforms.objects(ticketId), stamp],
    queryFn: async ({ signal }) =>
      (await api.get<{ objects: PlatformObjectDto[] }>(`/tickets/${ticketId}/platform-objects`, { signal })).objects,
    placeholderData: (before) => before,
  });
}

/** Asks the platform what it has now. */
export function useRefreshObjects(ticketId: string) {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<RefreshDto>(`/tickets/${ticketId}/refresh`),
    // A failure half-way has read something too.
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.platforms.objects(ticketId) }),
  });
}

/** The workspace's accounts on a platform. */
export function useConnections(platform: string) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.platforms.connections(platform),
    queryFn: async ({ signal }) =>
      (await api.get<{ connections: ConnectionDto[] }>("/connections", { query: { platform, limit: MOST_CONNECTIONS }, signal }))
        .connections,
  });
}

/** One of the platform's own lists, narrowed by a text. */
export async function searchPlatformList(
  api: ApiClient,
  query: { connectionId: string; list: string; text: string },
  signal: AbortSignal,
): Promise<readonly PlatformOptionDto[]> {
  const { connectionId, list, text } = query;
  const found = await api.get<SearchPlatformDto>(`/connections/${connectionId}/search`, { query: { list, text, limit: OPTIONS }, signal });
  return found.options;
}
