import { plural } from "@/components/ui/format";
import type { GlyphShape } from "@/components/ui/glyph";
import type { Tone } from "@/components/ui/tone";
import type { JobFunctionDto, JobRunDto, JobStepDto } from "@/lib/domain/jobs/jobs.schema";

type Shown = { word: string; tone: Tone; shape: GlyphShape };

/** How a state of a run looks and is called. */
export const RUN_STATE: Readonly<Record<JobRunDto["state"], Shown>> = {
  running: { word: "Running", tone: "testing", shape: "half-ring" },
  waiting: { word: "Waiting", tone: "draft", shape: "pause-ring" },
  failed: { word: "Failed", tone: "danger", shape: "bar-octagon" },
  done: { word: "Done", tone: "clear", shape: "tick-disc" },
  cancelled: { word: "Cancelled", tone: "draft", shape: "dashed-ring" },
};

/** The same of a step. */
export const STEP_STATE: Readonly<Record<JobStepDto["state"], Shown>> = {
  pending: { word: "Not done", tone: "draft", shape: "dashed-ring" },
  waiting: { word: "Waiting", tone: "draft", shape: "pause-ring" },
  failed: { word: "Failed", tone: "danger", shape: "bar-octagon" },
  done: { word: "Done", tone: "clear", shape: "tick-disc" },
};

/** "Deploy ticket", "Deploy ticket, after a failure": a function's id as people read it. */
export function functionWords(id: string): string {
  const [base, suffix] = id.endsWith("-failure") ? [id.slice(0, -"-failure".length), ", after a failure"] : [id, ""];
  const words = base.replaceAll("-", " ");
  return `${words.slice(0, 1).toLocaleUpperCase("en")}${words.slice(1)}${suffix}`;
}

/** What a run waits for, as a clause: "for the event campaign.approved". The time is said beside it. */
export function waitingWords({ reason, detail }: NonNullable<JobRunDto["waiting"]>): string {
  switch (reason) {
    case "sleep":
      return "asked to wait";
    case "event":
      return `for the event ${detail}`;
    case "run":
      return `for a run of ${functionWords(detail ?? "")}`;
    case "retry":
      return "for its next attempt";
    case "concurrency":
      return `for its turn, ${plural(Number(detail ?? 1), "run")} at once`;
    case "throttle":
      return "for its turn, starts are spread out";
  }
}

/** "820 ms", "4.2 s", "3 min 5 s". */
export function durationWords(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.round((ms % 60_000) / 1_000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What limits a function: "4 at once for each event.data.data.connection_id". Empty: nothing. */
export function limitWords({ concurrency, throttle }: Pick<JobFunctionDto, "concurrency" | "throttle">): string[] {
  const groups = concurrency.map(({ limit, key, scope }) => {
    const each = key === null ? "" : ` for each ${key}`;
    return `${limit} at once${each}${scope === "fn" ? "" : ", over all functions"}`;
  });
  if (!throttle) return groups;
  const each = throttle.key === null ? "" : ` for each ${throttle.key}`;
  return [...groups, `one start every ${durationWords(Math.round(throttle.intervalMs))}${each}`];
}
