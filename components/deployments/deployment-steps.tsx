import { CopyButton } from "@/components/ui/copy-button";
import { Glyph, type GlyphShape } from "@/components/ui/glyph";
import type { StepDto } from "@/lib/domain/deployments/deployments.schema";
import { kindWord } from "./kind-word";

const LOOK: Readonly<Record<StepDto["status"], { shape: GlyphShape; tone: string; word: string }>> = {
  made: { shape: "tick-disc", tone: "text-st-clear", word: "Made" },
  running: { shape: "half-ring", tone: "text-st-testing", word: "Being sent" },
  waiting: { shape: "pause-ring", tone: "text-st-testing", word: "Waits" },
  failed: { shape: "bar-octagon", tone: "text-st-danger", word: "Failed" },
  unclear: { shape: "diamond", tone: "text-st-caution", word: "Unclear" },
  not_yet: { shape: "dashed-ring", tone: "text-fg-4", word: "Not reached" },
};

/** Level by level: what was made, which one failed or waits and why (unless the panel has `said` so already), what was not reached. */
export function DeploymentSteps({ steps, platform, said }: { steps: readonly StepDto[]; platform: string; said: string | null }) {
  return (
    <ol aria-label="Levels" className="border-line-1 border-b py-1.5">
      {steps.map((step) => {
        const look = LOOK[step.status];
        const made = step.status === "made";
        return (
          <li key={step.step} className="flex items-start gap-2.5 px-4 py-1.5">
            <Glyph shape={look.shape} className={`mt-0.5 ml-1 ${look.tone}`} />
            <div className="min-w-0 grow">
              <p>
                <span className="font-strong">{kindWord(step.kind, platform)}</span>
                <span className="text-fg-3">
                  , {look.word.toLowerCase()}
                  {step.earlier && " by an earlier deployment"}
                </span>
              </p>
              {step.reason && !made && step.reason !== said ? (
                <p className="text-12 [overflow-wrap:anywhere] text-fg-2">{step.reason}</p>
              ) : (
                <p className="truncate text-12 text-fg-3" title={step.meaning}>
                  {step.meaning}
                </p>
              )}
            </div>
            {step.externalId && (
              <span className="flex shrink-0 items-center gap-1 text-12 text-fg-3">
                <span translate="no" className="font-mono tracking-mono max-sm:hidden">
                  {step.externalId}
                </span>
                <CopyButton value={step.externalId} label={`Copy the ${kindWord(step.kind, platform).toLowerCase()}'s id`} />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
