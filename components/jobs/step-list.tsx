"use client";

import { ChevronRight } from "lucide-react";
import { State } from "@/components/ui/badge";
import { plural } from "@/components/ui/format";
import { CodeBlock } from "@/components/ui/json-view";
import { RelativeTime } from "@/components/ui/relative-time";
import type { JobStepDto } from "@/lib/domain/jobs/jobs.schema";
import { durationWords, STEP_STATE, waitingWords } from "./job-words";

/** A run's steps in the order in which they were done; each opens to what it returned or why it failed. */
export function StepList({ steps }: { steps: readonly JobStepDto[] }) {
  return (
    <section>
      <h3 className="mb-1.5 text-14">Steps</h3>
      {steps.length === 0 ? (
        <p className="text-fg-3">No step was reached yet.</p>
      ) : (
        <ol className="border-line-1 border-t">
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have one name; their order does not change
            <li key={index} className="border-line-1 border-b">
              <Step step={step} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Step({ step }: { step: JobStepDto }) {
  const { word, tone, shape } = STEP_STATE[step.state];
  const more = step.output !== null || step.error !== null;
  const line = (
    <>
      <span className="min-w-0 grow [overflow-wrap:anywhere] text-fg-1">{step.name}</span>
      <span className="text-12 text-fg-3">
        {step.kind !== "step" && step.state === "waiting" && `${waitingWords({ reason: step.kind, detail: step.detail, until: null })} `}
        {step.nextAt && <RelativeTime at={step.nextAt} />}
        {step.durationMs !== null && durationWords(step.durationMs)}
        {step.attempts > 1 && `, ${plural(step.attempts, "attempt")}`}
      </span>
      <State tone={tone} shape={shape}>
        {word}
      </State>
    </>
  );
  const grid = "flex min-h-row flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5 touch:min-h-touch";
  if (!more) return <div className={`${grid} pl-6`}>{line}</div>;
  return (
    <details className="group">
      <summary
        className={`${grid} cursor-pointer list-none hover:bg-surface-3 [&::-webkit-details-marker]:hidden focus-visible:-outline-offset-2`}
      >
        <ChevronRight className="-mr-1 text-fg-3 transition-transform group-open:rotate-90" />
        {line}
      </summary>
      <div className="pb-3 pl-6">
        {step.error && (
          <p className="[overflow-wrap:anywhere] text-fg-2">
            <span className="font-strong text-fg-1">{step.error.name}</span> {step.error.message}
          </p>
        )}
        {step.output !== null && <OutputBlock text={step.output} bytes={step.outputBytes} />}
      </div>
    </details>
  );
}

/** An output as far as it is shown, and how large it is in all. */
export function OutputBlock({ text, bytes }: { text: string; bytes: number }) {
  return (
    <>
      <CodeBlock label="Copy what is shown">{text}</CodeBlock>
      {text.endsWith("…") && <p className="mt-1 text-12 text-fg-3">The beginning of {plural(bytes, "byte")}.</p>}
    </>
  );
}
