"use client";

import { withoutInstant } from "@/components/platforms/platform-words";
import { sentence } from "@/components/tickets/ticket-words";
import { CopyButton } from "@/components/ui/copy-button";
import { Glyph } from "@/components/ui/glyph";
import type { TaskDto } from "@/lib/domain/deployments/deployments.schema";
import { useMomentWords, WaitRing } from "./wait-ring";

type DeploymentNowProps = { task: TaskDto; platform: string /** True when the ticket makes something new. */; creates: boolean };

/** One sentence about the present, and one about what stays true. */
export function DeploymentNow({ task, platform, creates }: DeploymentNowProps) {
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
          note="Nothing is sent again by itself. Mend the ticket and check it again, or retry when the cause is gone: what was made already is not made twice."
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
  const last = task.attempts.at(-1);
  const when = useMomentWords(task.nextAttemptAt);
  return (
    <div className="flex items-center gap-4 px-4 py-3">
      <WaitRing until={task.nextAttemptAt} since={last?.finishedAt ?? task.createdAt} />
      <div className="min-w-0">
        <p className="font-strong [overflow-wrap:anywhere]">
          {sentence(withoutInstant(task.reason ?? `${platform} did not take it yet`))} Attempt {task.attempts.length + 1} starts by itself{" "}
          {when}.
        </p>
        <p className="text-12 text-fg-3">Nothing is lost, and what is done already is not sent again.</p>
      </div>
    </div>
  );
}
