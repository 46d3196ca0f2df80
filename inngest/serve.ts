import { serve } from "inngest/edge";
import { inngest } from "@/lib/infra/jobs/client";
import { jobsMode, SERVE_PATH } from "@/lib/infra/jobs/mode";
import { functions } from "./index";

let handler: ((request: Request) => Promise<Response>) | undefined;

/**
 * The mount for a real Inngest server: executes, lists and registers functions on signed requests only, under a pinned
 * address. In embedded mode it does not exist, because the SDK would execute unsigned calls there.
 */
export async function serveInngest(request: Request): Promise<Response> {
  const mode = jobsMode();
  if (mode.kind === "embedded") return new Response(null, { status: 404 });
  // Without enableUnauthedSync: false anybody could make us register our functions anew.
  handler ??= serve({ client: inngest, functions, serveOrigin: mode.origin, servePath: SERVE_PATH, enableUnauthedSync: false });
  return handler(request);
}
