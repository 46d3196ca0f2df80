import { cx } from "./cx";
import { formatMoney, moneyParts } from "./format";

/** An amount for a column of figures: the currency before and quieter, zero decimals quieter. Read out as one phrase. */
export function Amount({ amount, currency, className }: { amount: string; currency: string; className?: string }) {
  const { symbol, whole, fraction } = moneyParts(amount, currency);
  const nothing = /^\.?0*$/.test(fraction);
  return (
    <span className={cx("whitespace-nowrap", className)}>
      <span className="sr-only">{formatMoney(amount, currency)}</span>
      <span aria-hidden="true">
        <span className="mr-1 text-12 text-fg-3">{symbol}</span>
        {whole}
        <span className={nothing ? "text-fg-3" : undefined}>{fraction}</span>
      </span>
    </span>
  );
}
