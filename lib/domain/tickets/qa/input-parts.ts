import type { QaInput } from "./qa.types";

/**
 * The parts of the input that a rule may declare to read: what has to be judged again when one of them changes. Each is
 * the values at some paths; a value belongs to one part only.
 */
const PATHS = {
  now: ["now"],
  "ticket.requestType": ["ticket.requestType"],
  "ticket.name": ["ticket.name"],
  "ticket.label": ["ticket.label"],
  "ticket.payload": ["ticket.payload"],
  "campaign.names": [
    "campaign.name",
    "campaign.campaignName",
    "campaign.brandCode",
    "campaign.marketCode",
    "campaign.year",
    "campaign.nameSegment",
  ],
  "campaign.state": ["campaign.status", "campaign.archived", "campaign.deleted"],
  "campaign.approval": ["campaign.approval"],
  "campaign.money": ["campaign.budget", "campaign.currency"],
  "campaign.flight": ["campaign.startAt", "campaign.endAt", "campaign.timeZone"],
  scheme: ["scheme"],
  brand: ["brand"],
  market: ["market"],
  channel: ["channel"],
  connection: ["connection"],
  rivals: ["rivals"],
  siblings: ["siblings"],
  planIssues: ["planIssues"],
  targets: ["targets"],
  checklist: ["checklist"],
  resolved: ["resolved"],
  "settings.forbiddenWords": ["settings.forbiddenWords"],
  "settings.budgetCaps": ["settings.budgetCaps"],
  "settings.approval": ["settings.approvalRequiredToDeploy"],
  "settings.rules": ["settings.rules"],
} as const satisfies Record<string, readonly string[]>;

export type InputPart = keyof typeof PATHS;

export const INPUT_PARTS = Object.keys(PATHS) as InputPart[];

/** What the engine itself reads for every rule: whether it applies, and whether the workspace switched it. */
export const READ_FOR_EVERY_RULE: readonly InputPart[] = ["ticket.requestType", "channel", "settings.rules"];

/** The same for the life of a ticket, so that no rule need declare it. */
const NEVER_CHANGES = ["ticket.id", "campaign.id"];

const PART_OF = new Map<string, InputPart>(INPUT_PARTS.flatMap((part) => PATHS[part].map((path) => [path, part] as const)));

/** The part a path of the input (`brand`, `campaign.budget`) belongs to; null for what never changes. Undefined: no part at all. */
export function partOf(path: string): InputPart | null | undefined {
  return NEVER_CHANGES.includes(path) ? null : PART_OF.get(path);
}

/** The values of each part but `now`, which is never the same twice. */
export function partsOf(input: QaInput): Partial<Record<InputPart, unknown>> {
  return Object.fromEntries(
    INPUT_PARTS.filter((part) => part !== "now").map((part) => [
      part,
      PATHS[part].length === 1 ? at(input, PATHS[part][0]) : PATHS[part].map((path) => at(input, path)),
    ]),
  );
}

function at(input: QaInput, path: string): unknown {
  return path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], input) ?? null;
}
