"use client";

import { OctagonAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { plural } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type FormState, messagesAt, typedValue } from "@/lib/client/form-state";
import { useWorkspace } from "@/lib/client/workspace";
import { PERMISSIONS, type Permission } from "@/lib/shared/permissions";
import { expiryDay } from "./key-words";
import { permissionGroups, permissionVerb } from "./permission-words";

const DURATIONS = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "day", label: "Through a day I choose" },
  { value: "never", label: "When it is revoked" },
];

/** What a key is called, what it may do and how long. */
export function ApiKeyFields({ state }: { state: FormState | null }) {
  return (
    <>
      <Field label="Name" required hint="What uses it, such as the nightly report" error={messagesAt(state, "name")}>
        <Input name="name" defaultValue={typedValue(state, "name", "")} maxLength={120} autoComplete="off" />
      </Field>
      <Expiry state={state} />
      <Scopes errors={messagesAt(state, "scopes")} />
    </>
  );
}

function Expiry({ state }: { state: FormState | null }) {
  const [duration, setDuration] = useState("90");
  const [day, setDay] = useState("");
  const ends = duration === "day" ? day : duration === "never" ? "" : expiryDay(new Date(), Number(duration));
  return (
    <div className="grid gap-[18px] md:grid-cols-2">
      <Field label="Ends" error={duration === "day" ? undefined : messagesAt(state, "expiresAt")}>
        <Select value={duration} onValueChange={setDuration} options={DURATIONS} />
      </Field>
      {duration === "day" && (
        <Field label="Last day" required error={messagesAt(state, "expiresAt")}>
          <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
      )}
      <input type="hidden" name="expiresAt" value={ends} />
    </div>
  );
}

function Scopes({ errors }: { errors: readonly string[] }) {
  const { permissions } = useWorkspace();
  const held = PERMISSIONS.filter((permission) => permissions.includes(permission));
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set());
  const toggle = (permission: Permission, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(permission);
    else next.delete(permission);
    setChosen(next);
  };
  const missing = errors.length > 0 && chosen.size === 0;
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">What the key may do</legend>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-2">
        <span className="grow">
          <span aria-hidden="true" className="mr-2 font-strong">
            May
          </span>
          <span role="status" className={cx("text-12", missing ? "inline-flex items-center gap-1.5 text-st-danger" : "text-fg-3")}>
            {missing && <OctagonAlert className="size-3.5" />}
            {missing ? errors[0] : `${plural(chosen.size, "permission")} chosen`}
          </span>
        </span>
        <span className="-mr-2 flex max-sm:-ml-2">
          <Button size="sm" variant="quiet" onClick={() => setChosen(new Set(held.filter((permission) => permission.endsWith(":read"))))}>
            See everything
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setChosen(new Set(held))}>
            All I may
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setChosen(new Set())}>
            Nothing
          </Button>
        </span>
      </div>
      <div className="border-line-2 border-t">
        {permissionGroups(held).map(({ group, permissions: inGroup }) => (
          <fieldset
            key={group}
            className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-3 border-line-2 border-b py-2 max-sm:grid-cols-1"
          >
            <legend className="sr-only">{group}</legend>
            <span aria-hidden="true" className="text-fg-3">
              {group}
            </span>
            <span className="flex flex-wrap gap-x-5 gap-y-1.5 max-sm:gap-y-0">
              {inGroup.map((permission) => (
                <Checkbox
                  key={permission}
                  label={permissionVerb(permission)}
                  checked={chosen.has(permission)}
                  onCheckedChange={(on) => toggle(permission, on === true)}
                />
              ))}
            </span>
          </fieldset>
        ))}
      </div>
      {[...chosen].map((permission) => (
        <input key={permission} type="hidden" name="scopes" value={permission} />
      ))}
    </fieldset>
  );
}
