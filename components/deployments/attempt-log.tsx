"use client";

import { Timer } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { formatSpan } from "@/components/ui/format";
import { Glyph } from "@/components/ui/glyph";
import { JsonBlock } from "@/components/ui/json-view";
import { ClockTime } from "@/components/ui/relative-time";
import type { TaskDto } from "@/lib/domain/deployments/deployments.schema";

type Attempt = TaskDto["attempts"][number];

const OUTCOME: Record<string, { mark: ReactNode; said: string }> = {
  success: { mark: <Glyph shape="tick-disc" className="text-st-clear" />, said: "was accepted" },
  throttled: { mark: <Timer className="text-st-caution" />, said: "was told to wait" },
  transient: { mark: <Glyph shape="diamond" className="text-st-caution" />, said: "did not get through" },
  unknown: { mark: <Glyph shape="diamond" className="text-st-caution" />, said: "got no clear answer" },
  interrupted: { mark: <Glyph shape="diamond" className="text-st-caution" />, said: "was cut short on our side" },
  duplicate: { mark: <Glyph shape="diamond" className="text-st-caution" />, said: "was known to the platform already" },
  refused: { mark: <Glyph shape="bar-octagon" className="text-st-danger" />, said: "was refused" },
  not_sent: { mark: <Glyph shape="ring" className="text-fg-3" />, said: "was not sent" },
};
const UNDER_WAY = { mark: <Glyph shape="half-ring" className="text-st-testing" />, said: "is under way" };

/** "Attempt 2 for the ad group was accepted"; a look-up says that it only asks, a person's word that it is one. */
function attemptWords({ number, kind, step, outcome }: Attempt, said: string): string {
  const level = step.replaceAll(/[_.-]+/g, " ");
  if (kind === "person") return `A person decided about the ${level}`;
  if (kind === "look_up") return outcome === "success" ? `Looked for the ${level}` : `Looking for the ${level} ${said}`;
  return `Attempt ${number} for the ${level} ${said}`;
}

/** Every attempt in order: when, what, what the platform said, how long it took; the exchange itself on request. */
export function AttemptLog({ task, platform }: { task: TaskDto; platform: string }) {
  if (task.attempts.length === 0) return <p className="px-4 py-3 text-fg-3">No attempt was made yet.</p>;
  return (
    <ol className="py-1">
      {task.attempts.map((attempt, index) => (
        <AttemptRow key={attempt.number} attempt={attempt} platform={platform} last={index === task.attempts.length - 1} />
      ))}
    </ol>
  );
}

function AttemptRow({ attempt, platform, last }: { attempt: Attempt; platform: string; last: boolean }) {
  const look = attempt.outcome === null ? UNDER_WAY : (OUTCOME[attempt.outcome] ?? UNDER_WAY);
  const took = attempt.finishedAt ? new Date(attempt.finishedAt).getTime() - new Date(attempt.startedAt).getTime() : null;
  return (
    <li className="relative grid grid-cols-[1.5rem_4.25rem_minmax(0,1fr)_auto] gap-x-2.5 px-4 max-md:grid-cols-[1.5rem_minmax(0,1fr)_auto]">
      {!last && <span aria-hidden="true" className="-bottom-2 absolute top-8 left-[26px] w-[1.5px] bg-line-2" />}
      <span className="mt-2.5 ml-1">{look.mark}</span>
      <ClockTime at={attempt.startedAt} className="pt-2 font-mono text-12 leading-5 tracking-mono text-fg-3 max-md:hidden" />
      <div className="min-w-0 py-2">
        <p>{attemptWords(attempt, look.said)}</p>
        {attempt.reason && <p className="text-12 leading-[18px] [overflow-wrap:anywhere] text-fg-3">{attempt.reason}</p>}
        {attempt.kind !== "person" && (
          <details className="group mt-0.5">
            <summary className="w-fit rounded-sm text-12 text-fg-3 link touch:py-2">What was said</summary>
            <div className="mt-1.5 mb-2 overflow-hidden rounded-1 border border-line-2">
              <Exchange title="We sent" value={attempt.request} />
              <Exchange title={`${platform} answered`} value={attempt.response} divided />
            </div>
          </details>
        )}
      </div>
      <span className="pt-2 text-right text-12 leading-5 text-fg-3">{took !== null && formatSpan(took)}</span>
    </li>
  );
}

function Exchange({ title, value, divided = false }: { title: string; value: unknown; divided?: boolean }) {
  return (
    <div className={cx(divided && "border-line-2 border-t")}>
      <h4 className="px-4 pt-2 text-11 font-strong text-fg-3">{title}</h4>
      {value === null ? (
        <p className="px-4 pt-1 pb-2 text-12 text-fg-3">Nothing arrived.</p>
      ) : (
        <JsonBlock value={value} label={`Copy what ${title.toLowerCase()}`} />
      )}
    </div>
  );
}
