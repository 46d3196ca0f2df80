"use client";

import { ArrowLeft, Search } from "lucide-react";
import { useState } from "react";
import { platformWords } from "@/components/platforms/platform-words";
import { Button, IconButton } from "@/components/ui/button";
import { type ComboboxOption, OptionSearch } from "@/components/ui/combobox";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/overlay";
import { useToast } from "@/components/ui/toast";
import { searchPlatformList, useConnections } from "@/lib/client/platforms";
import { useWorkspace } from "@/lib/client/workspace";
import { FINDABLE, type FoundOption, withOption } from "./payload-insert";

type Payload = Record<string, unknown>;
type PlatformFindProps = {
  platform: string /** As it stands now; null while it cannot be read. */;
  payload: Payload | null;
  onInsert: (payload: Payload) => void;
};

/** Finds something in the platform's own lists and puts it where the payload wants it, so that nobody types an id. */
export function PlatformFind({ platform, payload, onInsert }: PlatformFindProps) {
  const { platformName } = useWorkspace();
  const [open, setOpen] = useState(false);
  if (!FINDABLE[platform]) return null;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button disabled={payload === null}>
          <Search />
          Find on {platformName(platform)}
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-80 p-0">
        {payload && (
          <Finder
            platform={platform}
            payload={payload}
            onInsert={(next) => {
              onInsert(next);
              setOpen(false);
            }}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}

function Finder({ platform, payload, onInsert }: PlatformFindProps & { payload: Payload }) {
  const { api, platformName } = useWorkspace();
  const { data: connections, error } = useConnections(platform);
  const [list, setList] = useState<(typeof FINDABLE)[string][number] | null>(null);
  const toast = useToast();
  const named = String(payload.ad_account_id ?? payload.advertiser_id ?? "").replace(/^act_/, "");
  const usable = (connections ?? []).filter(({ hasCredentials }) => hasCredentials);
  const connection = usable.find(({ accountId }) => accountId === named) ?? usable[0];

  if (error) return <p className="px-3 py-3 text-12 text-fg-3">{platformWords(error).join(" ")}</p>;
  if (connections && !connection) {
    return (
      <p className="px-3 py-3 text-12 text-fg-3">
        No account on {platformName(platform)} is connected with credentials, so its lists cannot be searched. An admin connects one.
      </p>
    );
  }
  if (!list) {
    return (
      <ul className="p-1" aria-label="What to find">
        {FINDABLE[platform]?.map((each) => (
          <li key={each.list}>
            <Button variant="quiet" className="w-full justify-start" disabled={!connection} onClick={() => setList(each)}>
              {each.label}
            </Button>
          </li>
        ))}
      </ul>
    );
  }
  const seen = new Map<string, FoundOption>();
  const load = async (text: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> => {
    const options = await searchPlatformList(api, { connectionId: connection?.id ?? "", list: list.list, text }, signal);
    for (const option of options) seen.set(option.id, option);
    return options.map(({ id, name, detail }) => ({ value: id, label: name, hint: detail ?? id }));
  };
  const insert = ({ value }: ComboboxOption) => {
    const option = seen.get(value);
    const next = option && withOption(platform, list.list, payload, option);
    if (!next) return;
    onInsert(next);
    toast({ title: `${option.name} is in the payload` });
  };
  return (
    <>
      <div className="flex items-center gap-1 border-line-2 border-b px-1 py-1">
        <IconButton label="Back to what can be found" size="sm" onClick={() => setList(null)}>
          <ArrowLeft />
        </IconButton>
        <span className="font-strong">{list.label}</span>
        <span className="ml-auto truncate pr-2 text-12 text-fg-3">{connection?.name}</span>
      </div>
      <OptionSearch
        value={null}
        load={load}
        onPick={insert}
        searchLabel={`Find ${list.noun}`}
        empty="Type to search, or try another word"
        wordsOf={platformWords}
      />
    </>
  );
}
