/** The six state colours and gold. A tone is always shown with a shape: see `glyph.tsx`. */
export type Tone = "draft" | "testing" | "caution" | "ready" | "clear" | "danger" | "accent";

const CLASS: Record<Tone, string> = {
  draft: "tone-draft",
  testing: "tone-testing",
  caution: "tone-caution",
  ready: "tone-ready",
  clear: "tone-clear",
  danger: "tone-danger",
  accent: "tone-accent",
};

/** The class that makes `text-tone` and `bg-tone-tint` mean this tone below it. */
export function toneClass(tone: Tone): string {
  return CLASS[tone];
}
