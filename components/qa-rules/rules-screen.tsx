"use client";

import { BudgetCapsEditor } from "@/components/admin/budget-caps-editor";
import { WordListEditor } from "@/components/admin/word-list-editor";
import { FilterSelect, SearchBox, useAddress } from "@/components/layout/list-toolbar";
import { PageHead } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { Message } from "@/components/ui/message";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { useWorkspace } from "@/lib/client/workspace";
import type { ChecklistItemDto } from "@/lib/domain/checklist/checklist.schema";
import type { QaRuleDto } from "@/lib/domain/qa-rules/qa-rules.schema";
import type { SettingDto } from "@/lib/domain/settings/settings.schema";
import { ChecklistEditor } from "./checklist-editor";
import { RuleRow } from "./rule-row";

type RulesScreenProps = {
  rules: QaRuleDto[];
  total: number;
  checklist: ChecklistItemDto[];
  /** Of a reader who may see settings: words and caps the rules go by. */
  settings: SettingDto[];
};

const SEVERITIES = [
  { value: "block", label: "Blocks" },
  { value: "warn", label: "Warns" },
  { value: "info", label: "Tells" },
  { value: "off", label: "Switched off" },
];

/** Every rule a check asks, and all that the workspace decides about checks. */
export function RulesScreen({ rules, total, checklist, settings }: RulesScreenProps) {
  const { platforms } = useWorkspace();
  const { change } = useAddress();
  return (
    <>
      <PageHead
        inBar
        title={
          <>
            Rules <span className="text-body font-text tracking-normal text-fg-3">{formatCount(total)}</span>
          </>
        }
      >
        <p className="mt-0.5 max-w-[44rem] text-fg-3">
          A check asks all of them at once. What you switch holds from the next check on, and tickets checked before are checked anew before
          they are sent. A pause is never held back by any of them.
        </p>
      </PageHead>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-6">
        <SearchBox label="Find a rule" className="w-64 max-md:w-auto max-md:grow" />
        <FilterSelect
          param="platform"
          label="Platform"
          options={platforms.map(({ key, displayName }) => ({ value: key, label: displayName }))}
        />
        <FilterSelect param="severity" label="Weight" options={SEVERITIES} />
      </div>
      {rules.length === 0 ? (
        <Message
          title="No rule matches"
          actions={<Button onClick={() => change({ search: null, platform: null, severity: null })}>Show all</Button>}
        >
          Every word must occur in the rule’s title, id or source.
        </Message>
      ) : (
        <Table caption="Rules">
          <TableHead>
            <HeaderCell>Rule</HeaderCell>
            <HeaderCell>Who says so</HeaderCell>
            <HeaderCell>Applies to</HeaderCell>
            <HeaderCell>Weight</HeaderCell>
            <HeaderCell>On</HeaderCell>
          </TableHead>
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={`${rule.id} ${rule.version}`} rule={rule} />
            ))}
          </tbody>
        </Table>
      )}
      <div className="grid max-w-[60rem] gap-3 px-4 pt-6 md:px-6">
        <ChecklistEditor items={checklist} />
        {settings.map((setting) =>
          setting.key === "qa.budget_caps" ? (
            <BudgetCapsEditor key={`${setting.key} ${setting.version}`} setting={setting} />
          ) : (
            <WordListEditor key={`${setting.key} ${setting.version}`} setting={setting} />
          ),
        )}
      </div>
    </>
  );
}
