"use client";

import { useSyncExternalStore } from "react";

/** Whether any call was answered with 401 since the page was loaded: the dialog that asks to sign in again listens. */
let ended = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (ended === value) return;
  ended = value;
  for (const listener of listeners) listener();
}

export function reportSessionEnd(): void {
  set(true);
}

export function reportSessionBack(): void {
  set(false);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
    () => false,
  );
}
