import type { Config } from "tailwindcss";

/** A colour token and, where one exists, its tint: `text-st-ready`, `bg-st-ready-tint`. */
function withTint(prefix: string, names: readonly string[]): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name of names) {
    entries[name] = `var(--${prefix}-${name})`;
    entries[`${name}-tint`] = `var(--${prefix}-${name}-tint)`;
  }
  return entries;
}

/** `steps("gold", 9)` → `{ 1: "var(--gold-1)", … }` */
function steps(name: string, count: number, from = 1): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [String(i + from), `var(--${name}-${i + from})`]));
}

/**
 * The names the product's classes use. Values live in `components/ui/tokens.css`, so that themes,
 * density and contrast change them without a second set of classes. The palette replaces
 * Tailwind's: a colour that is not a token cannot be written.
 */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      inherit: "inherit",
      surface: steps("surface", 5, 0),
      overlay: "var(--overlay)",
      scrim: "var(--scrim)",
      line: steps("line", 3),
      fg: steps("text", 4),
      gold: steps("gold", 9),
      accent: {
        DEFAULT: "var(--accent)",
        hover: "var(--accent-hover)",
        press: "var(--accent-press)",
        edge: "var(--accent-edge)",
        ink: "var(--accent-ink)",
        text: "var(--accent-text)",
        tint: "var(--accent-tint)",
      },
      focus: "var(--focus)",
      // The tone of the nearest `.tone-*` ancestor.
      tone: { DEFAULT: "var(--st)", tint: "var(--tint)" },
      st: withTint("st", ["draft", "testing", "caution", "ready", "clear", "danger"]),
      seg: withTint("seg", ["brand", "market", "channel", "year", "name"]),
      chart: { ...steps("chart", 6), rest: "var(--chart-rest)", grid: "var(--chart-grid)" },
    },
    fontFamily: { sans: "var(--font-sans)", mono: "var(--font-mono)" },
    // [size, line height]. `body` and `field` grow on a phone.
    fontSize: {
      11: ["0.6875rem", "1rem"],
      12: ["0.75rem", "1rem"],
      body: ["var(--fs-body)", "1.25rem"],
      field: ["var(--fs-field)", "1.25rem"],
      14: ["0.875rem", "1.25rem"],
      16: ["1rem", "1.5rem"],
      20: ["1.25rem", "1.75rem"],
      28: ["1.75rem", "2.125rem"],
    },
    fontWeight: { text: "400", nav: "450", strong: "500", title: "600" },
    letterSpacing: { tight: "-0.014em", mono: "-0.02em", label: "0.01em", normal: "0" },
    borderRadius: { none: "0", sm: "4px", 1: "var(--r-1)", 2: "var(--r-2)", full: "999px" },
    boxShadow: { none: "none", "raise-1": "var(--raise-1)", "raise-2": "var(--raise-2)", "raise-3": "var(--raise-3)" },
    screens: { sm: "480px", md: "768px", lg: "1024px", xl: "1200px", "2xl": "1536px" },
    transitionDuration: { DEFAULT: "var(--t-fast)", fast: "var(--t-fast)", base: "var(--t-base)", slow: "var(--t-slow)" },
    transitionTimingFunction: { DEFAULT: "var(--ease)", in: "var(--ease-in)" },
    extend: {
      spacing: {
        ctl: "var(--ctl)",
        "ctl-sm": "var(--ctl-sm)",
        field: "var(--ctl-field)",
        row: "var(--row)",
        touch: "var(--touch)",
        nav: "var(--nav-w)",
        rail: "var(--rail-w)",
        bar: "var(--bar-h)",
        tabbar: "var(--tabbar-h)",
      },
    },
  },
} satisfies Config;
