/** What a ticket asks for, in a word. */
export const REQUEST_TYPE_WORD: Readonly<Record<string, string>> = {
  CREATE_CAMPAIGN: "Create",
  UPDATE_CAMPAIGN: "Update",
  PAUSE_CAMPAIGN: "Pause",
  RESUME_CAMPAIGN: "Resume",
};
