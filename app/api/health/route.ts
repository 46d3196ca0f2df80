/** Live: this process answers. Says nothing about what it needs to work; see ready/. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
}
