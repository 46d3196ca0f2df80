"use client";

import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { ErrorMessage } from "@/components/ui/message";
import { ExactTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { sentencesOf } from "@/lib/client/api-error";
import { useJobRun } from "@/lib/client/jobs";
import { useWorkspace } from "@/lib/client/workspace";
import type { JobRunDetailDto } from "@/lib/domain/jobs/jobs.schema";
import { functionWords } from "./job-words";
import { RunActs } from "./run-acts";
import { RunState } from "./run-row";
import { OutputBlock, StepList } from "./step-list";

/** A run with its steps, over the list. Its address can be shared. */
export function RunDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { may } = useWorkspace();
  const { data: run, error } = useJobRun(id);
  return (
    <Dialog open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="lg" title={run ? functionWords(run.function) : "Run"}>
        {run && (
          <>
            <DialogBody>
              <RunFacts run={run} />
            </DialogBody>
            {may("job:write") && (run.state === "failed" || run.endedAt === null) && (
              <DialogFoot>
                <RunActs run={run} />
              </DialogFoot>
            )}
          </>
        )}
        {!run && !error && (
          <DialogBody>
            <SkeletonRows rows={4} label="Reading the run" />
          </DialogBody>
        )}
        {!run && error && <ErrorMessage title="This run cannot be shown">{sentencesOf(error).join(" ")}</ErrorMessage>}
      </DialogContent>
    </Dialog>
  );
}

function RunFacts({ run }: { run: JobRunDetailDto }) {
  const { href } = useWorkspace();
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 [&>dt]:text-fg-3">
        <dt>State</dt>
        <dd>
          <RunState run={run} />
        </dd>
        <dt>Started by</dt>
        <dd translate="no" className="font-mono text-12 leading-5 tracking-mono [overflow-wrap:anywhere]">
          {run.event.name}
        </dd>
        {run.ticketId && (
          <>
            <dt>Ticket</dt>
            <dd>
              <Link href={href(`/tickets/${run.ticketId}`)} prefetch={false} className="link">
                Open the ticket
              </Link>
            </dd>
          </>
        )}
        <dt>Began</dt>
        <dd>
          <ExactTime at={run.createdAt} />
        </dd>
        {run.endedAt && (
          <>
            <dt>Ended</dt>
            <dd>
              <ExactTime at={run.endedAt} />
            </dd>
          </>
        )}
        <dt>Id</dt>
        <dd className="flex items-center gap-1.5">
          <code className="font-mono text-12 tracking-mono [overflow-wrap:anywhere]">{run.id}</code>
          <CopyButton value={run.id} label="Copy the run's id" />
        </dd>
      </dl>
      {run.error && (
        <section aria-label="What went wrong" className="rounded-1 border border-line-2 bg-surface-1 px-3 py-2">
          <p className="font-strong text-fg-1">{run.error.name}</p>
          <p className="[overflow-wrap:anywhere] text-fg-2">{run.error.message}</p>
        </section>
      )}
      <StepList steps={run.steps} />
      {run.output !== null && (
        <section>
          <h3 className="mb-1.5 text-14">It returned</h3>
          <OutputBlock text={run.output} bytes={run.outputBytes} />
        </section>
      )}
    </div>
  );
}
