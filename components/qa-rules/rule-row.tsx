"use client";

import { Lock } from "lucide-react";
import { useState } from "react";
import { SEVERITY_WORD } from "@/components/qa-rules/severity-word";
import { Switch } from "@/components/ui/choice";
import { formatDay } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Cell, Row } from "@/components/ui/table";
import { useWorkspace } from "@/lib/client/workspace";
import type { QaRuleDto } from "@/lib/domain/qa-rules/qa-rules.schema";
import { type Decision, SwitchDialog } from "./switch-dialog";

const SEVERITIES = ["block", "warn", "info"] as const;

/** How sure a fact about a platform is. */
const CONFIDENCE_WORD: Readonly<Record<string, string>> = {
  H: "from the platform’s own code",
  M: "from its pages or several others",
  L: "from one other source",
};

/** One rule: what it says, who says so, and the two things a workspace decides about it. */
export function RuleRow({ rule }: { rule: QaRuleDto }) {
  const { may, platformName } = useWorkspace();
  const [decision, setDecision] = useState<Decision | null>(null);
  const mayWrite = may("governance:write") && !rule.locked;
  const { source } = rule;
  return (
    <Row className="max-md:py-3">
      <Cell className="max-md:block max-md:h-auto max-md:py-0 max-md:pr-4">
        <span className={rule.enabled ? "font-strong text-fg-1" : "font-strong text-fg-3 line-through"}>{rule.title}</span>
        <code translate="no" className="block font-mono text-12 tracking-mono [overflow-wrap:anywhere] text-fg-3">
          {rule.id}
        </code>
        {rule.reason && (
          <span className="mt-0.5 block text-12 text-fg-2">
            “{rule.reason}” {rule.changedBy}
            {rule.changedAt && (
              <>
                , <RelativeTime at={rule.changedAt} />
              </>
            )}
          </span>
        )}
      </Cell>
      <Cell className="max-w-[24rem] text-12 [overflow-wrap:anywhere] max-md:block max-md:h-auto max-md:max-w-none max-md:px-4 max-md:pt-1 max-md:pb-0">
        {source.kind === "spec" || source.kind === "setting" ? source.ref : <span title={source.ref}>Signalbox rule</span>}
        {source.date && <span className="text-fg-3">, read {formatDay(new Date(source.date))}</span>}
        {source.confidence && <span className="text-fg-3">, {CONFIDENCE_WORD[source.confidence] ?? source.confidence}</span>}
      </Cell>
      <Cell fold className="text-12 whitespace-nowrap">
        {rule.platforms === null ? "Every platform" : rule.platforms.map(platformName).join(", ")}
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-2 max-md:pr-3 max-md:pb-0 max-md:pl-4">
        {mayWrite && rule.enabled ? (
          <Select
            compact
            aria-label={`What findings of ${rule.id} weigh`}
            value={rule.severity}
            onValueChange={(value) => value !== rule.severity && setDecision({ severity: value as (typeof SEVERITIES)[number] })}
            options={SEVERITIES.map((severity) => ({
              value: severity,
              label: severity === rule.defaultSeverity ? `${SEVERITY_WORD[severity]} (its own)` : SEVERITY_WORD[severity],
            }))}
          />
        ) : (
          <span className="text-12 whitespace-nowrap">{rule.enabled ? SEVERITY_WORD[rule.severity] : "Silent"}</span>
        )}
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-2 max-md:pb-0 max-md:pl-0">
        {rule.locked ? (
          <span className="inline-flex items-center gap-1.5 align-middle text-12 text-fg-3" title="It keeps tickets safe or sendable">
            <Lock className="size-3.5" />
            Always
          </span>
        ) : (
          <Switch
            checked={rule.enabled}
            disabled={!mayWrite}
            label={<span className="sr-only">{rule.title}</span>}
            onCheckedChange={(enabled) => setDecision({ enabled })}
          />
        )}
      </Cell>
      {decision && (
        <td className="hidden">
          <SwitchDialog rule={rule} decision={decision} onClose={() => setDecision(null)} />
        </td>
      )}
    </Row>
  );
}
