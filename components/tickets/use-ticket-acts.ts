"use client";

import { plural } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useApplyFixes, useCheckTicket, useRetryTicket, useUpdateTicket } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { AppliedFixesDto, TicketDetailDto, UpdateTicketInput } from "@/lib/domain/tickets/tickets.schema";
import { statusLook } from "./ticket-status";

export type TicketActs = {
  mayWrite: boolean;
  /** Which act is under way. */
  busy: "check" | "mend" | "retry" | "save" | null;
  check: () => void;
  /** Applies the certain fixes of findings, by their ids or all there are, and checks again. */
  mend: (findings: "all" | string[]) => void;
  retry: () => void;
  save: (changes: UpdateTicketInput, done?: () => void) => void;
};

/** What a reader can do with a ticket, with what is said afterwards. */
export function useTicketActs(ticket: TicketDetailDto): TicketActs {
  const { may } = useWorkspace();
  const toast = useToast();
  const check = useCheckTicket();
  const update = useUpdateTicket();
  const fix = useApplyFixes();
  const retry = useRetryTicket();

  const failed = (error: unknown) => {
    const stale = error instanceof ApiError && error.code === "CONFLICT_001";
    toast({
      tone: "danger",
      title: stale ? "Somebody changed this ticket in the meantime" : "The ticket is unchanged",
      detail: stale ? "You see it as it is now. Make your change again." : sentencesOf(error).join(" "),
    });
  };
  const says = (after: TicketDetailDto) => toast({ title: `${after.key}: ${statusLook(after.status).word}` });

  /** What was mended and what was not, with the way back to the payload of before. */
  const saysFixed = (after: AppliedFixesDto, before: Record<string, unknown>) => {
    const { applied, skipped } = after.fixes;
    const takeBack = () =>
      update.mutate(
        { id: after.id, version: after.version, changes: { payloadConfig: before, status: "QA_TESTING" } },
        { onSuccess: says, onError: failed },
      );
    toast({
      ...(applied.length === 0 ? { tone: "danger" as const } : {}),
      title:
        applied.length === 0
          ? "Nothing could be fixed"
          : `${plural(applied.length, "fix", "fixes")} applied: ${statusLook(after.status).word}`,
      ...(skipped.length > 0 ? { detail: `${plural(skipped.length, "fix", "fixes")} left out. ${skipped[0]?.reason}.` } : {}),
      ...(applied.length > 0 ? { action: { label: "Undo", run: takeBack } } : {}),
    });
  };

  const mending = fix.isPending || (update.isPending && update.variables.changes.status === "QA_TESTING");
  return {
    mayWrite: may("ticket:write"),
    busy: check.isPending ? "check" : mending ? "mend" : update.isPending ? "save" : retry.isPending ? "retry" : null,
    check: () => check.mutate({ id: ticket.id }, { onSuccess: says, onError: failed }),
    retry: () => retry.mutate({ id: ticket.id }, { onSuccess: says, onError: failed }),
    mend: (findings) => {
      const { id, version, payloadConfig } = ticket;
      fix.mutate({ id, version, findings }, { onSuccess: (after) => saysFixed(after, payloadConfig), onError: failed });
    },
    save: (changes, done) =>
      update.mutate({ id: ticket.id, version: ticket.version, changes }, { onSuccess: () => done?.(), onError: failed }),
  };
}
