import { parentOf, wordsOf } from "./payload-places";
import type { Subject } from "./subject";

/** A landing address of a ticket that can be read, with the parameters that its creative adds to it. */
type LandingAddress = {
  pointer: string;
  /** Where the creative stands. */
  creative: string;
  /** As it was written. */
  text: string;
  host: string;
  /** Of the address and added to it, names in lower case, in the order they are written. */
  parameters: readonly { name: string; value: string }[];
  /** Names of those that the creative adds. */
  added: readonly string[];
};

/** The landing addresses of a payload; what is no web address has a rule of its own. */
export function landingAddresses(subject: Subject): LandingAddress[] {
  const added = new Map<string, LandingAddress["parameters"]>();
  for (const { pointer, value } of subject.mentions("url_parameters")) added.set(parentOf(pointer), parametersIn(value));
  return subject.mentions("landing_url").flatMap(({ pointer, value }) => {
    if (typeof value !== "string" || !URL.canParse(value)) return [];
    const url = new URL(value);
    if (url.host === "") return [];
    const creative = parentOf(pointer);
    const own = [...url.searchParams].map(([name, text]) => ({ name: name.toLowerCase(), value: text }));
    const more = added.get(creative) ?? [];
    const parameters = [...own, ...more];
    return [{ pointer, creative, text: value, host: siteOf(url.hostname), parameters, added: more.map(({ name }) => name) }];
  });
}

/** `utm_source=a&utm_medium=b`, or a list of `{key, value}`. */
function parametersIn(value: unknown): LandingAddress["parameters"] {
  if (typeof value === "string") return [...new URLSearchParams(value)].map(([name, text]) => ({ name: name.toLowerCase(), value: text }));
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const words = wordsOf(item);
    return typeof words?.key === "string" ? [{ name: words.key.toLowerCase(), value: String(words.value ?? "") }] : [];
  });
}

/** A host without `www.`, in lower case. */
export function siteOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "");
}

/** True when one of two hosts is the other or stands below it: `shop.example.com` and `example.com`. */
export function isSameSite(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/** What a platform puts in when the ad is shown: `{{campaign.name}}`, `__CAMPAIGN_NAME__`. */
export const MACRO = /\{\{[^{}]*\}\}|__[A-Z0-9_]+?__/;

/** The query of an address as it is written: everything between `?` and `#`. */
export function rawQuery(address: string): { before: string; query: string; after: string } {
  const hash = address.indexOf("#");
  const end = hash === -1 ? address.length : hash;
  const start = address.indexOf("?");
  if (start === -1 || start > end) return { before: address.slice(0, end), query: "", after: address.slice(end) };
  return { before: address.slice(0, start), query: address.slice(start + 1, end), after: address.slice(end) };
}

/** An address with another query; an empty one leaves no question mark. */
export function withQuery({ before, after }: { before: string; after: string }, query: string): string {
  return `${before}${query === "" ? "" : `?${query}`}${after}`;
}

/** The name of a written parameter (`utm_source=a`), decoded and in lower case. */
export function nameOf(parameter: string): string {
  const name = parameter.split("=", 1)[0] ?? "";
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}
