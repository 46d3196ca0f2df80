import { z } from "zod";

/** How a platform is told to misbehave. Unknown words are refused: a misspelt fault would be a test that proves nothing. */
export const faultInput = z.strictObject({
  /** Platform key; absent means any. */
  platform: z.string().optional(),
  /** Matches requests whose path (without the query) ends with it. */
  path: z.string().default(""),
  times: z.number().int().min(1).max(1_000_000).default(1),
  method: z.string().toUpperCase().optional(),
  /** Matches requests whose body, as it came, contains it. */
  body_contains: z.string().optional(),
  /** Answered instead of the platform's own status. */
  status: z.number().int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.coerce.string()).default({}),
  /** Answered instead of the platform's own body; a string is sent as it is, anything else as JSON. */
  body: z.unknown().optional(),
  /** Time that passes before the request reaches the platform, or, with `after_commit`, before its answer leaves. */
  delay_ms: z.number().int().min(0).max(600_000).default(0),
  /** The platform does its work first, and misbehaves afterwards. */
  after_commit: z.boolean().default(false),
  /** The connection is cut instead of an answer. */
  drop: z.boolean().default(false),
});
export type Fault = z.output<typeof faultInput> & { id: number; remaining: number };

/** The faults in force, in the order they were given; each is used up by the requests it matches. */
export class FaultList {
  #faults: Fault[] = [];
  #lastId = 0;

  add(input: z.output<typeof faultInput>): Fault {
    this.#lastId += 1;
    const fault: Fault = { ...input, id: this.#lastId, remaining: input.times };
    this.#faults.push(fault);
    return fault;
  }

  list(): Fault[] {
    return [...this.#faults];
  }

  clear(): void {
    this.#faults = [];
  }

  /** The first fault that matches, one of its times used up; null when none does. */
  take(request: { platform: string; method: string; path: string; rawBody: string }): Fault | null {
    const fault = this.#faults.find(
      (candidate) =>
        (candidate.platform === undefined || candidate.platform === request.platform) &&
        request.path.endsWith(candidate.path) &&
        (candidate.method === undefined || candidate.method === request.method) &&
        (candidate.body_contains === undefined || request.rawBody.includes(candidate.body_contains)),
    );
    if (!fault) return null;
    fault.remaining -= 1;
    if (fault.remaining === 0) this.#faults = this.#faults.filter((candidate) => candidate !== fault);
    return fault;
  }
}
