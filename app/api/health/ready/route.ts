import { readiness } from "@/lib/infra/health/readiness";

/** Ready: database, migrations, worker and simulators can do their work. 503 while one cannot. */
export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const found = await readiness();
  return Response.json(found, { status: found.status === "ready" ? 200 : 503, headers: { "cache-control": "no-store" } });
}
