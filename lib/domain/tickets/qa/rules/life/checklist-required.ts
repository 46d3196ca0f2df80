import { type Rule, SPENDING } from "@/lib/domain/tickets/qa/rule";

export const checklistRequired: Rule = {
  id: "checklist.required",
  version: 1,
  title: "Every required item of the checklist is signed",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SPENDING },
  source: { kind: "setting", ref: "Checklist of the workspace" },
  reads: ["checklist"],
  needsPlatform: false,
  *judge({ input }) {
    for (const { id, text, required, state } of input.checklist) {
      if (!required || state === "signed") continue;
      yield {
        pointer: `/checklist/${id}`,
        message:
          state === "stale"
            ? `"${text}" was signed before the payload's last change. Look again and sign it anew.`
            : `"${text}" is not signed yet. Look at it and sign it.`,
      };
    }
  },
};
