"use client";

import { Plus, X } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblems } from "@/components/ui/form-problems";
import { plural } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import type { SettingDto } from "@/lib/domain/settings/settings.schema";
import { SettingPanel } from "./setting-panel";
import { useSettingSaver } from "./use-setting-saver";
import { sameWords, withWords, wordsIn } from "./word-list";

/** Words, added by typing or pasting and taken away one by one; nothing holds until it is saved. */
export function WordListEditor({ setting }: { setting: SettingDto }) {
  const saver = useSettingSaver(setting);
  const stored = setting.value as string[];
  const [words, setWords] = useState<readonly string[]>(stored);
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const changed = !sameWords(words, stored);
  const byDefault = setting.default as string[];

  const add = (event: FormEvent) => {
    event.preventDefault();
    setWords(withWords(words, wordsIn(typed)));
    setTyped("");
  };
  const remove = (word: string) => {
    setWords(words.filter((each) => each !== word));
    field.current?.focus();
  };
  return (
    <SettingPanel setting={setting} saver={saver} fallback={plural(byDefault.length, "word")}>
      {saver.mayWrite && (
        <form onSubmit={add} className="mb-3 flex max-w-[32rem] items-end gap-2">
          <Field label="Add words" hideLabel className="grow">
            <Input
              ref={field}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="A word or phrase; paste many with commas"
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <Button type="submit" className="h-field" disabled={typed.trim() === ""}>
            <Plus />
            Add
          </Button>
        </form>
      )}
      <ul aria-label={setting.title} className="flex flex-wrap gap-1.5">
        {words.map((word) => (
          <li
            key={word}
            className="inline-flex h-[26px] items-center rounded-1 border border-line-2 pl-2 text-12 text-fg-1 touch:h-touch touch:pl-3 touch:text-14"
          >
            {word}
            {saver.mayWrite ? (
              <button
                type="button"
                aria-label={`Remove ${word}`}
                onClick={() => remove(word)}
                className="grid h-full w-6 place-items-center rounded-r-1 text-fg-3 hover:bg-surface-3 hover:text-fg-1 touch:w-10"
              >
                <X className="size-3" />
              </button>
            ) : (
              <span className="w-2" />
            )}
          </li>
        ))}
        {words.length === 0 && <li className="text-fg-3">No word is forbidden.</li>}
      </ul>
      <div className="mt-2 grid gap-2">
        <FormProblems messages={saver.problems} />
        {changed && (
          <div className="mt-1.5 flex flex-wrap items-center gap-2">
            <span role="status" className="mr-auto text-12 text-fg-3">
              {plural(words.length, "word")}, not saved yet
            </span>
            <Button variant="quiet" onClick={() => setWords(stored)}>
              Discard
            </Button>
            <Button
              variant="primary"
              busy={saver.busy && "Saving"}
              onClick={() => saver.save(words, { said: `${setting.title}: ${plural(words.length, "word")}`, undo: true })}
            >
              Save words
            </Button>
          </div>
        )}
      </div>
    </SettingPanel>
  );
}
