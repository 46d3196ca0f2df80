"use client";

import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useDeployAgain } from "@/lib/client/deployments";
import { useWorkspace } from "@/lib/client/workspace";
import type { DeploymentDto } from "@/lib/domain/deployments/list-deployments.schema";
import { CancelDeployment } from "./cancel-deployment";

/** What a reader can do about a deployment where it stands. */
export function DeploymentActs({ deployment }: { deployment: DeploymentDto }) {
  const { may, href, platformName } = useWorkspace();
  const again = useDeployAgain();
  const toast = useToast();
  const { state, ticketStatus, ticketId, ticketKey } = deployment;
  if (state === "queued" || state === "running" || state === "waiting") {
    return deployment.cancelRequestedAt ? (
      <span className="text-12 text-fg-3">Ends after the answer</span>
    ) : (
      <CancelDeployment taskId={deployment.taskId} platform={platformName(deployment.platform)} begun={false} />
    );
  }
  if (state === "ambiguous") {
    return (
      <Button size="sm" asChild>
        <Link href={href(`/tickets/${ticketKey}#deployment`)} prefetch={false}>
          Decide what it is
        </Link>
      </Button>
    );
  }
  // What was edited since has to be checked first, on the ticket's own page.
  const sendable = may("ticket:deploy") && deployment.latest && (ticketStatus === "FAILED" || ticketStatus === "READY_FOR_API");
  if (state !== "succeeded" && sendable) {
    return (
      <Button
        size="sm"
        busy={again.isPending && "Sending"}
        onClick={() =>
          again.mutate(
            { ticketId, failed: ticketStatus === "FAILED" },
            {
              onSuccess: () => toast({ title: `${ticketKey} is on its way again` }),
              onError: (error) => toast({ tone: "danger", title: `${ticketKey} was not sent`, detail: sentencesOf(error).join(" ") }),
            },
          )
        }
      >
        <RotateCcw />
        {state === "failed" ? "Retry" : "Deploy again"}
      </Button>
    );
  }
  return (
    <Button size="sm" variant="quiet" asChild>
      <Link href={href(`/tickets/${ticketKey}`)} prefetch={false}>
        Open ticket
      </Link>
    </Button>
  );
}
