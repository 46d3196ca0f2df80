import { type Logger as PinoLogger, pino } from "pino";
import { env } from "@/lib/infra/env";

export type Logger = PinoLogger;

/**
 * Names whose values never reach a log line, wherever they stand up to three levels deep. Free text that may hold a
 * person's data (bodies, payloads) is not logged at all.
 */
const SECRET_NAMES = [
  "password",
  "passwordHash",
  "secret",
  "token",
  "access_token",
  "accessToken",
  "refresh_token",
  "authorization",
  "cookie",
  "set-cookie",
  "key",
  "keyHash",
  "credentials",
  "email",
  "connectionString",
  "DATABASE_URL",
];

function make(): Logger {
  return pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: "[redacted]",
    },
    serializers: {
      err: (error: unknown) => {
        if (!(error instanceof Error)) return { message: String(error) };
        return { type: error.name, message: error.message, stack: error.stack };
      },
    },
  });
}

const shared = globalThis as { __signalboxLog?: Logger };

/**
 * The process's logger: one JSON object a line on standard output, secrets and addresses redacted. Made at first use,
 * because the environment may not be read at import (`next build` evaluates every module).
 */
export const log: Logger = new Proxy({} as Logger, {
  get(_target, name) {
    shared.__signalboxLog ??= make();
    const value: unknown = Reflect.get(shared.__signalboxLog, name);
    return typeof value === "function" ? value.bind(shared.__signalboxLog) : value;
  },
});
