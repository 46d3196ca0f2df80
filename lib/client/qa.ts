"use client";

import { useMutation } from "@tanstack/react-query";
import type { ChecklistItemDto, CreateChecklistItemInput, UpdateChecklistItemInput } from "@/lib/domain/checklist/checklist.schema";
import type { QaRuleDto, UpdateQaRuleInput } from "@/lib/domain/qa-rules/qa-rules.schema";
import { useWorkspace } from "./workspace";

/** Switches a rule, or changes what its findings weigh, over the version that was shown. */
export function useSwitchRule() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: ({ id, version, changes }: { id: string; version: number; changes: UpdateQaRuleInput }) =>
      api.patch<QaRuleDto>(`/qa/rules/${id}`, { body: changes, ifMatch: version }),
  });
}

export function useCreateChecklistItem() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: (input: CreateChecklistItemInput) => api.post<ChecklistItemDto>("/qa/checklist-items", { body: input }),
  });
}

export function useUpdateChecklistItem() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: ({ id, version, changes }: { id: string; version: number; changes: UpdateChecklistItemInput }) =>
      api.patch<ChecklistItemDto>(`/qa/checklist-items/${id}`, { body: changes, ifMatch: version }),
  });
}

export function useDeleteChecklistItem() {
  const { api } = useWorkspace();
  return useMutation({ mutationFn: (id: string) => api.delete(`/qa/checklist-items/${id}`) });
}
