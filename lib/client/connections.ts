"use client";

import { useMutation } from "@tanstack/react-query";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";
import { useWorkspace } from "./workspace";

/** Disconnects an account and forgets its credentials; refused while a deployment uses it. */
export function useDeleteConnection() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: ({ id, version }: Pick<ConnectionDto, "id" | "version">) => api.delete(`/connections/${id}`, { ifMatch: version }),
  });
}
