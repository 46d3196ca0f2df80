"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useNow, useReaderZone } from "@/components/ui/clock";
import { CopyButton } from "@/components/ui/copy-button";
import { Confirm } from "@/components/ui/dialog";
import { formatClock, formatCountdown } from "@/components/ui/format";
import { Glyph } from "@/components/ui/glyph";
import { CountdownRing } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { hasEnded, useCancelDeployment, useTask } from "@/lib/client/deployments";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace";
import type { TaskDto } from "@/lib/domain/deployments/deployments.schema";
import { AttemptLog } from "./attempt-log";
import { sentence } from "./ticket-words";

const SECOND_MS = 1_000;

type DeployPanelProps = {
  taskId: string;
  platform: string;
  /** True when the ticket makes something new on the platform. */
  creates: boolean;
  /** State of the task as the ticket knows it. */
  stateOfTicket: string;
};

/** The newest deployment, followed to its end: what was tried, what the platform said, what happens next and when. */
export function DeployPanel({ taskId, platform, creates, stateOfTicket }: DeployPanelProps) {
  const { data: task } = useTask(taskId);
  const client = useQueryClient();
  const { platformName } = useWorkspace();
  const name = platformName(platform);

  // The ticket takes its new place as soon as its task has another state than it shows.
  const state = task?.state;
  useEffect(() => {
    if (state && state !== stateOfTicket) void client.invalidateQueries({ queryKey: queryKeys.tickets.all });
  }, [client, state, stateOfTicket]);

  if (!task) {
    return (
      <Panel title="Deployment" note={`to ${name}`}>
        <div role="status" aria-label="Loading the deployment" className="grid gap-3 px-4 pt-1 pb-4">
          <Skeleton className="w-72" />
          <Skeleton className="w-56" />
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      id="deployment"
      title="Deployment"
      note={
        <>
          to {name}, by {task.requestedBy} <RelativeTime at={task.createdAt} />
        </>
      }
      actions={!hasEnded(task) && <CancelAct task={task} platform={name} />}
    >
      <div role="status" className="border-line-1 border-y bg-surface-2 cut-2">
        <Now task={task} platform={name} creates={creates} />
      </div>
      {task.candidates.length > 0 && <Candidates task={task} platform={name} />}
      <AttemptLog task={task} platform={name} />
    </Panel>
  );
}

function CancelAct({ task, platform }: { task: TaskDto; platform: string }) {
  const { may } = useWorkspace();
  const cancel = useCancelDeployment();
  const toast = useToast();
  if (!may("ticket:deploy")) return null;
  const done = task.attempts.filter((attempt) => attempt.outcome === "success").length;
  return (
    <Confirm
      trigger={
        <Button size="sm" variant="danger">
          <X />
          Cancel
        </Button>
      }
      title="Cancel this deployment?"
      keep="Keep deploying"
      confirm="Cancel deployment"
      busy="Cancelling"
      onConfirm={async () => {
        try {
          await cancel.mutateAsync(task.taskId);
        } catch (error) {
          toast({ tone: "danger", title: "The deployment goes on", detail: sentencesOf(error).join(" ") });
        }
        return true;
      }}
    >
      {done > 0
        ? `What ${platform} has accepted stays there. Nothing more is sent.`
        : `${platform} may be answering right now: what it accepts before this takes effect stays there. Nothing more is sent.`}
    </Confirm>
  );
}

/** One sentence about the present, and one about what stays true. */
function Now({ task, platform, creates }: { task: TaskDto; platform: string; creates: boolean }) {
  switch (task.state) {
    case "queued":
      return <Band shape="dashed-ring" tone="text-st-draft" title="Waits for its turn" note="It starts by itself within seconds." />;
    case "running":
      return (
        <Band
          shape="half-ring"
          tone="text-st-testing"
          title={`Speaking to ${platform}`}
          note="Each request is recorded before it leaves."
        />
      );
    case "waiting":
      return <Waiting task={task} platform={platform} />;
    case "succeeded":
      return (
        <Band
          shape="tick-disc"
          tone="text-st-clear"
          title={`On ${platform} as ${task.result?.externalPlatformId ?? "recorded"}`}
          note={creates ? "Created paused: it spends nothing until it is resumed." : `${platform} has taken the change.`}
          copy={task.result?.externalPlatformId ?? null}
        />
      );
    case "cancelled":
      return (
        <Band
          shape="pause-ring"
          tone="text-st-draft"
          title={task.reason ?? "Cancelled"}
          note="The ticket is as it was. Deploy it again when you want."
        />
      );
    case "ambiguous":
      return (
        <Band
          shape="diamond"
          tone="text-st-caution"
          title={task.reason ?? `${platform} may have done it already`}
          note="Nothing more is sent until a person has looked: a second campaign would spend twice."
        />
      );
    case "failed":
      return (
        <Band
          shape="bar-octagon"
          tone="text-st-danger"
          title={task.reason ?? `${platform} refused it`}
          note="Mend the ticket and check it again, or retry when the cause is gone."
        />
      );
  }
}

type BandProps = { shape: Parameters<typeof Glyph>[0]["shape"]; tone: string; title: string; note: string; copy?: string | null };

function Band({ shape, tone, title, note, copy }: BandProps) {
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <Glyph shape={shape} className={`mt-0.5 size-5 ${tone}`} />
      <div className="min-w-0 grow">
        <p className="font-strong [overflow-wrap:anywhere]">{title}</p>
        <p className="text-12 text-fg-3">{note}</p>
      </div>
      {copy && <CopyButton value={copy} label="Copy the platform's id" />}
    </div>
  );
}

function Waiting({ task, platform }: { task: TaskDto; platform: string }) {
  const now = useNow(SECOND_MS);
  const zone = useReaderZone();
  const next = task.nextAttemptAt ? new Date(task.nextAttemptAt) : null;
  const last = task.attempts.at(-1);
  const left = next ? next.getTime() - now : 0;
  const since = last?.finishedAt ? new Date(last.finishedAt).getTime() : null;
  const whole = next && since !== null ? next.getTime() - since : left;
  const attempt = task.attempts.length + 1;
  return (
    <div className="flex items-center gap-4 px-4 py-3">
      <CountdownRing
        share={whole > 0 ? left / whole : 0}
        label={next ? `Next attempt at ${formatClock(next, zone, true)}` : "Next attempt soon"}
      >
        {formatCountdown(left)}
      </CountdownRing>
      <div className="min-w-0">
        <p className="font-strong [overflow-wrap:anywhere]">
          {sentence(task.reason ?? `${platform} did not take it yet`)}
          {next && left > 0
            ? ` Attempt ${attempt} starts by itself at ${formatClock(next, zone, true)}.`
            : ` Attempt ${attempt} starts now.`}
        </p>
        <p className="text-12 text-fg-3">Nothing is lost, and what is done already is not sent again.</p>
      </div>
    </div>
  );
}

function Candidates({ task, platform }: { task: TaskDto; platform: string }) {
  return (
    <div className="border-line-1 border-b px-4 py-3">
      <h3 className="text-12 text-fg-2">On {platform}, and possibly it</h3>
      <ul className="mt-1">
        {task.candidates.map((candidate) => (
          <li key={candidate.externalId} className="flex flex-wrap items-center gap-x-3 py-1">
            <span translate="no" className="font-mono text-12 tracking-mono">
              {candidate.externalId}
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere] text-fg-2">{candidate.name}</span>
            <span className="text-12 text-fg-3">
              {candidate.status} {candidate.createdAt && <RelativeTime at={candidate.createdAt} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
