import type { Contract, Method } from "@/lib/http/contract";
import type { RouteContext } from "@/lib/http/route";

type Mounted = ((request: Request, context?: RouteContext) => Promise<Response>) & { readonly contract?: Contract };
export type RouteModule = Partial<Record<Method | "HEAD" | "OPTIONS", Mounted>>;

/** Every route file of `/api/v1`, by its path in braces: `/api/v1/brands/{id}`. The catch-all has none. */
export async function routeModules(): Promise<Map<string, RouteModule>> {
  const found = import.meta.glob<RouteModule>("/app/api/v1/**/route.ts");
  const entries = await Promise.all(Object.entries(found).map(async ([file, load]) => [pathOf(file), await load()] as const));
  return new Map(entries.filter(([path]) => !path.includes("...")));
}

function pathOf(file: string): string {
  return file
    .replace(/^\/app/, "")
    .replace(/\/route\.ts$/, "")
    .replace(/\[(\w+)\]/g, "{$1}");
}
