/**
 * What a ticket's `payload_config` may contain, as data: QA judges with it, the API document and the forms show it, and
 * an adapter builds its requests from nothing else. A word that is not here is never sent.
 */
export const REQUEST_TYPES = ["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** Where a fact comes from. Confidence: H machine-readable or SDK source, M official page or agreeing third parties, L one third party. */
export type Source = { document: string; readOn: string; confidence: "H" | "M" | "L" };

/** Levels of what is built on a platform; `routing` words say where a request goes and are not sent themselves. */
export type Level = "routing" | "campaign" | "ad_group" | "ad";

/**
 * What a value means to rules that are the same on every platform (budgets, words, targeting, landing pages), wherever
 * the platform keeps it.
 */
export type Role =
  | "account"
  | "objective"
  | "daily_budget"
  | "lifetime_budget"
  | "start"
  | "end"
  | "text"
  | "interest"
  | "country"
  | "location"
  | "landing_url"
  | "display_url"
  | "url_parameters"
  | "headline"
  | "call_to_action"
  | "billing_event"
  | "optimization_goal"
  | "bid_strategy"
  | "bid_amount"
  | "budget_mode"
  | "age_min"
  | "age_max"
  | "age_groups"
  | "gender"
  | "special_categories"
  | "pixel"
  | "conversion_event"
  | "promoted_object"
  | "placement"
  | "media"
  | "identity"
  | "dsa_beneficiary"
  | "dsa_payor"
  | "pacing"
  | "frequency_cap";

/** How a platform counts a text. `wide`: a character of East Asian width counts two. */
export type TextFacts = {
  counting: "characters" | "wide";
  /** More is refused by the platform. */
  most?: number;
  /** More is cut off when shown. */
  shown?: number;
  emoji?: "refused";
  source: Source;
};

export type FieldType =
  | { kind: "text" }
  | { kind: "integer"; min?: number; max?: number }
  | { kind: "boolean" }
  /** A decimal string (or number) in currency units; the adapter converts it to the platform's unit. */
  | { kind: "money" }
  /** `retired`: values the platform still knows but no longer creates, with the value that replaces it where that is certain. */
  | { kind: "enum"; values: readonly string[]; retired?: Readonly<Record<string, string | null>> }
  /** ISO 8601 with an offset. */
  | { kind: "instant" }
  | { kind: "url" }
  /** Digits, as a string or a whole number. */
  | { kind: "id"; prefix?: string }
  | { kind: "country" }
  | { kind: "list"; of: FieldType; role?: Role; min?: number; max?: number }
  /**
   * `open`: further words are let through, because the platform's own list is longer than what is needed here.
   * `required`: words that must be in it whenever it is given. `oneOf`: sets of which exactly one word is given.
   */
  | {
      kind: "object";
      fields: readonly PayloadField[];
      open?: boolean;
      required?: readonly string[];
      oneOf?: readonly (readonly string[])[];
    }
  | { kind: "json" };

export type PayloadField = {
  name: string;
  level: Level;
  type: FieldType;
  role?: Role;
  /** Absent for a request type: the word is known but not sent for it, which is told, not hidden. */
  use: Partial<Record<RequestType, "required" | "optional">>;
  /** What is sent when the word is absent. */
  fallback?: string;
  /** Of a text that people read: what the platform does with its length. */
  text?: TextFacts;
  description: string;
  source: Source;
};

/** For which request types a word is sent: the three that most words need. */
export const USE = {
  create: { CREATE_CAMPAIGN: "optional" },
  createOrUpdate: { CREATE_CAMPAIGN: "optional", UPDATE_CAMPAIGN: "optional" },
  everywhere: { CREATE_CAMPAIGN: "optional", UPDATE_CAMPAIGN: "optional", PAUSE_CAMPAIGN: "optional", RESUME_CAMPAIGN: "optional" },
} as const satisfies Record<string, PayloadField["use"]>;

/** A word that must not stand in a payload, and why. */
type ForbiddenWord = { name: string; why: string };

export type PayloadSchema = {
  fields: readonly PayloadField[];
  /** Words refused at the top and inside a level's block. */
  forbidden: readonly ForbiddenWord[];
  /** Sets of words of which at most one may be given. */
  exclusive: readonly { names: readonly string[]; why: string /** The block they stand in; absent: the top. */; block?: string }[];
  /**
   * The words that open a level below the campaign (`adset`, `ad`…), outermost first. A level is built only if its block
   * is there, and needs the blocks above it when it is created. Each has a field of its own of kind `object`; inside it
   * `use: required` means required whenever the block is given.
   */
  blocks: readonly PayloadBlock[];
};

export type PayloadBlock = { name: string; level: "ad_group" | "ad"; needs: readonly string[] };

/** A JSON Patch operation (RFC 6902) relative to the payload. */
export type PatchOperation = { op: "add" | "replace" | "remove"; path: string; value?: unknown };

/** One thing to say about a payload. `pointer` (RFC 6901) is relative to the payload. */
export type PayloadIssue = {
  rule:
    | "payload.unknown_word"
    | "payload.forbidden_word"
    | "payload.required"
    | "payload.type"
    | "payload.enum"
    | "payload.money"
    | "payload.exclusive"
    | "payload.level_missing"
    | "payload.not_sent"
    | "payload.nothing_to_send";
  severity: "block" | "warn" | "info";
  pointer: string;
  message: string;
  value: unknown;
  /** Only where the mend is certain. */
  suggestion: readonly PatchOperation[] | null;
  source: Source | null;
};

export type ValidateContext = {
  requestType: RequestType;
  currency: string;
  /** Decimal places an amount may have on this platform in the account's currency. */
  moneyDecimals: number;
  /** The largest amount the platform's own unit carries, as a decimal string in currency units. */
  moneyMost: string;
};

/** A value that plays a role, and where it stands. */
export type Mention = {
  role: Role;
  level: Level;
  pointer: string;
  value: unknown /** The word it is the value of, or of an item of it. */;
  field: PayloadField;
};

/** One step of an RFC 6901 pointer. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replace(/~/g, "~0").replace(/\//g, "~1")}`;
}
