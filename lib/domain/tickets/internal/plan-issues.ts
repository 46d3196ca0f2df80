import "server-only";
import { boundPayload } from "@/lib/domain/tickets/qa/bounded-payload";
import type { QaPlanIssue } from "@/lib/domain/tickets/qa/qa.types";
import { PlanError } from "@/lib/platforms/platform";
import { isAppError } from "@/lib/shared/errors";
import { buildPlan } from "./build-plan";
import type { TraffickingFacts } from "./trafficking-facts";

/**
 * What the plan itself has against a ticket whose payload is lawful: what exists on the platform, and was made from an
 * earlier payload, may stand in the way. Of an unlawful payload, and of a missing connection or target, other rules speak.
 */
export function planIssuesOf(facts: TraffickingFacts): QaPlanIssue[] {
  const { adapter, connection, ticket } = facts;
  if (!adapter || !connection) return [];
  const { payload, cuts } = boundPayload(facts.payload);
  const issues = adapter.validate(payload, { requestType: ticket.requestType as "CREATE_CAMPAIGN", currency: connection.currency });
  if (cuts.length > 0 || issues.some(({ severity }) => severity === "block")) return [];
  try {
    buildPlan(facts);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (!(error.cause instanceof PlanError)) return [];
    return error.cause.issues.map(({ pointer, message, value, suggestion }) => ({
      pointer,
      message,
      value: value ?? null,
      mend: suggestion,
    }));
  }
}
