import { env } from "@/lib/infra/env";

/** Where Inngest functions run: in the worker process on our own PostgreSQL, or on an Inngest server. */
export type JobsMode = { kind: "embedded" } | { kind: "server"; baseUrl: string; eventKey: string; signingKey: string; origin: string };

/** Path under which an Inngest server calls the functions. */
export const SERVE_PATH = "/api/inngest";

/**
 * Embedded unless INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are set.
 * @throws Error when only some of them are, or when the server could not find its way back to us.
 */
export function jobsMode(): JobsMode {
  const { INNGEST_BASE_URL: baseUrl, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey, SIGNALBOX_PUBLIC_URL: origin } = env();
  if (!baseUrl && !eventKey && !signingKey) return { kind: "embedded" };
  if (!baseUrl || !eventKey || !signingKey) {
    throw new Error("Set all of INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY, or none of them");
  }
  if (!origin) throw new Error("Set SIGNALBOX_PUBLIC_URL: the Inngest server calls the functions at that address");
  return { kind: "server", baseUrl, eventKey, signingKey, origin };
}
