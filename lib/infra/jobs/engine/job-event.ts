/** An event as functions receive it. */
export type JobEvent = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Epoch milliseconds. */
  ts: number;
  user?: unknown;
  v?: unknown;
  meta?: unknown;
};
