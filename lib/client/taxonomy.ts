"use client";

import { useQuery } from "@tanstack/react-query";
import type { CodeCheckDto, ParsedNameDto } from "@/lib/domain/taxonomy/use-cases.schema";
import { queryKeys } from "./query-keys";
import { useWorkspace } from "./workspace";

export type CodeKind = "brand" | "market" | "channel";

/** Whether a code could be given now. Asked once the typing rests; nothing is asked about the code that is there already. */
export function useCodeCheck(kind: CodeKind, code: string, ownerId: string | null) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: ["taxonomy", "code", kind, code, ownerId],
    queryFn: ({ signal }) => api.post<CodeCheckDto>("/taxonomy/check-code", { body: { kind, code, ownerId }, signal }),
    enabled: code !== "",
    placeholderData: (before) => before,
    staleTime: 10_000,
    retry: false,
  });
}

/** What a name says. A name that cannot be read is an error with the explanation. */
export function useParsedName(name: string) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.taxonomy.parse(name),
    queryFn: ({ signal }) => api.post<ParsedNameDto>("/taxonomy/parse", { body: { name }, signal }),
    enabled: name !== "",
    staleTime: 60_000,
    retry: false,
  });
}
