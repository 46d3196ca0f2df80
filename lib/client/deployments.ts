"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeployDto, TaskDto } from "@/lib/domain/deployments/deployments.schema";
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
