"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { JobRunActOutput, JobRunDetailDto } from "@/lib/domain/jobs/jobs.schema";
import { queryKeys } from "./query-keys";
import { useWorkspace } from "./workspace";

/** How often a run at work is asked for while somebody looks. */
const AT_WORK_MS = 2_000;

/** One run with its steps, kept fresh until it has ended. */
export function useJobRun(id: string | null) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.jobs.run(id ?? ""),
    queryFn: ({ signal }) => api.get<JobRunDetailDto>(`/jobs/runs/${id}`, { signal }),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && data.endedAt === null ? AT_WORK_MS : false),
  });
}

/** Starts a failed run again, or cancels one that has not ended. */
export function useActOnRun(act: "retry" | "cancel") {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<JobRunActOutput>(`/jobs/runs/${id}/${act}`),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.jobs.all }),
  });
}
