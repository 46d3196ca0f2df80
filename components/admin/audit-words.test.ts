import { describe, expect, it } from "vitest";
import { AUDITED_NOUNS, actionsOf, actionWords, fieldWords, nounWord, subjectName, subjectPath } from "./audit-words";

describe("the words of the audit", () => {
  it("say what was done", () => {
    expect(actionWords("brand.created")).toBe("Brand created");
    expect(actionWords("api_key.revoked")).toBe("API key revoked");
    expect(actionWords("campaign.approval_voided")).toBe("Campaign approval voided");
    expect(actionWords("deployment.cancel_requested")).toBe("Deployment cancellation asked for");
  });

  it("say something of what they do not know yet", () => {
    expect(actionWords("media_file.scan_failed")).toBe("Media file scan failed");
    expect(nounWord("media_file")).toBe("Media file");
    expect(actionsOf("media_file")).toEqual([]);
    expect(subjectPath({ type: "media_file", id: "1" })).toBeNull();
  });

  it("offer for every noun only its own actions", () => {
    for (const noun of AUDITED_NOUNS) {
      expect(actionsOf(noun).length).toBeGreaterThan(0);
      for (const { value } of actionsOf(noun)) expect(value.startsWith(`${noun}.`)).toBe(true);
    }
  });

  it("name the subject by what the entry holds, the new name before the old one", () => {
    expect(subjectName([{ field: "name", before: "Old", after: "New" }])).toBe("New");
    expect(subjectName([{ field: "name", before: "Old", after: null }])).toBe("Old");
    expect(subjectName([{ field: "status", before: "DRAFT", after: "ACTIVE" }])).toBeNull();
    expect(fieldWords("family_friendly")).toBe("Family friendly");
  });
});
