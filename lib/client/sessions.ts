"use client";

import { useMutation } from "@tanstack/react-query";
import { useWorkspace } from "./workspace";

/** Ends one of the reader's own sessions, at once. */
export function useEndSession() {
  const { api } = useWorkspace();
  return useMutation({ mutationFn: (id: string) => api.delete(`/sessions/${id}`) });
}

/** Ends all of the reader's sessions but this one. */
export function useEndOtherSessions() {
  const { api } = useWorkspace();
  return useMutation({ mutationFn: () => api.delete("/sessions") });
}
