"use client";

import { useSyncExternalStore } from "react";

type Ticker = { listeners: Set<() => void>; now: number; timer: ReturnType<typeof setInterval> | undefined };

const tickers = new Map<number, Ticker>();

function tickerOf(everyMs: number): Ticker {
  let ticker = tickers.get(everyMs);
  if (!ticker) {
    ticker = { listeners: new Set(), now: Date.now(), timer: undefined };
    tickers.set(everyMs, ticker);
  }
  return ticker;
}

/** The present in epoch milliseconds, renewed every `everyMs`. All users of one interval share one timer. */
export function useNow(everyMs: number): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(
    (listener) => {
      ticker.listeners.add(listener);
      ticker.now = Date.now();
      ticker.timer ??= setInterval(() => {
        ticker.now = Date.now();
        for (const each of ticker.listeners) each();
      }, everyMs);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size === 0) {
          clearInterval(ticker.timer);
          ticker.timer = undefined;
        }
      };
    },
    () => ticker.now,
    () => Date.now() - (Date.now() % everyMs),
  );
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
