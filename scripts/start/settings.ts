import path from "node:path";
import { z } from "zod";
import { StartupError } from "@/lib/infra/postgres/startup-error";

/** The environment of the process, as handed on by the entry script. */
export type Environment = Readonly<Record<string, string | undefined>>;

const flag = z.enum(["on", "off"]).default("on");
const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  DATABASE_URL: z.string().optional(),
  SIGNALBOX_DATA_DIR: z.string().min(1).default(".data"),
  SIGNALBOX_SECRET: z.string().min(32, "must have 32 characters or more").optional(),
  SIGNALBOX_DEMO: flag,
  SIGNALBOX_DEMO_PASSWORD: z.string().min(8, "must have 8 characters or more").optional(),
  SIGNALBOX_SIMULATORS: flag,
  SIGNALBOX_SIMULATORS_PORT: port.default(4010),
  INNGEST_BASE_URL: z.string().optional(),
  LOG_LEVEL: z.string().optional(),
});

/** What the start script and the commands need to know before anything runs. */
export interface Settings {
  host: string;
  port: number;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  secret: string | null;
  demo: boolean;
  demoPassword: string;
  demoPasswordIsDefault: boolean;
  simulators: boolean;
  simulatorsPort: number;
  inngestUrl: string | null;
  logLevel: string | null;
}

const DEFAULT_DEMO_PASSWORD = "signalbox-demo";
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Reads and checks the settings. @throws StartupError naming the variable that is wrong, never its value. */
export function readSettings(environment: Environment): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new StartupError(`The configuration is wrong: ${issues.join("; ")}.`);
  }
  const read = result.data;
  return {
    host: read.HOST,
    port: read.PORT,
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir: path.resolve(read.SIGNALBOX_DATA_DIR),
    secret: read.SIGNALBOX_SECRET ?? null,
    demo: read.SIGNALBOX_DEMO === "on",
    demoPassword: read.SIGNALBOX_DEMO_PASSWORD ?? DEFAULT_DEMO_PASSWORD,
    demoPasswordIsDefault: (read.SIGNALBOX_DEMO_PASSWORD ?? DEFAULT_DEMO_PASSWORD) === DEFAULT_DEMO_PASSWORD,
    simulators: read.SIGNALBOX_SIMULATORS === "on",
    simulatorsPort: read.SIGNALBOX_SIMULATORS_PORT,
    inngestUrl: read.INNGEST_BASE_URL ?? null,
    logLevel: read.LOG_LEVEL ?? null,
  };
}

/**
 * What must not be served: an open address with the demo's published password, or a database of one's own without a
 * secret that survives this machine.
 */
export function refuseUnsafe(settings: Settings): void {
  if (!LOOPBACK.test(settings.host) && settings.demo && settings.demoPasswordIsDefault) {
    throw new StartupError(
      `HOST=${settings.host} would let strangers sign in with the published demo password: set SIGNALBOX_DEMO_PASSWORD to one of your own, or SIGNALBOX_DEMO=off.`,
    );
  }
  if (settings.databaseUrl && !settings.secret) {
    throw new StartupError(
      'SIGNALBOX_SECRET is required when DATABASE_URL is set: give every process the same one, for example the output of "openssl rand -hex 32".',
    );
  }
}
