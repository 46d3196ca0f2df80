import "server-only";
import { appError } from "@/lib/shared/errors";
import { fitsCurrency, minorUnits } from "@/lib/shared/money";

/** No platform can spend half a yen. @throws VALIDATION_001 naming the budget when it is finer than its currency */
export function requireBudgetInCurrency(budget: string, currency: string): void {
  if (fitsCurrency(budget, currency)) return;
  const places = minorUnits(currency);
  const most = places === 0 ? "no decimal places" : `at most ${places} decimal place${places === 1 ? "" : "s"}`;
  throw appError("VALIDATION_001", { violations: [{ pointer: "/budget", rule: "minor_unit", message: `${currency} has ${most}` }] });
}
