"use client";

import { Check, ChevronDown, Search, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { IconButton } from "./button";
import { cx } from "./cx";
import { CONTROL_BOX, useField } from "./field";
import { Popover, PopoverContent, PopoverTrigger } from "./overlay";
import { Skeleton } from "./skeleton";

export type ComboboxOption = {
  value: string;
  label: string /** Before the label, e.g. a code plate. */;
  mark?: ReactNode /** Quiet words after it. */;
  hint?: string;
};

type ComboboxProps = {
  /** The chosen one as it is shown, or null. */
  value: ComboboxOption | null;
  onValueChange: (option: ComboboxOption | null) => void;
  /** Asked with what was typed, trimmed; must stop when `signal` aborts. */
  load: (query: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>;
  name?: string;
  placeholder?: string;
  searchLabel?: string;
  /** Said when nothing matches. */
  empty?: string;
  clearable?: boolean;
  disabled?: boolean;
  "aria-label"?: string;
};

const TYPING_PAUSE_MS = 150;

/**
 * One of many, found by typing. The field opens a list with its own search line; arrows, Home, End,
 * Enter and Escape work from there, and the active option is announced (`aria-activedescendant`).
 */
export function Combobox(props: ComboboxProps) {
  const { value, onValueChange, name, placeholder = "Choose", clearable = false, disabled = false } = props;
  // A button may not be "required" in ARIA's words; the label says it.
  const { labelId, "aria-required": _required, ...field } = useField();
  const [open, setOpen] = useState(false);
  const shown = useId();
  const pick = (option: ComboboxOption) => {
    onValueChange(option);
    setOpen(false);
  };
  return (
    <span className="relative block min-w-0">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger
          {...field}
          disabled={disabled}
          aria-label={props["aria-label"]}
          aria-labelledby={labelId ? `${labelId} ${shown}` : undefined}
          className={cx(CONTROL_BOX, "h-field justify-between text-left hover:bg-surface-3")}
        >
          <span id={shown} className={cx("flex min-w-0 items-center gap-2", clearable && value && "pr-7 touch:pr-11")}>
            {value ? (
              <>
                {value.mark}
                <span className="truncate">{value.label}</span>
              </>
            ) : (
              <span className="text-fg-4">{placeholder}</span>
            )}
          </span>
          <ChevronDown className="text-fg-3" />
        </PopoverTrigger>
        <PopoverContent className="w-[max(16rem,var(--radix-popover-trigger-width))] p-0">
          <OptionSearch {...props} onPick={pick} />
        </PopoverContent>
      </Popover>
      {clearable && value && !disabled && (
        <span className="-translate-y-1/2 absolute top-1/2 right-7 touch:right-8">
          <IconButton label={`Clear ${value.label}`} size="sm" onClick={() => onValueChange(null)}>
            <X />
          </IconButton>
        </span>
      )}
      {name && <input type="hidden" name={name} value={value?.value ?? ""} />}
    </span>
  );
}

type LoadState = { kind: "loading" } | { kind: "failed"; error: unknown } | { kind: "ready"; options: readonly ComboboxOption[] };

function useOptions(load: ComboboxProps["load"], query: string): LoadState {
  const [state, setState] = useState<LoadState>({ kind: "loading" });
  const loadRef = useRef(load);
  useEffect(() => {
    loadRef.current = load;
  });
  useEffect(() => {
    const stop = new AbortController();
    const ask = () => {
      loadRef.current(query.trim(), stop.signal).then(
        (options) => {
          if (!stop.signal.aborted) setState({ kind: "ready", options });
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setState({ kind: "failed", error });
        },
      );
    };
    const timer = setTimeout(ask, query === "" ? 0 : TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return state;
}

type OptionSearchProps = Pick<ComboboxProps, "value" | "load" | "searchLabel" | "empty"> & {
  onPick: (option: ComboboxOption) => void;
  /** What to say of a list that did not load. */
  wordsOf?: (error: unknown) => readonly string[];
};

/** The search line and the list below it, as a popover of one's own shows them. */
export function OptionSearch({
  value,
  load,
  onPick,
  searchLabel = "Search",
  empty = "Nothing matches",
  wordsOf = () => ["The list did not load. Close it and try again."],
}: OptionSearchProps) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const state = useOptions(load, query);
  const options = state.kind === "ready" ? state.options : [];
  const current = Math.min(active, Math.max(0, options.length - 1));

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: current >= last ? 0 : current + 1,
      ArrowUp: current <= 0 ? last : current - 1,
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined && options.length > 0) {
      event.preventDefault();
      setActive(target);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = options[current];
      if (option) onPick(option);
    }
  };

  return (
    <div>
      <div className="flex h-10 items-center gap-2 border-line-2 border-b px-3 touch:h-12">
        <Search className="text-fg-3" />
        <input
          // The list was opened to be searched.
          // biome-ignore lint/a11y/noAutofocus: focus moves into the popover that the reader has just opened
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${base}-list`}
          aria-activedescendant={options[current] ? `${base}-${current}` : undefined}
          aria-autocomplete="list"
          aria-label={searchLabel}
          autoComplete="off"
          spellCheck={false}
          value={query}
          placeholder={searchLabel}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 grow bg-transparent text-field outline-none"
        />
      </div>
      <div ref={list} id={`${base}-list`} role="listbox" aria-label={searchLabel} className="scroll-quiet max-h-72 overflow-y-auto p-1">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search line
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the search line
          <div
            key={option.value}
            id={`${base}-${index}`}
            role="option"
            aria-selected={option.value === value?.value}
            data-index={index}
            onPointerMove={() => setActive(index)}
            onClick={() => onPick(option)}
            className={cx(
              "flex min-h-8 cursor-default items-center gap-2 rounded-1 px-2 py-1 touch:min-h-touch",
              index === current && "bg-surface-4 light:bg-surface-3",
            )}
          >
            {option.mark}
            <span className="min-w-0 truncate">{option.label}</span>
            {option.hint && <span className="ml-auto shrink-0 text-12 text-fg-3">{option.hint}</span>}
            {option.value === value?.value && <Check className={option.hint ? undefined : "ml-auto"} />}
          </div>
        ))}
      </div>
      <div role="status" className={cx("px-3 text-12 text-fg-3", options.length === 0 ? "pb-3" : "sr-only")}>
        {state.kind === "loading" && <Skeleton className="my-2 w-32" />}
        {state.kind === "failed" && wordsOf(state.error).join(" ")}
        {state.kind === "ready" && (options.length === 0 ? empty : `${options.length} found`)}
      </div>
    </div>
  );
}
