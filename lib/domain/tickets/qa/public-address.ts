import ipaddr from "ipaddr.js";

/** What a web address is made of that people click on, and what is wrong with it. `mended` is there where the mend is certain. */
export type AddressFault = { severity: "block" | "warn"; message: string; mended?: string };

/** Names that mean a machine or a network of one's own. Source: IANA special-use domain names. */
const LOCAL_SUFFIXES = ["localhost", "local", "internal", "home.arpa", "lan", "intranet", "corp", "home"];
/** Names that nobody on the internet can own. Source: RFC 2606, RFC 7686. */
const RESERVED_SUFFIXES = ["test", "example", "invalid", "onion"];

/** Everything that is wrong with a landing address, by its text alone: nothing is looked up or fetched. */
export function addressFaults(text: string): AddressFault[] {
  const trimmed = text.trim();
  if (trimmed !== text && URL.canParse(trimmed)) {
    const rest = addressFaults(trimmed);
    return [
      { severity: "block", message: "has spaces around it. Take them out", ...(rest.length === 0 ? { mended: trimmed } : {}) },
      ...rest,
    ];
  }
  // The parser would quietly drop line breaks and turn backslashes into slashes; a platform need not.
  if (/[\s\\\p{Cc}]/u.test(text))
    return [
      {
        severity: "block",
        message: "has a space, a line break or a backslash in it. Write a web address such as https://example.com/page",
      },
    ];
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    return [{ severity: "block", message: "is not a web address. Write one such as https://example.com/page" }];
  }
  const url = new URL(text);
  const faults: AddressFault[] = [];
  if (url.protocol !== "https:") {
    faults.push({ severity: "block", message: `is ${url.protocol.slice(0, -1)}, not https. Use an https address` });
  }
  if (url.username !== "" || url.password !== "")
    faults.push({ severity: "block", message: "carries a user name or password, which everybody would see. Take them out" });
  faults.push(...hostFaults(url.hostname));
  const [only] = faults;
  // No ad may lead to http: the same page by https is the only address that can be meant.
  if (faults.length === 1 && only && url.protocol === "http:" && url.port === "") only.mended = text.replace(/^http:/i, "https:");
  if (faults.length === 1 && only && (url.username !== "" || url.password !== "")) {
    const clean = new URL(text);
    clean.username = "";
    clean.password = "";
    only.mended = clean.href;
  }
  return faults;
}

function hostFaults(hostname: string): AddressFault[] {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (host === "") return [{ severity: "block", message: "has no host. Write one such as https://example.com/page" }];
  if (ipaddr.isValid(host)) {
    const range = ipaddr.process(host).range();
    return range === "unicast"
      ? [{ severity: "warn", message: "leads to a bare IP address. Use the site's name" }]
      : [{ severity: "block", message: `leads to ${host}, an address of a private network (${range}), which nobody outside can open` }];
  }
  const last = (suffixes: readonly string[]) => suffixes.find((suffix) => host === suffix || host.endsWith(`.${suffix}`));
  if (last(LOCAL_SUFFIXES))
    return [{ severity: "block", message: `leads to ${host}, which is a name inside a private network. Use a public site` }];
  if (!host.includes(".")) return [{ severity: "block", message: `leads to ${host}, which has no domain such as .com. Use a public site` }];
  if (last(RESERVED_SUFFIXES))
    return [{ severity: "warn", message: `leads to ${host}, a name reserved for tests. Use the real site before it runs` }];
  return [];
}
