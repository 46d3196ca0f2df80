import { formatSpan } from "@/components/ui/format";
import { ApiError, sentencesOf } from "@/lib/client/api-error";

/** A reason without the instant that stands beside it, or is said as a span. */
export function withoutInstant(reason: string): string {
  return reason.replace(/[;,.]? *next free slot at [\dTZ:.+-]+/i, "");
}

/** The sentences to show for a platform that did not answer; of a wait also how long it is. */
export function platformWords(error: unknown): string[] {
  const sentences = sentencesOf(error).map(withoutInstant);
  const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
  return wait === null ? sentences : [`${sentences.join(" ").replace(/\.$/, "")}.`, `There is room again in ${formatSpan(wait * 1_000)}.`];
}
