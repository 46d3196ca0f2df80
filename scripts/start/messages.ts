/** What a supervised process tells its supervisor. */
export type ChildMessage =
  | { type: "ready"; info: Record<string, string | number | boolean | null> }
  /** It cannot work, for a reason in one sentence that the person at the terminal can mend. */
  | { type: "refused"; message: string };
