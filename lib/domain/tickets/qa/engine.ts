import { findAdapter, platformAdapters } from "@/lib/platforms/registry";
import { ruleFactsOf } from "@/lib/platforms/rule-facts";
import { type InputPart, READ_FOR_EVERY_RULE } from "./input-parts";
import type { Finding } from "./qa.schema";
import type { QaInput } from "./qa.types";
import { QA_RULES } from "./registry";
import { appliesTo, type Rule, type Said } from "./rule";
import { rulesHash } from "./rules-hash";
import { shownPointer, shownText, shownValue } from "./shown";
import { type PlatformFacts, Subject } from "./subject";
import { isOn, severityIn } from "./switches";

/** Findings of one rule; the rest is counted. A payload of a thousand wrong words is mended in one go or not at all. */
export const MOST_FINDINGS_PER_RULE = 50;

/** Changes whenever a rule or a platform's facts do: a ticket checked by another set is checked again. */
export const ruleSetVersion: string = rulesHash([
  ...QA_RULES.map((rule) => `${rule.id}@${rule.version}`),
  ...platformAdapters.map((adapter) => `${adapter.key}@${adapter.apiVersion} ${JSON.stringify(ruleFactsOf(adapter.key))}`),
]);

export type QaOptions = {
  rules?: readonly Rule[];
  /** The platform's facts; by default those of its adapter. */
  platform?: PlatformFacts | null;
  /** Told of a rule that threw. The finding shows nothing of the error. */
  onError?: (ruleId: string, error: unknown) => void;
};

/** What an earlier run said, and the hash of each part it rested on. */
export type EarlierRun = { ruleSetVersion: string; parts: Readonly<Record<string, string>>; findings: readonly Finding[] };

/** `judged`: how many rules were asked; the others' findings were taken over. */
export type Recheck = { findings: Finding[]; judged: number };

/**
 * Judges a ticket by every rule that applies to it and returns everything they have to say, in the order of the
 * registry. Pure and bounded in time: the same input has the same findings, whatever its payload is made of. Never
 * stops at the first finding and never throws; a rule that does is a finding itself, and blocks.
 */
export function runRules(input: QaInput, options: QaOptions = {}): Finding[] {
  const subject = subjectOf(input, options);
  return rulesFor(subject, options).flatMap((rule) => judged(rule, subject, options.onError));
}

/**
 * The same findings as {@link runRules}, asking only the rules that read something which is not what it was in the
 * earlier run. `parts` are the hashes of the input's parts (see partsOf), as they will be kept with this run.
 */
export function recheck(
  input: QaInput,
  parts: Readonly<Record<string, string>>,
  earlier: EarlierRun | null,
  options: QaOptions = {},
): Recheck {
  const subject = subjectOf(input, options);
  const rules = rulesFor(subject, options);
  const isSame = (part: InputPart) => part !== "now" && parts[part] !== undefined && earlier?.parts[part] === parts[part];
  const kept = earlier && earlier.ruleSetVersion === ruleSetVersion && READ_FOR_EVERY_RULE.every(isSame) ? earlier : null;
  let asked = 0;
  const findings = rules.flatMap((rule) => {
    if (kept && rule.reads.every(isSame)) return kept.findings.filter((found) => found.rule === rule.id);
    asked++;
    return judged(rule, subject, options.onError);
  });
  return { findings, judged: asked };
}

function subjectOf(input: QaInput, options: QaOptions): Subject {
  return new Subject(input, options.platform === undefined ? findAdapter(input.channel.platform) : options.platform);
}

/** The rules that apply and are not switched off. */
function rulesFor({ input, platform }: Subject, options: QaOptions): Rule[] {
  const { channel, ticket, settings } = input;
  return (options.rules ?? QA_RULES).filter(
    (rule) =>
      (platform !== null || !rule.needsPlatform) && appliesTo(rule, channel.platform, ticket.requestType) && isOn(rule, settings.rules),
  );
}

function judged(rule: Rule, subject: Subject, onError: QaOptions["onError"]): Finding[] {
  const { input } = subject;
  const toFinding = (said: Said) => findingOf(rule, said, input);
  const findings: Finding[] = [];
  let left = 0;
  try {
    for (const said of rule.judge(subject)) {
      if (findings.length < MOST_FINDINGS_PER_RULE) findings.push(toFinding(said));
      else left++;
    }
  } catch (error) {
    onError?.(rule.id, error);
    findings.push(
      toFinding({
        severity: "block",
        pointer: "",
        message: `"${rule.title}" could not be judged for this ticket, so it is not let through. Mend the other findings and check again; if it stays, tell your administrator.`,
      }),
    );
  }
  if (left > 0) {
    const first = findings[0];
    findings.push(
      toFinding({
        severity: findings.some((found) => found.severity === "block") ? "block" : rule.severity,
        pointer: "",
        message: `${left} more findings of this kind are not shown${first ? `; the first is at ${first.pointer || "the ticket"}` : ""}.`,
        value: left,
      }),
    );
  }
  return findings;
}

function findingOf(rule: Rule, said: Said, { ticket, settings }: QaInput): Finding {
  return {
    rule: rule.id,
    severity: severityIn(rule, said.severity ?? rule.severity, ticket.requestType, settings.rules),
    pointer: shownPointer(said.pointer),
    message: shownText(said.message),
    value: shownValue(said.value),
    suggestion: said.suggestion ? [...said.suggestion] : null,
    source: said.source ?? rule.source,
  };
}
