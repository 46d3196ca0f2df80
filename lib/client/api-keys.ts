"use client";

import { useMutation } from "@tanstack/react-query";
import type { ApiKeyDto } from "@/lib/domain/api-keys/api-keys.schema";
import { useWorkspace } from "./workspace";

/** Makes a key useless at once. It cannot be undone. */
export function useRevokeApiKey() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: ({ id, version }: Pick<ApiKeyDto, "id" | "version">) => api.delete(`/api-keys/${id}`, { ifMatch: version }),
  });
}
