import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = {
  // Outside Next the package throws on import; the boundary it marks is checked by the build.
  "server-only": path.resolve(import.meta.dirname, "lib/testing/empty.ts"),
  "@": import.meta.dirname,
};
const folders = ["app", "components", "inngest", "lib", "prisma", "scripts"];
const never = ["**/node_modules/**", ".next/**", ".build/**", ".data/**"];

/** `unit` needs nothing; `integration` runs on a real PostgreSQL that its global setup starts, one database per worker. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: folders.flatMap((folder) => [`${folder}/**/*.test.ts`, `${folder}/**/*.test.tsx`]),
          exclude: [...never, "**/*.int.test.ts"],
          setupFiles: ["lib/testing/unit-setup.ts"],
          restoreMocks: true,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: folders.map((folder) => `${folder}/**/*.int.test.ts`),
          exclude: never,
          globalSetup: ["lib/testing/cluster.ts"],
          setupFiles: ["lib/testing/integration-setup.ts"],
          restoreMocks: true,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
