"use client";

import { useMutation } from "@tanstack/react-query";
import { ApiError } from "./api-error";
import { useWorkspace } from "./workspace";

export type GovernedNoun = "brand" | "market" | "channel";

/** What still uses a row that was to be deleted: the numbers, and the newest of each. */
export type Usage = {
  campaigns: { total: number; first: { id: string; name: string }[] };
  tickets: { total: number; first: { id: string; number: number; name: string }[] };
};

/** The users of a row, out of the refusal to delete it; null for any other error. */
export function usageOf(error: unknown): Usage | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const { usedBy } = error.details;
  return typeof usedBy === "object" && usedBy !== null && "campaigns" in usedBy && "tickets" in usedBy ? (usedBy as Usage) : null;
}

/** Deletes a row softly; refused while anything uses it. */
export function useDeleteGoverned(noun: GovernedNoun) {
  const { api } = useWorkspace();
  return useMutation({ mutationFn: (id: string) => api.delete(`/${noun}s/${id}`) });
}

/** Puts a deleted row back. */
export function useRestoreGoverned(noun: GovernedNoun) {
  const { api } = useWorkspace();
  return useMutation({ mutationFn: (id: string) => api.post<unknown>(`/${noun}s/${id}/restore`) });
}
