"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { sentencesOf } from "@/lib/client/api-error";
import { useCreateChecklistItem, useUpdateChecklistItem } from "@/lib/client/qa";
import { useWorkspace } from "@/lib/client/workspace";
import type { ChecklistItemDto } from "@/lib/domain/checklist/checklist.schema";
import { REQUEST_TYPE_WORD } from "./request-type-word";

type RequestType = "CREATE_CAMPAIGN" | "UPDATE_CAMPAIGN" | "RESUME_CAMPAIGN";
/** A pause is never held back by a checklist, so that it is not offered. */
const REQUEST_TYPES: readonly RequestType[] = ["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN", "RESUME_CAMPAIGN"];
const LEAST_TEXT = 3;

type Props = { item: ChecklistItemDto | null; nextPosition: number; onClose: () => void; onSaved: (said: string) => void };

/** An item of the checklist: what to look at, for which tickets, and how strictly. */
export function ChecklistItemDialog({ item, nextPosition, onClose, onSaved }: Props) {
  const { platforms } = useWorkspace();
  const create = useCreateChecklistItem();
  const update = useUpdateChecklistItem();
  const [text, setText] = useState(item?.text ?? "");
  const [required, setRequired] = useState(item?.required ?? true);
  const [again, setAgain] = useState(item?.resignAfterChange ?? true);
  const [onPlatforms, setOnPlatforms] = useState<readonly string[]>(item?.platforms ?? []);
  const [forTypes, setForTypes] = useState<readonly string[]>(item?.requestTypes ?? []);
  const [error, setError] = useState<string | undefined>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length < LEAST_TEXT) {
      setError("Say what is to be looked at");
      return;
    }
    const fields = {
      text: text.trim(),
      required,
      resignAfterChange: again,
      platforms: [...onPlatforms],
      requestTypes: forTypes as RequestType[],
    };
    try {
      if (item) await update.mutateAsync({ id: item.id, version: item.version, changes: fields });
      else await create.mutateAsync({ ...fields, position: nextPosition });
      onSaved(item ? "Item saved" : "Item added to the checklist");
    } catch (failure) {
      setError(sentencesOf(failure).join(" "));
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={item ? "Edit item" : "Add an item to the checklist"}
        description="Tickets it applies to are checked anew before they are sent."
      >
        <form onSubmit={(event) => void submit(event)} className="flex min-h-0 flex-col">
          <DialogBody className="grid gap-[18px]">
            <Field
              label="What to look at"
              required
              error={error}
              hint={item ? "Another text takes the signatures back: what was signed was the old one." : undefined}
            >
              <Textarea
                rows={2}
                maxLength={300}
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder="The client has seen the final wording"
              />
            </Field>
            <Checkbox
              checked={required}
              onCheckedChange={(on) => setRequired(on === true)}
              label="Required"
              hint="Unsigned, it keeps a ticket from deployment."
            />
            <Checkbox
              checked={again}
              onCheckedChange={(on) => setAgain(on === true)}
              label="Sign again after a change"
              hint="A signature counts only for the payload it was given for."
            />
            <Choices
              legend="Platforms"
              note="none chosen: all"
              options={platforms.map(({ key, displayName }) => ({ value: key, label: displayName }))}
              chosen={onPlatforms}
              onChange={setOnPlatforms}
            />
            <Choices
              legend="Requests"
              note="none chosen: all"
              options={REQUEST_TYPES.map((value) => ({ value, label: REQUEST_TYPE_WORD[value] ?? value }))}
              chosen={forTypes}
              onChange={setForTypes}
            />
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button variant="quiet">Discard</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={(create.isPending || update.isPending) && "Saving"}>
              {item ? "Save item" : "Add item"}
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type ChoicesProps = {
  legend: string;
  note: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
};

function Choices({ legend, note, options, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-strong text-fg-1">
        {legend} <span className="font-text text-fg-3">{note}</span>
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onCheckedChange={(on) => onChange(on === true ? [...chosen, value] : chosen.filter((each) => each !== value))}
          />
        ))}
      </div>
    </fieldset>
  );
}
