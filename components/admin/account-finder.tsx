"use client";

import { Search } from "lucide-react";
import { useRef, useState } from "react";
import { platformWords } from "@/components/platforms/platform-words";
import { Button } from "@/components/ui/button";
import { OptionSearch } from "@/components/ui/combobox";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/overlay";
import type { FormState } from "@/lib/client/form-state";
import { searchPlatformList } from "@/lib/client/platforms";
import { useWorkspace } from "@/lib/client/workspace";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";
import type { PlatformOptionDto } from "@/lib/domain/platform-objects/platform-objects.schema";

/** Asks the platform with what is typed in the form; stores nothing. */
export type FindAccounts = (form: FormData) => Promise<FormState<PlatformOptionDto[]>>;

type AccountFinderProps = {
  /** The connection being edited, whose stored credentials serve while none are typed. */
  connection: ConnectionDto | null;
  find: FindAccounts;
  onPick: (account: PlatformOptionDto) => void;
};

/** Said when the platform cannot name the accounts; typing the id is always the other way. */
class NoAccounts extends Error {}

/** The accounts that the credentials in the form may act in, so that nobody has to type an id. */
export function AccountFinder({ connection, find, onPick }: AccountFinderProps) {
  const { api } = useWorkspace();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const found = useRef(new Map<string, PlatformOptionDto>());

  const ask = async (signal: AbortSignal): Promise<readonly PlatformOptionDto[]> => {
    const form = new FormData(trigger.current?.form ?? undefined);
    const typed = [...form].some(([name, value]) => name.startsWith("credentials/") && value !== "");
    if (connection?.hasCredentials && !typed)
      return searchPlatformList(api, { connectionId: connection.id, list: "accounts", text: "" }, signal);
    if (!typed) throw new NoAccounts("Type the credentials below first: they say which accounts there are.");
    if (connection) form.set("platform", connection.platform);
    const state = await find(form);
    if (state.ok) return state.data;
    throw new NoAccounts(
      [...state.violations.map(({ message }) => message), ...(state.violations.length > 0 ? [] : [state.message])].join(" "),
    );
  };
  const load = async (text: string, signal: AbortSignal) => {
    // One question for as long as the list is open: what is typed narrows what came.
    if (found.current.size === 0) for (const account of await ask(signal)) found.current.set(account.id, account);
    const wanted = text.toLowerCase();
    return [...found.current.values()]
      .filter(({ id, name }) => id.includes(wanted) || name.toLowerCase().includes(wanted))
      .map(({ id, name, detail }) => ({ value: id, label: name, hint: [id, detail].filter(Boolean).join(", ") }));
  };
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        found.current.clear();
        setOpen(next);
      }}
    >
      <PopoverTrigger asChild>
        <Button ref={trigger} size="sm">
          <Search />
          Find
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 p-0">
        <OptionSearch
          value={null}
          load={load}
          onPick={({ value }) => {
            const account = found.current.get(value);
            if (account) onPick(account);
            setOpen(false);
          }}
          searchLabel="Find an account"
          empty="These credentials may act in no account. Type its id."
          wordsOf={(error) => [...(error instanceof NoAccounts ? [error.message] : platformWords(error)), "The id can be typed."]}
        />
      </PopoverContent>
    </Popover>
  );
}
