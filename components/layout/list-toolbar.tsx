"use client";

import { Search, X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useOptimistic, useState, useTransition } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Select, type SelectOption } from "@/components/ui/select";
import { type Params, readParams, withParams } from "@/lib/client/address";

const TYPING_PAUSE_MS = 250;
/** Radix refuses an empty value; this one stands for "no filter". */
const ANY = "*";

type Changes = Readonly<Record<string, string | null>>;

/** Where the last change leads while the page is still being read: a second one adds to it instead of losing it. */
let underWay: { pathname: string; params: Params } | null = null;

/** The page's query, and the way to change it without a new entry in the history for every letter. */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const [pending, startTransition] = useTransition();
  const params = readParams(new URLSearchParams(search));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has arrived, so nothing is under way any more
  useEffect(() => {
    if (!pending) underWay = null;
  }, [pending, search, pathname]);
  return {
    params,
    pending,
    hrefWith: (changes: Changes) => withParams(pathname, params, changes),
    /** `meanwhile` runs in the change's own transition: for what is shown until the page is there. */
    change: (changes: Changes, mode: "push" | "replace" = "push", meanwhile?: () => void) => {
      const from = underWay?.pathname === pathname ? underWay.params : params;
      const href = withParams(pathname, from, changes);
      underWay = { pathname, params: readParams(new URLSearchParams(href.split("?")[1] ?? "")) };
      startTransition(() => {
        meanwhile?.();
        router[mode](href, { scroll: false });
      });
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
  const [value, show] = useOptimistic(params[param] ?? ANY);
  const on = value !== ANY;
  return (
    <Select
      compact
      aria-label={label}
      value={value}
      onValueChange={(next) => change({ [param]: next === ANY ? null : next }, "push", () => show(next))}
      options={[{ value: ANY, label: on ? `Any ${label.toLowerCase()}` : label }, ...options]}
      className={on ? "border-line-3 bg-surface-3 font-strong text-fg-1" : "border-dashed text-fg-3"}
    />
  );
}
