"use client";

import { Avatar } from "@/components/ui/avatar";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { searchMembers } from "@/lib/client/members";
import { useWorkspace } from "@/lib/client/workspace";

export type Person = { id: string; name: string };

type MemberPickerProps = { value: Person | null; onChange: (person: Person | null) => void; placeholder?: string; "aria-label"?: string };

/** One of the workspace's people, or nobody. */
export function MemberPicker({ value, onChange, placeholder = "Nobody", ...props }: MemberPickerProps) {
  const { api, user } = useWorkspace();
  const option = (person: Person): ComboboxOption => ({
    value: person.id,
    label: person.id === user.id ? `${person.name} (you)` : person.name,
    mark: <Avatar name={person.name} isReader={person.id === user.id} />,
  });
  return (
    <Combobox
      {...props}
      clearable
      placeholder={placeholder}
      searchLabel="Find a person"
      empty="Nobody here has that name"
      value={value && option(value)}
      onValueChange={(chosen) => onChange(chosen && { id: chosen.value, name: chosen.label.replace(/ \(you\)$/, "") })}
      load={async (query, signal) => (await searchMembers(api, query, signal)).map(option)}
    />
  );
}
