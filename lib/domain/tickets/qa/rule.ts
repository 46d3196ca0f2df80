import type { PlatformKey } from "@/lib/platforms/catalogue";
import type { RequestType } from "@/lib/platforms/payload-schema";
import type { InputPart } from "./input-parts";
import type { FindingSource, PatchOperation, Severity } from "./qa.schema";
import type { Subject } from "./subject";

/** What a rule says. What it leaves out is taken from the rule. */
export type Said = {
  severity?: Severity;
  pointer: string;
  message: string;
  value?: unknown;
  /** On `payload_config`, only where the mend is certain. */
  suggestion?: readonly PatchOperation[] | null;
  source?: FindingSource;
};

/** A pure judgement on a ticket. It says everything it has to say, and never fetches. */
export type Rule = {
  /** Stable for ever: findings are stored by it. */
  id: string;
  /** Raised with every change of what the rule would say: a ticket checked before is checked again. */
  version: number;
  title: string;
  /** What its findings are unless one says otherwise. */
  severity: Severity;
  appliesTo: { platforms: "all" | readonly PlatformKey[]; requestTypes: "all" | readonly RequestType[] };
  source: FindingSource;
  reads: readonly InputPart[];
  /** True when it reads the payload through the platform's adapter; without one it has nothing to say. */
  needsPlatform: boolean;
  judge(subject: Subject): Iterable<Said>;
};

/** True when a rule has something to say about this kind of request on this platform. */
export function appliesTo(rule: Pick<Rule, "appliesTo">, platform: string, requestType: RequestType): boolean {
  const { platforms, requestTypes } = rule.appliesTo;
  if (platforms !== "all" && !platforms.some((key) => key === platform)) return false;
  return requestTypes === "all" || requestTypes.includes(requestType);
}

/** Where the twelve first rules stand. */
export const DESIGN_SOURCE: FindingSource = { kind: "design", ref: "DESIGN.md §2, Deployment" };

/** The request types that put something on a platform. */
export const SENDING: readonly RequestType[] = ["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN"];

/** The request types that let money flow. Pausing is left out on purpose: nothing may stand in the way of stopping. */
export const SPENDING: readonly RequestType[] = ["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN", "RESUME_CAMPAIGN"];
