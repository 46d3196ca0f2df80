import type { PlatformKey } from "@/lib/platforms/catalogue";
import type { SimulatorStore } from "./store";

/** A request as a simulated platform sees it. */
export type SimRequest = {
  method: string;
  /** Below the platform's prefix, e.g. `/v26.0/act_123456789/campaigns`. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Parsed: an object from JSON or a form; undefined when there is none, a string when it is neither. */
  body: unknown;
  now: Date;
};

export type SimResponse = {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
  /** The account whose quota the call used. */
  accountId?: string;
};

/** An advertising account the platform knows. Everything but `id` has a default. */
export type SimAccount = {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  /** `read`: writes are refused for lack of permission. */
  access: "write" | "read";
  /** When given, only these tokens are valid for it. */
  tokens: string[] | null;
  /** Calls per hour; beyond it the platform throttles. */
  quotaPerHour: number;
  /** Further quotas, by the platform's own words. */
  quotas?: Readonly<Record<string, number>>;
};

/** A simulated platform: its HTTP API over the shared store. A further one is a folder and a line in `server.ts`. */
export type PlatformSimulator = {
  key: PlatformKey;
  /** Accounts that exist from the start and after a reset. */
  accounts: readonly SimAccount[];
  /** Fills in what a declared account leaves out. @throws Error saying what is wrong */
  account(given: Readonly<Record<string, unknown>>): SimAccount;
  handle(request: SimRequest, store: SimulatorStore): SimResponse;
};
