import { valuesOf } from "@/lib/domain/tickets/qa/bounded-payload";
import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** Words that decide whether money flows; what is new is always created paused, and tickets of their own pause and resume. */
const STATES = ["status", "configured_status", "effective_status", "operation_status", "entity_status"];
/** Objects are named by the ticket's target, never by its payload. */
const IDS = ["campaign_id", "campaign_ids", "adset_id", "adgroup_id", "ad_id", "creative_id"];
/** Secrets live encrypted in the connection; in a payload they would be stored, shown and sent in the clear. */
const SECRETS = [
  ...["access_token", "refresh_token", "token", "app_secret", "appsecret_proof", "client_secret", "secret"],
  ...["password", "api_key", "authorization", "credentials"],
];
/** The plan's own place for an id that an earlier step makes (platform.ts, IdOf): in a payload it would be filled in like one. */
const PLACEHOLDER = "idof";
/** A word that looks like a secret, known or not: its value is not repeated in a finding, which more people read than may see it. */
const SECRETIVE = /token|secret|passw|api_?key|authori[sz]ation|credential/i;
const HIDDEN = "[hidden]";

const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ...STATES.map(
    (word) => [word, "is set by Signalbox: what is new starts paused, and is paused and resumed by tickets of its own"] as const,
  ),
  ...IDS.map((word) => [word, "is given by the platform; name the ticket's target instead"] as const),
  ...SECRETS.map((word) => [word, "belongs to the connection, where it is encrypted"] as const),
  [PLACEHOLDER, "is how Signalbox writes an id that is not known yet"],
]);

export const payloadWords: Rule = {
  id: "payload.words",
  version: 2,
  title: "Only words the platform's adapter knows, and none that are forbidden",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: false,
  *judge(subject) {
    const said = new Set<string>();
    for (const issue of subject.issues("words")) {
      said.add(issue.pointer);
      const name = issue.pointer.split("/").at(-1) ?? "";
      yield { ...saidByAllowList(issue), value: SECRETIVE.test(name) ? HIDDEN : issue.value };
    }
    for (const { pointer, name, value } of valuesOf(subject.payload)) {
      const why = name === null ? undefined : FORBIDDEN.get(name.toLowerCase().replaceAll("-", "_"));
      if (why === undefined || said.has(pointer)) continue;
      yield {
        pointer: inPayload(pointer),
        message: `"${name}" ${why}. Take it out.`,
        value: SECRETIVE.test(String(name)) ? HIDDEN : value,
        suggestion: [{ op: "remove", path: pointer }],
      };
    }
  },
};
