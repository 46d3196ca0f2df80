import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { Glyph } from "@/components/ui/glyph";
import { toneClass } from "@/components/ui/tone";
import type { Finding, Severity } from "./finding";

const LOOK = {
  block: { icon: OctagonAlert, tone: "danger", word: "block" },
  warn: { icon: TriangleAlert, tone: "caution", word: "warn" },
  info: { icon: Info, tone: "testing", word: "info" },
} as const;

export const SEVERITY_ORDER: readonly Severity[] = ["block", "warn", "info"];

/** How heavy a finding is, as a shape; the word is read out. */
export function SeverityIcon({ severity, className }: { severity: Severity; className?: string }) {
  const { icon: Icon, tone, word } = LOOK[severity];
  return (
    <span className={toneClass(tone)}>
      <Icon role="img" aria-label={word} className={`text-tone ${className ?? ""}`} />
    </span>
  );
}

/** "3 block, 1 warn, 2 info". */
export function Tally({ findings }: { findings: readonly Finding[] }) {
  return (
    <span className="cut-1 flex flex-wrap gap-x-3.5 gap-y-1 text-12 text-fg-2">
      {SEVERITY_ORDER.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return (
          <span key={severity} className={count === 0 ? "inline-flex items-center gap-1.5 text-fg-3" : "inline-flex items-center gap-1.5"}>
            {count === 0 ? <Glyph shape="tick-disc" className="size-3.5" /> : <SeverityIcon severity={severity} className="size-3.5" />}
            {count} {LOOK[severity].word}
          </span>
        );
      })}
    </span>
  );
}
