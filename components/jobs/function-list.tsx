"use client";

import Link from "next/link";
import type { JobFunctionDto } from "@/lib/domain/jobs/jobs.schema";
import { functionWords, limitWords } from "./job-words";

/** The jobs there are: what starts and limits each, and how this workspace's runs of it stand. */
export function FunctionList({ functions, hrefOf }: { functions: readonly JobFunctionDto[]; hrefOf: (id: string) => string }) {
  if (functions.length === 0) return null;
  return (
    <section aria-labelledby="jobs-there-are" className="px-4 pt-6 md:px-6">
      <h2 id="jobs-there-are" className="text-16 tracking-tight">
        Jobs there are
      </h2>
      <ul className="mt-2 border-line-1 border-t">
        {functions.map((job) => (
          <li key={job.id} className="grid gap-x-4 gap-y-0.5 border-line-1 border-b py-2 md:grid-cols-[15rem_minmax(0,1fr)_12rem]">
            <Link
              href={hrefOf(job.id)}
              scroll={false}
              prefetch={false}
              className="link font-strong text-fg-1 touch:inline-flex touch:min-h-touch touch:items-center"
            >
              {functionWords(job.id)}
            </Link>
            <span className="min-w-0 text-12 [overflow-wrap:anywhere] text-fg-3">
              {job.triggers.length > 0 && (
                <span translate="no" className="block font-mono tracking-mono">
                  {job.triggers.join(", ")}
                </span>
              )}
              {limitWords(job).map((words) => (
                <span key={words} className="block">
                  {words}
                </span>
              ))}
            </span>
            <span className="text-12 text-fg-3 md:text-right">{countWords(job.runs)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countWords(runs: JobFunctionDto["runs"]): string {
  const parts = [
    runs.running > 0 && `${runs.running} at work`,
    runs.failed > 0 && `${runs.failed} failed`,
    runs.done > 0 && `${runs.done} done`,
  ];
  return parts.filter(Boolean).join(", ") || "No run of this workspace";
}
