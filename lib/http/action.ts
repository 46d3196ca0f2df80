import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { Ctx } from "@/lib/infra/context";
import { actionContext } from "@/lib/infra/identity/page-session";
import { refererWorkspace } from "@/lib/infra/identity/request-origin";
import { log } from "@/lib/infra/log";
import { appError, type Violation } from "@/lib/shared/errors";
import { toProblem } from "./problem";
import { requestIdOf } from "./request-headers";

/**
 * What a form gets back. On failure `values` has what was typed (React resets the form, so inputs take it as
 * `defaultValue`), and each violation's pointer names a field in camelCase: `/campaignName`.
 */
export type ActionState<T> =
  | { ok: true; data: T }
  | { ok: false; code: string; message: string; violations: Violation[]; values: Record<string, string>; requestId: string };

/** Fields that are never sent back to the page. */
const NEVER_REPEATED = /password|secret|token|credential/i;

/**
 * Runs a server action in the workspace its page was rendered for: session → context, then `work`. Nothing is thrown to
 * the page but Next's own redirects and notFound; every failure becomes the form's state.
 *
 * @param workspace the slug the page was rendered with, bound into the action; another than the address the browser is
 * at now is AUTH_005 (409), so that two tabs never write into each other's workspace
 * @param form what was typed, to be shown again
 */
export async function runAction<T>(workspace: string, work: (ctx: Ctx) => Promise<T>, form?: FormData): Promise<ActionState<T>> {
  const started = performance.now();
  const sent = await headers();
  let ctx: Ctx | null = null;
  let code: string | undefined;
  const requestId = requestIdOf(sent);
  try {
    const page = refererWorkspace(sent);
    if (page !== null && page !== workspace) throw appError("AUTH_005", { details: { page, named: workspace } });
    ctx = await actionContext(workspace);
    return { ok: true, data: await work(ctx) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const problem = toProblem(thrown, ctx?.requestId ?? requestId);
    if (!problem.foreseen) log.error({ requestId, workspace, err: thrown }, "action failed");
    const { error } = problem.envelope;
    code = error.code;
    return {
      ok: false,
      code: error.code,
      message: error.message,
      violations: error.violations,
      values: valuesOf(form),
      requestId: error.request_id,
    };
  } finally {
    (ctx?.log ?? log).info({ requestId, workspace, code, durationMs: Math.round(performance.now() - started) }, "action");
  }
}

function valuesOf(form: FormData | undefined): Record<string, string> {
  const entries = [...(form ?? [])].filter(
    ([name, value]) => typeof value === "string" && !name.startsWith("$") && !NEVER_REPEATED.test(name),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}
