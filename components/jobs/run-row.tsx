"use client";

import Link from "next/link";
import { State } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row } from "@/components/ui/table";
import { useWorkspace } from "@/lib/client/workspace";
import type { JobRunDto } from "@/lib/domain/jobs/jobs.schema";
import { durationWords, functionWords, RUN_STATE, waitingWords } from "./job-words";
import { RunActs } from "./run-acts";

/** One run in the list: what, in which state and why, since when. Opens to its steps. */
export function RunRow({ run, href }: { run: JobRunDto; href: string }) {
  const { href: workspaceHref } = useWorkspace();
  return (
    <Row>
      <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pr-28 max-md:pb-0">
        <Link
          href={href}
          scroll={false}
          prefetch={false}
          className="link font-strong text-fg-1 touch:inline-flex touch:min-h-touch touch:items-center"
        >
          {functionWords(run.function)}
        </Link>
        {run.retries > 0 && <span className="text-12 text-fg-3"> started again {run.retries === 1 ? "once" : `${run.retries} times`}</span>}
      </Cell>
      <Cell className="max-md:block max-md:h-auto max-md:py-1 max-md:pl-4">
        <RunState run={run} />
      </Cell>
      <Cell fold>
        <span translate="no" className="font-mono text-12 tracking-mono [overflow-wrap:anywhere]">
          {run.event.name}
        </span>
        {run.ticketId && (
          <>
            {" "}
            <Link href={workspaceHref(`/tickets/${run.ticketId}`)} prefetch={false} className="link text-12">
              its ticket
            </Link>
          </>
        )}
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-0 max-md:pb-3 max-md:pl-4">
        <RelativeTime at={run.createdAt} />
      </Cell>
      <Cell fold>{run.endedAt && durationWords(Date.parse(run.endedAt) - Date.parse(run.createdAt))}</Cell>
      <Cell className="text-right max-md:absolute max-md:top-1 max-md:right-0 max-md:h-auto">
        <RunActs run={run} size="sm" />
      </Cell>
    </Row>
  );
}

/** The state with its reason: what it waits for and until when, or why it failed. */
export function RunState({ run }: { run: JobRunDto }) {
  const { word, tone, shape } = RUN_STATE[run.state];
  const failure = run.error?.message;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <State tone={tone} shape={shape}>
        {word}
      </State>
      {run.waiting && (
        <span className="text-12 text-fg-3">
          {waitingWords(run.waiting)}
          {run.waiting.until && (
            <>
              , goes on <RelativeTime at={run.waiting.until} />
            </>
          )}
        </span>
      )}
      {failure && run.state !== "done" && (
        <span title={failure} className="line-clamp-1 max-w-[32rem] text-12 [overflow-wrap:anywhere] text-fg-3">
          {run.state === "failed" ? failure : `after ${run.failedAttempts} failed: ${failure}`}
        </span>
      )}
    </span>
  );
}
