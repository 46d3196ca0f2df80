import type { Rule } from "./rule";
import { adultsOnly } from "./rules/audience/adults-only";
import { ages } from "./rules/audience/ages";
import { frequency } from "./rules/audience/frequency";
import { genders } from "./rules/audience/genders";
import { marketCountry } from "./rules/audience/market-country";
import { specialNarrowing } from "./rules/audience/special-narrowing";
import { specialWords } from "./rules/audience/special-words";
import { transparency } from "./rules/audience/transparency";
import { callToAction } from "./rules/creative/call-to-action";
import { familyFriendly } from "./rules/creative/family-friendly";
import { mediaNamed } from "./rules/creative/media-named";
import { textCurrency } from "./rules/creative/text-currency";
import { textDuplicate } from "./rules/creative/text-duplicate";
import { textEmoji } from "./rules/creative/text-emoji";
import { textLength } from "./rules/creative/text-length";
import { textPlaceholder } from "./rules/creative/text-placeholder";
import { textShouting } from "./rules/creative/text-shouting";
import { textSpaces } from "./rules/creative/text-spaces";
import { approval } from "./rules/life/approval";
import { checklistRequired } from "./rules/life/checklist-required";
import { subjectsAlive } from "./rules/life/subjects-alive";
import { target } from "./rules/life/target";
import { account } from "./rules/money/account";
import { accountMarket } from "./rules/money/account-market";
import { bidStrategy } from "./rules/money/bid-strategy";
import { bidUnderBudget } from "./rules/money/bid-under-budget";
import { budget } from "./rules/money/budget";
import { budgetCampaignTotal } from "./rules/money/budget-campaign-total";
import { budgetMinimum } from "./rules/money/budget-minimum";
import { budgetPerDay } from "./rules/money/budget-per-day";
import { budgetWholeUnits } from "./rules/money/budget-whole-units";
import { nameParts } from "./rules/names/name-parts";
import { nameScheme } from "./rules/names/name-scheme";
import { nameUnique } from "./rules/names/name-unique";
import { billingFitsGoal } from "./rules/platform/billing-fits-goal";
import { goalFitsObjective } from "./rules/platform/goal-fits-objective";
import { objective } from "./rules/platform/objective";
import { objectiveClosing } from "./rules/platform/objective-closing";
import { payloadLevels } from "./rules/platform/payload-levels";
import { payloadSize } from "./rules/platform/payload-size";
import { payloadValues } from "./rules/platform/payload-values";
import { payloadWords } from "./rules/platform/payload-words";
import { planPossible } from "./rules/platform/plan-possible";
import { platformSupported } from "./rules/platform/platform-supported";
import { requiredFields } from "./rules/platform/required-fields";
import { flight } from "./rules/time/flight";
import { flightInsideCampaign } from "./rules/time/flight-inside-campaign";
import { flightLength } from "./rules/time/flight-length";
import { flightWeekend } from "./rules/time/flight-weekend";
import { appNamed } from "./rules/tracking/app-named";
import { conversionTracked } from "./rules/tracking/conversion-tracked";
import { landingDisplayDomain } from "./rules/tracking/landing-display-domain";
import { landingOneSite } from "./rules/tracking/landing-one-site";
import { landingQuery } from "./rules/tracking/landing-query";
import { landingShortener } from "./rules/tracking/landing-shortener";
import { landingUrl } from "./rules/tracking/landing-url";
import { utmContentUnique } from "./rules/tracking/utm-content-unique";
import { utmLowerCase } from "./rules/tracking/utm-lower-case";
import { utmPresent } from "./rules/tracking/utm-present";
import { utmTaxonomy } from "./rules/tracking/utm-taxonomy";

/** Every rule, in the order findings are listed: what the ticket is, what it is about, what it says. */
export const QA_RULES: readonly Rule[] = [
  ...[platformSupported, nameScheme, nameUnique, nameParts, subjectsAlive, target, approval, checklistRequired],
  ...[flight, flightInsideCampaign, flightLength, flightWeekend],
  ...[account, accountMarket, objective, objectiveClosing, requiredFields],
  ...[budget, budgetMinimum, budgetWholeUnits, budgetPerDay, budgetCampaignTotal, bidStrategy, bidUnderBudget],
  ...[goalFitsObjective, billingFitsGoal, conversionTracked, appNamed],
  ...[marketCountry, ages, genders, adultsOnly, specialWords, specialNarrowing, transparency, frequency],
  ...[familyFriendly, textLength, textEmoji, textPlaceholder, textDuplicate, textSpaces, textShouting, textCurrency],
  ...[callToAction, mediaNamed],
  ...[landingUrl, landingQuery, landingShortener, landingOneSite, landingDisplayDomain],
  ...[utmPresent, utmLowerCase, utmTaxonomy, utmContentUnique],
  ...[payloadWords, payloadValues, payloadSize, payloadLevels, planPossible],
];
