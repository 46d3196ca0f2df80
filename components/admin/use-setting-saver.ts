"use client";

import { useRouter } from "next/navigation";
import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useSaveSetting } from "@/lib/client/settings";
import { useWorkspace } from "@/lib/client/workspace";
import type { SettingDto } from "@/lib/domain/settings/settings.schema";

type Saving = { said: string; undo?: boolean; failed?: () => void };

export type SettingSaver = {
  mayWrite: boolean;
  busy: boolean;
  /** What is wrong with what was sent, one sentence each. */
  problems: readonly string[];
  /** Violations with their pointers, for editors that have a place for each. */
  violations: readonly { pointer: string; message: string }[];
  save: (value: unknown, saving: Saving) => void;
  /** Back to the default. */
  reset: () => void;
};

/** Saves one setting over the version that is shown, says so, and reads the page again. */
export function useSettingSaver(setting: SettingDto): SettingSaver {
  const { may } = useWorkspace();
  const router = useRouter();
  const toast = useToast();
  const mutation = useSaveSetting();
  // By promise: the editor is another one once the page was read again, and callbacks of `mutate` end with their component.
  const put = async (value: unknown, version: number, { said, undo, failed }: Saving): Promise<void> => {
    try {
      const after = await mutation.mutateAsync({ key: setting.key, version, value });
      const back = setting.isDefault ? null : setting.value;
      const takeBack = () => void put(back, after.version, { said: `${setting.title}: as it was` });
      toast({ title: said, ...(undo ? { action: { label: "Undo", run: takeBack } } : {}) });
      router.refresh();
    } catch (error) {
      failed?.();
      if (!(error instanceof ApiError) || error.code !== "CONFLICT_001") return;
      toast({ tone: "danger", title: "Somebody changed this setting in the meantime", detail: "You see it as it is now." });
      router.refresh();
    }
  };
  const { error } = mutation;
  return {
    mayWrite: may("governance:write"),
    busy: mutation.isPending,
    problems: error ? sentencesOf(error) : [],
    violations: error instanceof ApiError ? error.violations : [],
    save: (value, saving) => void put(value, setting.version, saving),
    reset: () => void put(null, setting.version, { said: `${setting.title}: the default`, undo: true }),
  };
}
