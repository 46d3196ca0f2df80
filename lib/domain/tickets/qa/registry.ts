import type { Rule } from "./rule";
import { marketCountry } from "./rules/audience/market-country";
import { familyFriendly } from "./rules/creative/family-friendly";
import { approval } from "./rules/life/approval";
import { checklistRequired } from "./rules/life/checklist-required";
import { subjectsAlive } from "./rules/life/subjects-alive";
import { target } from "./rules/life/target";
import { account } from "./rules/money/account";
import { budget } from "./rules/money/budget";
import { nameScheme } from "./rules/names/name-scheme";
import { nameUnique } from "./rules/names/name-unique";
import { objective } from "./rules/platform/objective";
import { payloadLevels } from "./rules/platform/payload-levels";
import { payloadSize } from "./rules/platform/payload-size";
import { payloadValues } from "./rules/platform/payload-values";
import { payloadWords } from "./rules/platform/payload-words";
import { platformSupported } from "./rules/platform/platform-supported";
import { requiredFields } from "./rules/platform/required-fields";
import { flight } from "./rules/time/flight";
import { landingUrl } from "./rules/tracking/landing-url";

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
