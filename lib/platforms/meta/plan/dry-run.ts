import type { PlannedRequest } from "@/lib/platforms/platform";
import { openIds } from "@/lib/platforms/send";

/**
 * The same request with `execution_options: ["validate_only"]`: Meta judges it, does nothing and answers
 * `{"success":true}`. Null while it waits for the id of an earlier step, whose object Meta would look for.
 * Source: facebook/facebook-business-sdk-codegen@ad2b0b6 enum_types.json, execution_options [H].
 */
export function dryRunMeta(request: PlannedRequest): PlannedRequest | null {
  const isChangedCreative = request.kind === "creative" && request.effect === "update";
  if (openIds(request).length > 0 || isChangedCreative) return null;
  return {
    ...request,
    effect: "update",
    repeatable: true,
    reference: null,
    body: { ...request.body, execution_options: ["validate_only"] },
    meaning: `Ask the platform, without doing it: ${request.meaning}`,
  };
}
