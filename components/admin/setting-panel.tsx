"use client";

import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SettingDto } from "@/lib/domain/settings/settings.schema";
import type { SettingSaver } from "./use-setting-saver";

type SettingPanelProps = {
  setting: SettingDto;
  saver: SettingSaver;
  /** The default, in words. */
  fallback: string;
  children: ReactNode;
};

/** One setting: what it does, its editor, what holds when nothing is set. */
export function SettingPanel({ setting, saver, fallback, children }: SettingPanelProps) {
  return (
    <Panel
      title={setting.title}
      actions={
        !setting.isDefault &&
        saver.mayWrite && (
          <Button size="sm" variant="quiet" disabled={saver.busy} onClick={saver.reset}>
            <RotateCcw />
            Back to the default
          </Button>
        )
      }
    >
      <div className="px-4 pb-4">
        <p className="max-w-[44rem] text-fg-2">{setting.explanation}</p>
        <div className="mt-3.5">{children}</div>
      </div>
      <p className="flex flex-wrap gap-x-3 border-line-1 border-t px-4 py-2 text-12 text-fg-3">
        <span>
          {setting.isDefault ? "As by default" : "Default"}: {fallback}
        </span>
        {setting.updatedAt && (
          <span>
            Changed <RelativeTime at={setting.updatedAt} />
          </span>
        )}
        <code translate="no" className="ml-auto font-mono text-11 tracking-mono text-fg-3">
          {setting.key}
        </code>
      </p>
    </Panel>
  );
}
