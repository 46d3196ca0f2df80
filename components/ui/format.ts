/**
 * Every date, number and amount that a screen shows goes through here, so that another language is
 * another value of `LOCALE` and not a search through the screens.
 */
const LOCALE = "en-GB";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const cache = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, options);
    cache.set(key, format);
  }
  return format;
}

function parts(at: Date, zone: string): { year: string; day: string; month: string } {
  const found: Partial<Record<string, string>> = {};
  for (const part of dateFormat({ year: "numeric", month: "short", day: "numeric", timeZone: zone }).formatToParts(at)) {
    found[part.type] = part.value;
  }
  return { year: found.year ?? "", day: found.day ?? "", month: (found.month ?? "").slice(0, 3) };
}

/** "21 Nov", with the year when it is not `now`'s. Zone: IANA. */
export function formatDay(at: Date, zone = "UTC", now: Date = new Date()): string {
  const { year, day, month } = parts(at, zone);
  return year === parts(now, zone).year ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** "09:41:22" or "09:41". */
export function formatClock(at: Date, zone = "UTC", seconds = false): string {
  return dateFormat({
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

/** "21 Nov 2026, 09:41:22 GMT+1": the exact moment, with its zone. */
export function formatMoment(at: Date, zone = "UTC"): string {
  const { year, day, month } = parts(at, zone);
  const name =
    dateFormat({ timeZoneName: "short", timeZone: zone })
      .formatToParts(at)
      .find((part) => part.type === "timeZoneName")?.value ?? zone;
  return `${day} ${month} ${year}, ${formatClock(at, zone, true)} ${name}`;
}

function calendarDay(at: Date, zone: string): string {
  const { year, day, month } = parts(at, zone);
  return `${year}-${month}-${day}`;
}

/** "just now", "4 min ago", "2 h ago", "Yesterday", "3 days ago", "18 Nov"; ahead: "in 4 min", "Tomorrow", "2 Dec". */
export function formatRelative(at: Date, now: Date = new Date(), zone = "UTC"): string {
  const ahead = at.getTime() - now.getTime();
  const distance = Math.abs(ahead);
  const say = (text: string) => (ahead > 0 ? `in ${text}` : `${text} ago`);
  if (distance < MINUTE) return ahead > 5000 ? "in under a minute" : "just now";
  if (distance < HOUR) return say(`${Math.floor(distance / MINUTE)} min`);
  const today = calendarDay(now, zone);
  if (calendarDay(at, zone) === today || distance < 6 * HOUR) return say(`${Math.floor(distance / HOUR)} h`);
  if (calendarDay(at, zone) === calendarDay(new Date(now.getTime() - DAY), zone)) return "Yesterday";
  if (calendarDay(at, zone) === calendarDay(new Date(now.getTime() + DAY), zone)) return "Tomorrow";
  if (distance < 7 * DAY) return say(`${Math.max(2, Math.round(distance / DAY))} days`);
  return formatDay(at, zone, now);
}

/** A span of time: "42 s", "5 min", "3 h 10 min", "2 days". Input in milliseconds. */
export function formatSpan(ms: number): string {
  if (ms < 10_000) return `${(Math.max(0, ms) / 1000).toFixed(ms < 1000 ? 2 : 1)} s`;
  if (ms < MINUTE) return `${Math.round(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 2 * DAY) {
    const hours = Math.floor(ms / HOUR);
    const minutes = Math.round((ms % HOUR) / MINUTE);
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  return `${Math.round(ms / DAY)} days`;
}

/** "0:41", "12:05", "1:02:09": what a countdown shows. Input in milliseconds, rounded up to the second. */
export function formatCountdown(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const seconds = String(total % 60).padStart(2, "0");
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/** "12,345". */
export function formatCount(value: number): string {
  return new Intl.NumberFormat(LOCALE).format(value);
}

/** "1 ticket", "3 tickets". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** "$", "CA$", "£", "NOK": unambiguous between dollars. */
export function currencySymbol(currency: string): string {
  try {
    const found = new Intl.NumberFormat("en-US", { style: "currency", currency }).formatToParts(0).find((part) => part.type === "currency");
    return found?.value ?? currency;
  } catch {
    return currency;
  }
}

/** The parts of an amount for a table: symbol before, zero decimals apart. Exact: the decimal string is never a float. */
export function moneyParts(amount: string, currency: string): { symbol: string; whole: string; fraction: string } {
  const number = new Intl.NumberFormat(LOCALE, { style: "decimal", ...fractionDigits(amount, currency) });
  const text = number.format(amount as Intl.StringNumericLiteral);
  const point = text.indexOf(".");
  return { symbol: currencySymbol(currency), whole: point < 0 ? text : text.slice(0, point), fraction: point < 0 ? "" : text.slice(point) };
}

/** "CA$ 2,400.00". */
export function formatMoney(amount: string, currency: string): string {
  const { symbol, whole, fraction } = moneyParts(amount, currency);
  return `${symbol}\u00a0${whole}${fraction}`;
}

function fractionDigits(amount: string, currency: string): { minimumFractionDigits: number; maximumFractionDigits: number } {
  let minor = 2;
  try {
    minor = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A code this runtime does not know keeps two places.
  }
  const written = amount.split(".")[1]?.replace(/0+$/, "").length ?? 0;
  return { minimumFractionDigits: minor, maximumFractionDigits: Math.max(minor, written) };
}
