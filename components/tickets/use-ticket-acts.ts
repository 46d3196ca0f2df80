"use client";

import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useCheckTicket, useRetryTicket, useUpdateTicket } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { TicketDetailDto, UpdateTicketInput } from "@/lib/domain/tickets/tickets.schema";
import type { Finding } from "./finding";
import { mended } from "./finding-fix";
import { statusLook } from "./ticket-status";

export type TicketActs = {
  mayWrite: boolean;
  /** Which act is under way. */
  busy: "check" | "mend" | "retry" | "save" | null;
  check: () => void;
  /** Applies the mends of the findings and checks again. */
  mend: (findings: readonly Finding[]) => void;
  retry: () => void;
  save: (changes: UpdateTicketInput, done?: () => void) => void;
};

/** What a reader can do with a ticket, with what is said afterwards. */
export function useTicketActs(ticket: TicketDetailDto): TicketActs {
  const { may } = useWorkspace();
  const toast = useToast();
  const check = useCheckTicket();
  const update = useUpdateTicket();
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

  const mending = update.isPending && update.variables.changes.status === "QA_TESTING";
  return {
    mayWrite: may("ticket:write"),
    busy: check.isPending ? "check" : mending ? "mend" : update.isPending ? "save" : retry.isPending ? "retry" : null,
    check: () => check.mutate({ id: ticket.id }, { onSuccess: says, onError: failed }),
    retry: () => retry.mutate({ id: ticket.id }, { onSuccess: says, onError: failed }),
    mend: (findings) => {
      const payloadConfig = mended(ticket.payloadConfig, findings);
      if (payloadConfig === null) {
        toast({ tone: "danger", title: "The fix no longer fits", detail: "The payload has changed since it was checked. Check again." });
        return;
      }
      update.mutate(
        { id: ticket.id, version: ticket.version, changes: { payloadConfig, status: "QA_TESTING" } },
        { onSuccess: says, onError: failed },
      );
    },
    save: (changes, done) =>
      update.mutate({ id: ticket.id, version: ticket.version, changes }, { onSuccess: () => done?.(), onError: failed }),
  };
}
