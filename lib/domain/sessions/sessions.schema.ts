import { z } from "zod";
import { listOutput } from "@/lib/shared/pagination";

export const sessionOutput = z.object({
  id: z.string(),
  /** The one this request came with. */
  current: z.boolean(),
  address: z.string().nullable(),
  /** What the browser calls itself. */
  userAgent: z.string().nullable(),
  createdAt: z.string(),
  /** To the minute. */
  lastSeenAt: z.string(),
  expiresAt: z.string(),
});
export type SessionDto = z.infer<typeof sessionOutput>;

export const listSessionsOutput = listOutput("sessions", sessionOutput);

/** The session a use case is called from; null for an API key. The transport says it: `ctx` knows persons, not browsers. */
export type FromSession = { currentSessionId: string | null };
