import { z } from "zod";
import { DEFAULT_BUDGET_CAPS, DEFAULT_FORBIDDEN_WORDS } from "@/lib/domain/tickets/qa/default-settings";
import { amountInput, isCurrency } from "@/lib/shared/money";
import { listOutput } from "@/lib/shared/pagination";

type Definition<S extends z.ZodType> = {
  schema: S;
  default: z.output<S>;
  title: string;
  /** What it does, for whoever is about to change it. */
  explanation: string;
};

const define = <S extends z.ZodType>(definition: Definition<S>): Definition<S> => definition;

const currencyKey = z.string().refine(isCurrency, { message: "Use an ISO 4217 currency code such as USD" });
const word = z.string().trim().normalize("NFC").min(1, "A word needs at least one character").max(80, "A word has at most 80 characters");
/** In currency units, as an exact decimal string; null is no cap. */
const cap = amountInput.nullable();

/** Every setting of a workspace: its form, what holds until it is set, and what it means. One list for all callers. */
export const SETTINGS = {
  "approval.required_to_deploy": define({
    schema: z.boolean(),
    default: false,
    title: "Deploy approved campaigns only",
    explanation: "A ticket is deployed only while its campaign is approved as it stands. An edit of the campaign takes the approval back.",
  }),
  "approval.separation": define({
    schema: z.boolean(),
    default: true,
    title: "Authors may not approve",
    explanation: "Whoever changed a campaign since its last approval may not approve it, by any credential.",
  }),
  "qa.budget_caps": define({
    schema: z.record(currencyKey, z.strictObject({ daily: cap.default(null), lifetime: cap.default(null) })),
    default: DEFAULT_BUDGET_CAPS,
    title: "Highest budgets",
    explanation: "The highest daily and lifetime budget of one ticket by currency, in units of that currency. No entry or null: no cap.",
  }),
  "qa.forbidden_words": define({
    schema: z
      .array(word)
      .max(1_000)
      .transform((words) => [...new Set(words)]),
    default: [...DEFAULT_FORBIDDEN_WORDS],
    title: "Words a family-friendly brand never uses",
    explanation: "Words and phrases that no name, text or interest of a family-friendly brand may contain. Whole words, in any case.",
  }),
} as const;

export type SettingKey = keyof typeof SETTINGS;

/** What a setting holds once parsed. */
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]["schema"]>;

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** True for the key of a setting that exists. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

export const settingParams = z.object({ key: z.string().max(100) });

/** `value: null` goes back to the default. Which other values are good depends on the setting. */
export const putSettingInput = z.strictObject({ value: z.unknown() });
export type PutSettingInput = { key: string; value?: unknown };

export const settingOutput = z.object({
  key: z.string(),
  title: z.string(),
  explanation: z.string(),
  value: z.unknown(),
  default: z.unknown(),
  isDefault: z.boolean(),
  /** 0 until it is set for the first time. */
  version: z.number().int(),
  updatedAt: z.string().nullable(),
});
export type SettingDto = z.infer<typeof settingOutput>;

export const listSettingsOutput = listOutput("settings", settingOutput);
