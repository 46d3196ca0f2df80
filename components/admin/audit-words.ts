/** What is audited, as people call it, with what can happen to it. */
const NOUNS: Record<string, { word: string; actions: readonly string[] }> = {
  campaign: {
    word: "campaign",
    actions: [
      "created",
      "updated",
      "submitted",
      "approved",
      "rejected",
      "approval_voided",
      "started",
      "paused",
      "resumed",
      "completed",
      "archived",
      "restored",
      "deleted",
      "purged",
    ],
  },
  ticket: {
    word: "ticket",
    actions: [
      "created",
      "updated",
      "checked",
      "recalled",
      "retried",
      "mended",
      "resumed",
      "trafficked",
      "failed",
      "restored",
      "deleted",
      "purged",
    ],
  },
  comment: { word: "comment", actions: ["created", "deleted"] },
  deployment: {
    word: "deployment",
    actions: ["requested", "delayed", "cancel_requested", "cancelled", "succeeded", "failed", "ambiguous", "resumed"],
  },
  platform_object: { word: "platform object", actions: ["created", "updated", "seen", "gone"] },
  brand: { word: "brand", actions: ["created", "updated", "deleted", "restored", "purged"] },
  market: { word: "market", actions: ["created", "updated", "deleted", "restored", "purged"] },
  channel: { word: "channel", actions: ["created", "updated", "deleted", "restored", "purged"] },
  connection: { word: "connection", actions: ["created", "updated", "deleted"] },
  api_key: { word: "API key", actions: ["created", "revoked"] },
  session: { word: "session", actions: ["ended"] },
  setting: { word: "setting", actions: ["changed"] },
  job_run: { word: "background run", actions: ["retried", "cancelled"] },
  membership: { word: "membership", actions: ["created"] },
  tenant: { word: "workspace", actions: ["created"] },
};

/** Every noun that the audit knows, in the order of the product. */
export const AUDITED_NOUNS = Object.keys(NOUNS);

function upper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase("en") + text.slice(1);
}

/** "Campaign", "API key". */
export function nounWord(noun: string): string {
  return upper(NOUNS[noun]?.word ?? noun.replaceAll("_", " "));
}

/** What can be asked for of one noun: `campaign.approved` as "Approved". */
export function actionsOf(noun: string): { value: string; label: string }[] {
  return (NOUNS[noun]?.actions ?? []).map((verb) => ({ value: `${noun}.${verb}`, label: upper(verb.replaceAll("_", " ")) }));
}

/** "Brand created", "Campaign approval voided": what an entry says was done. */
export function actionWords(action: string): string {
  const at = action.indexOf(".");
  const verb = action.slice(at + 1);
  const said = verb === "cancel_requested" ? "cancellation asked for" : verb.replaceAll("_", " ");
  return `${nounWord(action.slice(0, at))} ${said}`;
}

/** "Family friendly", "API identifier": a field of an entry. */
export function fieldWords(field: string): string {
  return upper(field.replaceAll("_", " ").replace(/\bapi\b/, "API"));
}

type Change = { field: string; before: unknown; after: unknown };

/** What the entry's subject is called, when the entry itself tells. */
export function subjectName(changes: readonly Change[]): string | null {
  for (const wanted of ["name", "key", "label"]) {
    const change = changes.find(({ field }) => field === wanted);
    const value = change?.after ?? change?.before;
    if (typeof value === "string") return value;
  }
  return null;
}

/** One thing among all kinds of things. */
export function subjectKey(subject: { type: string; id: string }): string {
  return `${subject.type} ${subject.id}`;
}

/** Where the subject can be seen, below the workspace; null where it has no page. */
export function subjectPath(subject: { type: string; id: string }): string | null {
  switch (subject.type) {
    case "campaign":
      return `/campaigns/${subject.id}`;
    case "ticket":
      return `/tickets/${subject.id}`;
    case "brand":
    case "market":
    case "channel":
      return `/governance/${subject.type}s`;
    case "connection":
      return "/admin/connections";
    case "api_key":
      return "/admin/api-keys?revoked=1";
    case "setting":
      return "/admin/settings";
    case "membership":
      return "/admin/members";
    default:
      return null;
  }
}
