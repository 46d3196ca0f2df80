import { serveInngest } from "@/inngest/serve";

/** Where an Inngest server calls the functions. 404 while jobs run embedded. */
export const dynamic = "force-dynamic";
export const GET = serveInngest;
export const POST = serveInngest;
export const PUT = serveInngest;
