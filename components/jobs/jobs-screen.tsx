"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { FilterSelect, useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import type { JobFunctionDto, JobRunDto } from "@/lib/domain/jobs/jobs.schema";
import { FunctionList } from "./function-list";
import { functionWords, RUN_STATE } from "./job-words";
import { RunDialog } from "./run-dialog";
import { RunRow } from "./run-row";

type JobsScreenProps = {
  page: { runs: JobRunDto[]; total: number; limit: number; offset: number };
  functions: JobFunctionDto[];
};

/** How often the list is read again while runs in it are at work. */
const REFRESH_MS = 5_000;
const STATES = ["running", "waiting", "failed", "done", "cancelled"] as const;

/** What the workspace's events set going in the background, what each waits for, and what failed. */
export function JobsScreen({ page: { runs, ...page }, functions }: JobsScreenProps) {
  const router = useRouter();
  const { params, hrefWith, change } = useAddress();
  // Closed at once, while the address is still being changed.
  const [closed, setClosed] = useState<string | null>(null);
  const shown = params.run === undefined || params.run === closed ? null : params.run;
  const close = () => {
    setClosed(params.run ?? null);
    change({ run: null }, "replace");
  };
  useEffect(() => {
    if (params.run === undefined) setClosed(null);
  }, [params.run]);
  const filtered = Boolean(params.state || params.function);
  const underWay = runs.some((run) => run.endedAt === null);
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [underWay, router]);
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            Jobs <span className="text-body font-text tracking-normal text-fg-3">{formatCount(page.total)}</span>
          </>
        }
      >
        <p className="mt-0.5 max-w-[44rem] text-fg-3">What works in the background for this workspace. Kept for 30 days.</p>
      </PageHead>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-6">
        {STATES.map((state) => (
          <ChipLink key={state} on={params.state === state} href={hrefWith({ state: params.state === state ? null : state, offset: null })}>
            {RUN_STATE[state].word}
          </ChipLink>
        ))}
        <FilterSelect param="function" label="Job" options={functions.map(({ id }) => ({ value: id, label: functionWords(id) }))} />
      </div>
      {page.total === 0 ? (
        <Message
          title={filtered ? "No run of that kind" : "Nothing was done in the background yet"}
          actions={filtered && <Button onClick={() => change({ state: null, function: null, offset: null })}>Show all</Button>}
        >
          {filtered ? null : "Deploy a ticket, and its run appears here."}
        </Message>
      ) : (
        <>
          <Table caption="Background runs">
            <TableHead>
              <HeaderCell>Job</HeaderCell>
              <HeaderCell>State</HeaderCell>
              <HeaderCell>Started by</HeaderCell>
              <HeaderCell>Began</HeaderCell>
              <HeaderCell>Took</HeaderCell>
              <HeaderCell className="w-24">
                <span className="sr-only">Acts</span>
              </HeaderCell>
            </TableHead>
            <tbody>
              {runs.map((run) => (
                <RunRow key={run.id} run={run} href={hrefWith({ run: run.id })} />
              ))}
            </tbody>
          </Table>
          <Pagination
            {...page}
            noun={page.total === 1 ? "run" : "runs"}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
      <FunctionList functions={functions} hrefOf={(id) => hrefWith({ function: id, state: null, offset: null })} />
      <RunDialog id={shown} onClose={close} />
    </>
  );
}
