"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentencesOf } from "@/lib/client/api-error";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";

/** So many checks are under way at once: a check is quick, and others work here too. */
const AT_ONCE = 4;

export type CheckRun = { done: number; of: number; ready: number; failures: readonly { key: string; words: string }[]; ended: boolean };

/** Runs QA on several tickets, one after another a few at a time, and counts what came of it. */
export function useCheckMany() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  const [run, setRun] = useState<CheckRun | null>(null);
  const start = async (tickets: readonly { id: string; key: string }[]) => {
    const waiting = [...tickets];
    let now: CheckRun = { done: 0, of: tickets.length, ready: 0, failures: [], ended: false };
    const tell = (change: Partial<CheckRun>) => {
      now = { ...now, ...change };
      setRun(now);
    };
    tell({});
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        try {
          const { status } = await api.post<TicketDetailDto>(`/tickets/${next.id}/qa`);
          tell({ done: now.done + 1, ready: now.ready + (status === "READY_FOR_API" ? 1 : 0) });
        } catch (error) {
          tell({ done: now.done + 1, failures: [...now.failures, { key: next.key, words: sentencesOf(error).join(" ") }] });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await client.invalidateQueries({ queryKey: queryKeys.tickets.all });
    tell({ ended: true });
  };
  return { run, start, forget: () => setRun(null) };
}
