import type { Settings } from "./settings";

export interface Running {
  settings: Settings;
  webPort: number;
  simulatorsPort: number | null;
  /** Port of the embedded PostgreSQL, or null for one of one's own. */
  embeddedPort: number | null;
  /** Set while nobody can sign in yet. */
  setupToken: string | null;
  dev: boolean;
  seconds: number;
}

const WILDCARD = new Set(["0.0.0.0", "::"]);

/** The one block that a start prints: where to go, how to sign in, what runs where. */
export function summary(running: Running): string {
  const { settings, webPort, simulatorsPort, embeddedPort, dev, seconds } = running;
  const host = WILDCARD.has(settings.host) ? "localhost" : settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  const address = `http://${host}:${webPort}`;
  const rows: [string, string][] = [
    ["Address", WILDCARD.has(settings.host) ? `${address} (open to the network)` : address],
    ...signIn(running, address),
    ["Data", settings.dataDir],
    [
      "Database",
      embeddedPort ? `embedded PostgreSQL on 127.0.0.1:${embeddedPort}` : `external, ${withoutSecrets(settings.databaseUrl ?? "")}`,
    ],
    ["Jobs", settings.inngestUrl ? `Inngest at ${settings.inngestUrl}` : "embedded"],
    ["Simulators", simulatorsPort ? `embedded, http://127.0.0.1:${simulatorsPort}` : "off"],
    ["Stop", "Ctrl-C"],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 3;
  const title = `Signalbox is ready${dev ? " for development" : ""} (${seconds.toFixed(1)} s)`;
  return `\n  ${title}\n\n${rows.map(([name, value]) => `  ${name.padEnd(width)}${value}\n`).join("")}\n`;
}

function signIn({ settings, setupToken }: Running, address: string): [string, string][] {
  if (setupToken) return [["First owner", `${address}/setup?token=${setupToken}`]];
  if (!settings.demo) return [];
  const password = settings.demoPasswordIsDefault ? settings.demoPassword : "the one in SIGNALBOX_DEMO_PASSWORD";
  return [
    ["Sign in", `owner@demo.signalbox.test, password ${password}`],
    ["", "also admin@, manager@, marketer@, viewer@demo.signalbox.test"],
  ];
}

function withoutSecrets(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${decodeURIComponent(pathname)}`;
}
