import { z } from "zod";

/**
 * The environment, read lazily: `next build` evaluates every route module without a database or a secret, so nothing
 * may be required at import. Every variable is in README's configuration table.
 */
const flag = (fallback: "on" | "off") => z.enum(["on", "off"]).default(fallback);
const port = z.coerce.number().int().min(0).max(65535);

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  /** `1` when a reverse proxy in front sets X-Forwarded-*; otherwise those headers are thrown away. */
  TRUST_PROXY: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATABASE_URL: z.string().optional(),
  SIGNALBOX_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SIGNALBOX_DATA_DIR: z.string().min(1).default(".data"),
  SIGNALBOX_SECRET: z.string().min(32).optional(),
  SIGNALBOX_DEMO: flag("on"),
  SIGNALBOX_DEMO_PASSWORD: z.string().min(8).default("signalbox-demo"),
  SIGNALBOX_SIMULATORS: flag("on"),
  SIGNALBOX_SIMULATORS_PORT: port.default(4010),
  SIGNALBOX_PLATFORM_URLS: z.string().optional(),
  SIGNALBOX_ALLOW_PRIVATE_HOSTS: z.string().optional(),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  /** Calls of one credential in a second and in a minute; a workspace may make five times as many. Source: DESIGN decision 14. */
  SIGNALBOX_RATE_PER_SECOND: z.coerce.number().int().min(1).default(100),
  SIGNALBOX_RATE_PER_MINUTE: z.coerce.number().int().min(1).default(3_000),
  SIGNALBOX_PUBLIC_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The parsed environment. Throws one sentence that names each wrong variable, never its value. */
export function env(): Env {
  if (parsed) return parsed;
  // biome-ignore lint/style/noProcessEnv: the one place that reads it
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  }
  parsed = result.data;
  return parsed;
}

/** Forgets the parsed environment; for tests and for the start script, which completes it before anything reads it. */
export function resetEnv(): void {
  parsed = undefined;
}

/** The value of a variable that this part cannot work without. */
export function requiredEnv<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name];
  if (value === undefined || value === null) throw new Error(`${name} is not set`);
  return value as NonNullable<Env[K]>;
}
