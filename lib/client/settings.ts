"use client";

import { useMutation } from "@tanstack/react-query";
import type { SettingDto } from "@/lib/domain/settings/settings.schema";
import { useWorkspace } from "./workspace";

/** Sets a setting over the version that was shown; null goes back to the default. */
export function useSaveSetting() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: ({ key, version, value }: { key: string; version: number; value: unknown }) =>
      api.put<SettingDto>(`/settings/${key}`, { body: { value }, ifMatch: version }),
  });
}
