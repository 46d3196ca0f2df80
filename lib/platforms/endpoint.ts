import type { PlatformAdapter, PlatformEnvironment } from "./platform";

/** What the operator configured: SIGNALBOX_SIMULATORS_PORT and SIGNALBOX_PLATFORM_URLS. */
export type PlatformUrlConfig = { simulatorsPort: number; platformUrls: string | undefined };

export type Endpoint = { baseUrl: string; allow: string[] };

const LOOPBACK = "127.0.0.1";

/**
 * Where an adapter's requests go, decided by the environment and the operator, never by a tenant: a URL that a tenant
 * may edit hands the tokens to whoever owns it. The address chosen here is the one private address its calls may reach.
 */
export function resolveEndpoint(
  adapter: Pick<PlatformAdapter, "key" | "baseUrls">,
  environment: PlatformEnvironment,
  config: PlatformUrlConfig,
): Endpoint {
  const overrides = parsePlatformUrls(config.platformUrls);
  const override = overrides.get(`${adapter.key}.${environment}`) ?? (environment === "simulator" ? undefined : overrides.get(adapter.key));
  if (override) {
    const { versionPath } = adapter.baseUrls;
    const root = override.replace(/\/+$/, "");
    return { baseUrl: root.endsWith(versionPath) ? root : root + versionPath, allow: [new URL(override).host] };
  }
  if (environment === "simulator") {
    const host = `${LOOPBACK}:${config.simulatorsPort}`;
    return { baseUrl: `http://${host}${adapter.baseUrls.simulatorPath}`, allow: [host] };
  }
  return {
    baseUrl: environment === "sandbox" ? (adapter.baseUrls.sandbox ?? adapter.baseUrls.production) : adapter.baseUrls.production,
    allow: [],
  };
}

/**
 * Reads SIGNALBOX_PLATFORM_URLS: `meta=https://proxy.example/meta,tiktok.sandbox=https://…`. A key is a platform, or a
 * platform and an environment; the value stands for everything before the API's version.
 * @throws Error naming the entry that is not of this form.
 */
export function parsePlatformUrls(text: string | undefined): Map<string, string> {
  const urls = new Map<string, string>();
  for (const entry of (text ?? "").split(/[\s,]+/).filter(Boolean)) {
    const [, key, url] = /^([a-z_]+(?:\.(?:production|sandbox|simulator))?)=(https?:\/\/\S+)$/.exec(entry) ?? [];
    if (!key || !url || !URL.canParse(url)) throw new Error(`SIGNALBOX_PLATFORM_URLS: "${entry}" is not platform=https://…`);
    urls.set(key, url);
  }
  return urls;
}
