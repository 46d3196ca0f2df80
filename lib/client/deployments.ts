"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BulkDeployDto, BulkProgressDto } from "@/lib/domain/bulk-deployments/bulk-deployments.schema";
import type { DeployDto, DryRunDto, TaskDto } from "@/lib/domain/deployments/deployments.schema";
import type { DeploymentDto } from "@/lib/domain/deployments/list-deployments.schema";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { queryKeys } from "./query-keys";
import { useWorkspace } from "./workspace";

/** How often a task under way is asked for, and one that waits for its next attempt. */
const UNDER_WAY_MS = 1_000;
const WAITING_MS = 2_500;

const ENDED: readonly TaskDto["status"][] = ["SUCCESS", "FAILURE"];

/** True once nothing more will happen to the task by itself. */
export function hasEnded(task: Pick<TaskDto, "status">): boolean {
  return ENDED.includes(task.status);
}

/** Follows a deployment to its end, then stops asking. */
export function useTask(taskId: string | null) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.deployments.status(taskId ?? ""),
    queryFn: ({ signal }) => api.get<TaskDto>(`/deploy/status/${taskId}`, { signal }),
    enabled: taskId !== null,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (!data) return UNDER_WAY_MS;
      if (hasEnded(data)) return false;
      return data.status === "RETRY" ? WAITING_MS : UNDER_WAY_MS;
    },
  });
}

/** Sends exactly the plan that was shown: another one is refused. */
export function useDeploy() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { ticketId: string; planHash: string }) => api.post<DeployDto>("/deploy", { body: input }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

/** Stops before the next request; what the platform has already stays there. */
export function useCancelDeployment() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: string) => api.post<TaskDto>(`/deploy/${taskId}/cancel`),
    onSuccess: (task) => client.setQueryData(queryKeys.deployments.status(task.taskId), task),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

export type DeploymentPage = { deployments: DeploymentDto[]; total: number; limit: number; offset: number; nextCursor: string | null };
/** The list's own parameters, in wire names. */
export type DeploymentQuery = Readonly<Record<string, string>>;

/** A page of deployments, kept true while it is on screen. */
export function useDeployments(query: DeploymentQuery, first: DeploymentPage) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.deployments.list(query),
    queryFn: ({ signal }) => api.get<DeploymentPage>("/deploy", { query, signal }),
    initialData: first,
    refetchInterval: WAITING_MS,
  });
}

/** `version` is that of the task the reader saw. */
type Decision = { taskId: string; version: number } & ({ decision: "adopt"; externalId: string; confirm?: true } | { decision: "send" });

/** Says what became of a send whose answer was lost: one of these objects, or none of them. */
export function useResolveDeployment() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ taskId, version, ...decision }: Decision) =>
      api.post<TaskDto>(`/deploy/${taskId}/resolve`, { body: decision, ifMatch: version }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.deployments.all }),
        client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
      ]),
  });
}

/** Lets the platform judge a ticket without carrying it out, where it can. */
export function useDryRun() {
  const { api } = useWorkspace();
  return useMutation({ mutationFn: (ticketId: string) => api.post<DryRunDto>(`/tickets/${ticketId}/dry-run`) });
}

/** Makes a failed ticket ready and deploys it again. One that is ready already is only deployed. */
export function useDeployAgain() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ticketId, failed }: { ticketId: string; failed: boolean }) => {
      if (failed) await api.post<TicketDetailDto>(`/tickets/${ticketId}/retry`);
      return api.post<DeployDto>("/deploy", { body: { ticketId } });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.deployments.all }),
        client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
      ]),
  });
}

/** Deploys a selection of tickets; each is accepted or refused on its own. */
export function useDeployBulk() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ticketIds: readonly string[]) => api.post<BulkDeployDto>("/deploy/bulk", { body: { ticketIds } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

/** Follows a selection until nothing more happens by itself. */
export function useBulkDeployment(bulkId: string) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.deployments.bulk(bulkId),
    queryFn: ({ signal }) => api.get<BulkProgressDto>(`/deploy/bulk/${bulkId}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.ended ? false : UNDER_WAY_MS),
  });
}
