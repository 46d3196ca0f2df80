"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "./api-error";
import { reportSessionEnd } from "./session-end";

/** Reads are tried twice more when the fault is not the request's own. Writes never are. */
const MAX_READ_RETRIES = 2;

function isWorthAnotherTry(failures: number, error: unknown): boolean {
  if (failures >= MAX_READ_RETRIES || !(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

function delayOf(attempt: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfterSeconds !== null) return Math.min(error.retryAfterSeconds, 30) * 1000;
  return Math.min(500 * 2 ** attempt, 4000);
}

function noticeSessionEnd(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) reportSessionEnd();
}

function makeClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSessionEnd }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: isWorthAnotherTry, retryDelay: delayOf },
      mutations: { retry: false, onError: noticeSessionEnd },
    },
  });
}

/** One query cache per workspace: mount it with the workspace's slug as key. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
