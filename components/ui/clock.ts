"use client";

import { useSyncExternalStore } from "react";

type Ticker = { subscribe: (listener: () => void) => () => void; now: () => number; nowOnServer: () => number };

const tickers = new Map<number, Ticker>();

/** One timer per interval, running while somebody listens. Its functions are stable, as React wants them. */
function makeTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let present = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    present = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => present,
    // While hydrating the browser asks more than once and must hear the same; the server asks once and wants the present.
    nowOnServer: () => (typeof document === "undefined" ? Date.now() : present),
    subscribe: (listener) => {
      listeners.add(listener);
      if (timer === undefined) {
        present = Date.now();
        timer = setInterval(tick, everyMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** The present in epoch milliseconds, renewed every `everyMs`. All users of one interval share one timer. */
export function useNow(everyMs: number): number {
  let ticker = tickers.get(everyMs);
  if (!ticker) {
    ticker = makeTicker(everyMs);
    tickers.set(everyMs, ticker);
  }
  return useSyncExternalStore(ticker.subscribe, ticker.now, ticker.nowOnServer);
}

const never = () => () => {};

/** The reader's IANA zone; UTC while rendering on the server. */
export function useReaderZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
