import { findAdapter, platformAdapters } from "@/lib/platforms/registry";
import type { Finding } from "./qa.schema";
import type { QaInput } from "./qa.types";
import { QA_RULES } from "./registry";
import type { Rule, Said } from "./rule";
import { rulesHash } from "./rules-hash";
import { shownPointer, shownText, shownValue } from "./shown";
import { type PlatformFacts, Subject } from "./subject";

/** Findings of one rule; the rest is counted. A payload of a thousand wrong words is mended in one go or not at all. */
export const MOST_FINDINGS_PER_RULE = 50;

/** Changes whenever a rule or a platform's facts do: a ticket checked by another set is checked again. */
export const ruleSetVersion: string = rulesHash([
  ...QA_RULES.map((rule) => `${rule.id}@${rule.version}`),
  ...platformAdapters.map((adapter) => `${adapter.key}@${adapter.apiVersion}`),
]);

export type QaOptions = {
  rules?: readonly Rule[];
  /** The platform's facts; by default those of its adapter. */
  platform?: PlatformFacts | null;
  /** Told of a rule that threw. The finding shows nothing of the error. */
  onError?: (ruleId: string, error: unknown) => void;
};

/**
 * Judges a ticket by every rule that applies to it and returns everything they have to say, in the order of the
 * registry. Pure and bounded in time: the same input has the same findings, whatever its payload is made of. Never
 * stops at the first finding and never throws; a rule that does is a finding itself, and blocks.
 */
export function runRules(input: QaInput, options: QaOptions = {}): Finding[] {
  const rules = options.rules ?? QA_RULES;
  const platform = options.platform === undefined ? findAdapter(input.channel.platform) : options.platform;
  const subject = new Subject(input, platform);
  return rules.filter((rule) => applies(rule, subject)).flatMap((rule) => judged(rule, subject, options.onError));
}

function applies(rule: Rule, { input, platform }: Subject): boolean {
  const { platforms, requestTypes } = rule.appliesTo;
  if (rule.needsPlatform && platform === null) return false;
  if (platforms !== "all" && !platforms.some((key) => key === input.channel.platform)) return false;
  return requestTypes === "all" || requestTypes.includes(input.ticket.requestType);
}

function judged(rule: Rule, subject: Subject, onError: QaOptions["onError"]): Finding[] {
  const findings: Finding[] = [];
  let left = 0;
  try {
    for (const said of rule.judge(subject)) {
      if (findings.length < MOST_FINDINGS_PER_RULE) findings.push(toFinding(rule, said));
      else left++;
    }
  } catch (error) {
    onError?.(rule.id, error);
    findings.push(
      toFinding(rule, {
        severity: "block",
        pointer: "",
        message: `"${rule.title}" could not be judged for this ticket, so it is not let through. Mend the other findings and check again; if it stays, tell your administrator.`,
      }),
    );
  }
  if (left > 0) {
    const first = findings[0];
    findings.push(
      toFinding(rule, {
        severity: findings.some((found) => found.severity === "block") ? "block" : rule.severity,
        pointer: "",
        message: `${left} more findings of this kind are not shown${first ? `; the first is at ${first.pointer || "the ticket"}` : ""}.`,
        value: left,
      }),
    );
  }
  return findings;
}

function toFinding(rule: Rule, said: Said): Finding {
  return {
    rule: rule.id,
    severity: said.severity ?? rule.severity,
    pointer: shownPointer(said.pointer),
    message: shownText(said.message),
    value: shownValue(said.value),
    suggestion: said.suggestion ? [...said.suggestion] : null,
    source: said.source ?? rule.source,
  };
}
