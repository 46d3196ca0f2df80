"use client";

import { Search, X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Select, type SelectOption } from "@/components/ui/select";
import { readParams, withParams } from "@/lib/client/address";

const TYPING_PAUSE_MS = 250;
/** Radix refuses an empty value; this one stands for "no filter". */
const ANY = "*";

/** The page's query, and the way to change it without a new entry in the history for every letter. */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [pending, startTransition] = useTransition();
  const params = readParams(new URLSearchParams(search.toString()));
  return {
    params,
    pending,
    hrefWith: (changes: Readonly<Record<string, string | null>>) => withParams(pathname, params, changes),
    change: (changes: Readonly<Record<string, string | null>>, mode: "push" | "replace" = "push") => {
      startTransition(() => router[mode](withParams(pathname, params, changes), { scroll: false }));
    },
  };
}

/** Finds rows by their words as they are typed; the words stand in the address. */
export function SearchBox({ label, className }: { label: string; className?: string }) {
  const { params, change, pending } = useAddress();
  const present = params.search ?? "";
  const [typed, setTyped] = useState(present);
  const [settled, setSettled] = useState(present);

  // The address changed from elsewhere (back, a cleared filter): it wins over what stands in the box.
  if (present !== settled) {
    setSettled(present);
    setTyped(present);
  }
  useEffect(() => {
    if (typed.trim() === present) return;
    const timer = setTimeout(() => change({ search: typed.trim() }, "replace"), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });

  return (
    <search
      className={cx(
        "flex h-7 min-w-0 items-center gap-2 rounded-1 border border-line-2 bg-surface-1 px-2.5 touch:h-touch touch:px-3",
        "focus-within:border-focus focus-within:outline-1 focus-within:outline-focus focus-within:outline-solid",
        className,
      )}
    >
      <Search className={cx("text-fg-3", pending && "breathe")} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-full min-w-0 grow bg-transparent text-12 outline-none touch:text-16 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== "" && (
        <IconButton label="Clear the search" size="sm" className="-mr-2" onClick={() => setTyped("")}>
          <X className="size-3.5" />
        </IconButton>
      )}
    </search>
  );
}

/** Narrows a list by one field with a short list of values. */
export function FilterSelect({ param, label, options }: { param: string; label: string; options: readonly SelectOption[] }) {
  const { params, change } = useAddress();
  const value = params[param] ?? ANY;
  const on = value !== ANY;
  return (
    <Select
      compact
      aria-label={label}
      value={value}
      onValueChange={(next) => change({ [param]: next === ANY ? null : next })}
      options={[{ value: ANY, label: on ? `Any ${label.toLowerCase()}` : label }, ...options]}
      className={on ? "border-line-3 bg-surface-3 font-strong text-fg-1" : "border-dashed text-fg-3"}
    />
  );
}
