"use client";

import { Send, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { kindWord } from "@/components/deployments/kind-word";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { plural } from "@/components/ui/format";
import { Glyph } from "@/components/ui/glyph";
import { DiffView, JsonBlock, jsonText } from "@/components/ui/json-view";
import { ErrorMessage } from "@/components/ui/message";
import { Panel, Strip } from "@/components/ui/panel";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useDeploy, useDryRun } from "@/lib/client/deployments";
import { usePlan } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { PlanDto, TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { DryRunAct, DryRunVerdict } from "./dry-run";
import { isDeploying } from "./ticket-words";

/** "a41f09c2…" → "a41f 09c2": enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
}

/** Of what was sent before, what this request speaks of: the rest stays as it is on the platform. */
function sentOf(lastSent: PlanDto["lastSent"], body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(body).flatMap((key) => (lastSent && key in lastSent ? [[key, lastSent[key]]] : [])));
}

/** The exact requests that a deployment would send, and the one act that sends them. */
export function PlanPanel({ ticket }: { ticket: TicketDetailDto }) {
  const { data: plan, error, isPending, refetch } = usePlan(ticket, true);
  const [view, setView] = useState<"changes" | "whole">("changes");
  if (isPending) {
    return (
      <Panel title="Plan">
        <div role="status" aria-label="Making the plan" className="grid gap-3 px-4 pt-1 pb-4">
          <Skeleton className="w-56" />
          <Skeleton className="w-72" />
          <Skeleton className="w-48" />
        </div>
      </Panel>
    );
  }
  if (error) {
    return (
      <Panel title="Plan">
        <ErrorMessage
          title="There is no plan now"
          actions={<Button onClick={() => void refetch()}>Try again</Button>}
          {...(error instanceof ApiError && error.requestId ? { code: error.code, reference: error.requestId } : {})}
        >
          {sentencesOf(error).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </ErrorMessage>
      </Panel>
    );
  }
  const compares = plan.lastSent !== null;
  return (
    <Panel
      id="plan"
      title="Plan"
      note={`${plural(plan.requests.length, "request")}${compares ? " against what was sent last" : ""}`}
      actions={
        <>
          <span className="inline-flex items-center gap-1 font-mono text-12 tracking-mono text-fg-3">
            <span title={`Hash of this plan: ${plan.hash}`}>{shortHash(plan.hash)}</span>
            <CopyButton value={plan.hash} label="Copy the plan's hash" />
          </span>
          {compares && (
            <SegmentedControl
              label="How to show the requests"
              value={view}
              onChange={setView}
              options={[
                { value: "changes", label: "Changes" },
                { value: "whole", label: "Whole" },
              ]}
            />
          )}
        </>
      }
    >
      {plan.warnings.map((warning) => (
        <Strip key={`${warning.rule} ${warning.step ?? ""}`} icon={<TriangleAlert />}>
          {warning.message}
        </Strip>
      ))}
      {plan.done.length > 0 && (
        <ul aria-label="Made already" className="border-line-1 border-t py-1.5">
          {plan.done.map((made) => (
            <li key={made.step} className="flex items-start gap-2.5 px-4 py-1">
              <Glyph shape="tick-disc" className="mt-0.5 text-st-clear" />
              <span className="min-w-0 grow [overflow-wrap:anywhere]">
                {kindWord(made.kind, plan.platform)} {made.name}{" "}
                <span className="text-12 text-fg-3">is there already and is not made again</span>
              </span>
              <span translate="no" className="font-mono text-12 tracking-mono text-fg-3 max-sm:hidden">
                {made.externalId}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ol>
        {plan.requests.map((request, index) => (
          <li key={request.step} className="border-line-1 border-t">
            <header className="px-4 py-2">
              <p className="text-fg-2">{request.meaning}</p>
              <p className="mt-0.5 font-mono text-12 tracking-mono [overflow-wrap:anywhere] text-fg-3">
                <span className="font-title text-fg-1">{request.method}</span> {request.path}
              </p>
            </header>
            {compares && view === "changes" && index === 0 ? (
              <DiffView className="pb-2" before={jsonText(sentOf(plan.lastSent, request.body))} after={jsonText(request.body)} />
            ) : (
              <JsonBlock value={request.body} label="Copy the request's body" className="pb-1" />
            )}
          </li>
        ))}
      </ol>
      <DeployBar ticket={ticket} plan={plan} onStale={() => void refetch()} />
    </Panel>
  );
}

function DeployBar({ ticket, plan, onStale }: { ticket: TicketDetailDto; plan: PlanDto; onStale: () => void }) {
  const { may, platformName } = useWorkspace();
  const deploy = useDeploy();
  const dryRun = useDryRun();
  const toast = useToast();
  const platform = platformName(plan.platform);
  if (isDeploying(ticket)) return null;
  const send = () =>
    deploy.mutate(
      { ticketId: ticket.id, planHash: plan.hash },
      {
        onError: (error) => {
          const stale = error instanceof ApiError && error.code === "DEPLOY_003";
          if (stale) onStale();
          toast({
            tone: "danger",
            title: stale ? "The plan changed since you read it" : "Nothing was sent",
            detail: stale ? "Nothing was sent. Read the new plan, then deploy it." : sentencesOf(error).join(" "),
          });
        },
      },
    );
  const where = plan.environment === "simulator" ? `the simulated ${platform}` : platform;
  const creates = ticket.requestType === "CREATE_CAMPAIGN" && plan.done.length === 0;
  return (
    <>
      <DryRunVerdict run={dryRun} platformName={platform} />
      <footer className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line-1 border-t px-4 py-3">
        <p className="min-w-0 grow text-12 text-fg-3">
          {may("ticket:deploy")
            ? `Sends exactly this to ${where}, account ${plan.accountId}. New objects are created paused.`
            : `A manager deploys it to ${where}, account ${plan.accountId}.`}
        </p>
        {may("ticket:write") && creates && <DryRunAct run={dryRun} ticketId={ticket.id} platform={plan.platform} />}
        {may("ticket:deploy") && (
          <Button variant="primary" busy={deploy.isPending && "Handing over"} onClick={send}>
            <Send />
            Deploy to {platform}
          </Button>
        )}
      </footer>
    </>
  );
}
