"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useCheckTicket, useRetryTicket } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { statusLook } from "./ticket-status";

/** The likeliest act on the reader's own card, and opening it: for a finger, which cannot hover or drag well. */
export function CardActs({ ticket }: { ticket: TicketDto }) {
  const { href, may } = useWorkspace();
  const check = useCheckTicket();
  const retry = useRetryTicket();
  const toast = useToast();
  const fail = (error: unknown) => toast({ tone: "danger", title: `${ticket.key} is unchanged`, detail: sentencesOf(error).join(" ") });
  const done = (after: TicketDto) => toast({ title: `${ticket.key}: ${statusLook(after.status).word}` });
  const checkable = may("ticket:write") && (ticket.status === "DRAFT" || ticket.status === "QA_FAILED");
  return (
    <>
      {checkable && (
        <Button
          className="grow basis-0"
          busy={check.isPending && "Checking"}
          onClick={() => check.mutate({ id: ticket.id }, { onSuccess: done, onError: fail })}
        >
          {ticket.status === "DRAFT" ? "Run QA" : "Check again"}
        </Button>
      )}
      {may("ticket:write") && ticket.status === "FAILED" && (
        <Button
          className="grow basis-0"
          busy={retry.isPending && "Retrying"}
          onClick={() => retry.mutate({ id: ticket.id }, { onSuccess: done, onError: fail })}
        >
          Retry
        </Button>
      )}
      <Button className="grow basis-0" asChild>
        <Link href={href(`/tickets/${ticket.key}`)} prefetch={false}>
          {ticket.status === "READY_FOR_API" ? "Review plan" : "Open"}
        </Link>
      </Button>
    </>
  );
}
