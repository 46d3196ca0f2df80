"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useTransition } from "react";
import type { Preferences } from "./preferences";

/** Keeps a preference for the next visit. */
export type SavePreference = (name: keyof Preferences, value: string) => Promise<void>;

type Value = Preferences & { set: <K extends keyof Preferences>(name: K, value: Preferences[K]) => void };

const PreferencesContext = createContext<Value | null>(null);

/** Holds the reader's preferences: shown at once, saved behind. */
export function PreferencesProvider({ initial, save, children }: { initial: Preferences; save: SavePreference; children: ReactNode }) {
  const [now, setNow] = useState(initial);
  const [, startSaving] = useTransition();
  const set = useCallback<Value["set"]>(
    (name, value) => {
      setNow((before) => ({ ...before, [name]: value }));
      if (name !== "nav") document.documentElement.dataset[name] = value;
      startSaving(() => save(name, value));
    },
    [save],
  );
  const value = useMemo<Value>(() => ({ ...now, set }), [now, set]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Value {
  const value = useContext(PreferencesContext);
  if (!value) throw new Error("usePreferences needs a PreferencesProvider above it");
  return value;
}
