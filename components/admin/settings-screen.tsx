"use client";

import { useState } from "react";
import { PageHead } from "@/components/layout/page-header";
import { Switch } from "@/components/ui/choice";
import { FormProblems } from "@/components/ui/form-problems";
import type { SettingDto, SettingKey } from "@/lib/domain/settings/settings.schema";
import { BudgetCapsEditor } from "./budget-caps-editor";
import { SettingPanel } from "./setting-panel";
import { useSettingSaver } from "./use-setting-saver";
import { WordListEditor } from "./word-list-editor";

/** What the workspace's people can decide for all of it. */
export function SettingsScreen({ settings }: { settings: SettingDto[] }) {
  return (
    <>
      <PageHead inBar title="Settings">
        <p className="mt-0.5 max-w-[44rem] text-fg-3">
          They hold from the moment they are saved. What was checked before is checked anew before it is sent.
        </p>
      </PageHead>
      <div className="grid max-w-[60rem] gap-3 px-4 pt-4 md:px-6">
        {settings.map((setting) => (
          // Another version is another beginning: an editor never shows what was there before.
          <Setting key={`${setting.key} ${setting.version}`} setting={setting} />
        ))}
      </div>
    </>
  );
}

function Setting({ setting }: { setting: SettingDto }) {
  switch (setting.key as SettingKey) {
    case "approval.required_to_deploy":
    case "approval.separation":
      return <SwitchSetting setting={setting} />;
    case "qa.forbidden_words":
      return <WordListEditor setting={setting} />;
    case "qa.budget_caps":
      return <BudgetCapsEditor setting={setting} />;
  }
}

/** On or off, at once, with the way back in the toast. */
function SwitchSetting({ setting }: { setting: SettingDto }) {
  const saver = useSettingSaver(setting);
  const [shown, setShown] = useState(setting.value === true);
  const change = (on: boolean) => {
    setShown(on);
    saver.save(on, {
      said: `${setting.title}: ${on ? "on" : "off"}`,
      undo: true,
      failed: () => setShown(!on),
    });
  };
  return (
    <SettingPanel setting={setting} saver={saver} fallback={setting.default === true ? "On" : "Off"}>
      <Switch
        checked={shown}
        disabled={!saver.mayWrite || saver.busy}
        onCheckedChange={change}
        label={shown ? "On" : "Off"}
        aria-label={setting.title}
      />
      <FormProblems messages={saver.problems} />
    </SettingPanel>
  );
}
