/** How the reader wants to see the product. Kept in cookies, so that the server renders it right the first time. */
export const THEMES = ["dark", "light", "system"] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** `auto`: wide, except on the board, which needs the room. */
export const NAV_WIDTHS = ["auto", "wide", "rail"] as const;
export type NavWidth = (typeof NAV_WIDTHS)[number];

export type Preferences = { theme: Theme; density: Density; nav: NavWidth };

export const PREFERENCE_COOKIE = { theme: "sb.theme", density: "sb.density", nav: "sb.nav" } as const satisfies Record<
  keyof Preferences,
  string
>;

function oneOf<T extends string>(values: readonly T[], sent: string | undefined): T | undefined {
  return values.find((value) => value === sent);
}

/** Reads the cookies; what is missing or unknown takes its default. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  return {
    theme: oneOf(THEMES, cookie(PREFERENCE_COOKIE.theme)) ?? "dark",
    density: oneOf(DENSITIES, cookie(PREFERENCE_COOKIE.density)) ?? "comfortable",
    nav: oneOf(NAV_WIDTHS, cookie(PREFERENCE_COOKIE.nav)) ?? "auto",
  };
}

/** True for a value that the preference can take: what comes from a browser is not believed. */
export function isPreference(name: string, value: string): name is keyof Preferences {
  if (name === "theme") return oneOf(THEMES, value) !== undefined;
  if (name === "density") return oneOf(DENSITIES, value) !== undefined;
  return name === "nav" && oneOf(NAV_WIDTHS, value) !== undefined;
}
