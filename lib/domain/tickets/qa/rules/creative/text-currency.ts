import { readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

const DOLLARS = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "BSD", "BBD", "JMD", "TTD"];
const CROWNS = ["SEK", "NOK", "DKK", "ISK"];

/** Signs that mean few currencies. Source: Unicode CLDR, narrow currency symbols. */
const SIGNS: readonly [sign: RegExp, shown: string, currencies: readonly string[]][] = [
  [/€/, "€", ["EUR"]],
  [/£/, "£", ["GBP", "GIP", "FKP", "EGP", "LBP"]],
  [/[¥￥]/, "¥", ["JPY", "CNY"]],
  [/₩/, "₩", ["KRW"]],
  [/₹/, "₹", ["INR"]],
  [/₽/, "₽", ["RUB"]],
  [/₺/, "₺", ["TRY"]],
  [/฿/, "฿", ["THB"]],
  [/₫/, "₫", ["VND"]],
  [/₪/, "₪", ["ILS"]],
  [/₴/, "₴", ["UAH"]],
  [/₱/, "₱", ["PHP"]],
  [/₦/, "₦", ["NGN"]],
  [/R\$/, "R$", ["BRL"]],
  [/(?<![A-Za-z])\$/, "$", DOLLARS],
  [/\d\s?zł(?!\p{L})/u, "zł", ["PLN"]],
  [/\d\s?kr\.?(?!\p{L})/u, "kr", CROWNS],
];

export const textCurrency: Rule = {
  id: "text.currency",
  version: 1,
  title: "Prices are in the market's currency",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2, Market; signs by Unicode CLDR" },
  reads: ["ticket.payload", "market", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const { market } = subject.input;
    for (const { pointer, text } of readTexts(subject)) {
      const foreign = SIGNS.filter(([sign, , currencies]) => !currencies.includes(market.currency) && sign.test(text));
      if (foreign.length === 0) continue;
      yield {
        pointer: inPayload(pointer),
        message: `${quoted(text)} names a price with ${foreign.map(([, shown]) => shown).join(", ")}, but ${market.name} pays in ${market.currency}.`,
        value: text,
      };
    }
  },
};
