import { eventType, Inngest } from "inngest";
import { log } from "@/lib/infra/log";
import { outboxEnvelope } from "@/lib/infra/outbox/envelope";
import { embeddedFetch, type Send } from "./engine/events";
import { jobsMode } from "./mode";

/** The worker and what it bundles may be several module instances in one process. */
const shared = globalThis as { __signalboxJobSend?: Send | undefined };

/** Says where events sent by functions go in embedded mode; undefined when the engine has stopped. */
export function setEmbeddedSend(send: Send | undefined): void {
  shared.__signalboxJobSend = send;
}

const inProcess = embeddedFetch(() => shared.__signalboxJobSend);
const server = () => {
  const mode = jobsMode();
  return mode.kind === "server" ? mode : undefined;
};

/**
 * The one Inngest client; functions are made with `inngest.createFunction`. The options are getters, because the SDK
 * reads them late and the environment may not be read at import (`next build` evaluates every module).
 */
export const inngest = new Inngest({
  id: "signalbox",
  get isDev() {
    return server() === undefined;
  },
  get baseUrl() {
    return server()?.baseUrl;
  },
  get eventKey() {
    return server()?.eventKey;
  },
  get signingKey() {
    return server()?.signingKey;
  },
  fetch: (input, init) => (server() ? fetch(input, init) : inProcess(input, init)),
  aiMetadata: false,
  logger: {
    debug: (...words) => log.debug(...asLine(words)),
    info: (...words) => log.info(...asLine(words)),
    warn: (...words) => log.warn(...asLine(words)),
    error: (...words) => log.error(...asLine(words)),
  },
});

/** Inngest logs `(fields, words)` or words alone. */
function asLine(words: unknown[]): [object, string] {
  const fields = words.find((word) => typeof word === "object" && word !== null) ?? {};
  const text = words.filter((word) => typeof word !== "object").join(" ");
  return [fields instanceof Error ? { err: fields } : fields, text];
}

/** Trigger of a function on a domain event; `event.data` is the outbox envelope. */
export const onEvent = <Type extends `${string}.${string}`>(type: Type) => eventType(type, { schema: outboxEnvelope });
