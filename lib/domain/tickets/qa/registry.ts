import type { Rule } from "./rule";
import { account } from "./rules/account";
import { approval } from "./rules/approval";
import { budget } from "./rules/budget";
import { checklistRequired } from "./rules/checklist-required";
import { familyFriendly } from "./rules/family-friendly";
import { flight } from "./rules/flight";
import { landingUrl } from "./rules/landing-url";
import { marketCountry } from "./rules/market-country";
import { nameScheme } from "./rules/name-scheme";
import { nameUnique } from "./rules/name-unique";
import { objective } from "./rules/objective";
import { payloadLevels } from "./rules/payload-levels";
import { payloadSize } from "./rules/payload-size";
import { payloadValues } from "./rules/payload-values";
import { payloadWords } from "./rules/payload-words";
import { platformSupported } from "./rules/platform-supported";
import { requiredFields } from "./rules/required-fields";
import { subjectsAlive } from "./rules/subjects-alive";
import { target } from "./rules/target";

/** Every rule, in the order findings are listed: what the ticket is, what it is about, what it says. */
export const QA_RULES: readonly Rule[] = [
  platformSupported,
  nameScheme,
  nameUnique,
  subjectsAlive,
  target,
  approval,
  checklistRequired,
  flight,
  account,
  objective,
  requiredFields,
  budget,
  familyFriendly,
  marketCountry,
  landingUrl,
  payloadWords,
  payloadValues,
  payloadSize,
  payloadLevels,
];
