import { endMyOtherSessions } from "@/lib/domain/sessions/end-my-other-sessions";
import { listMySessions } from "@/lib/domain/sessions/list-my-sessions";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { sessionOfHeaders } from "@/lib/infra/identity/authenticate";
import { endMyOtherSessionsContract, listMySessionsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listMySessionsContract, async (ctx, _input, request) => listMySessions(ctx, await from(request))),
  DELETE: route(endMyOtherSessionsContract, async (ctx, _input, request) => endMyOtherSessions(ctx, await from(request))),
});

async function from(request: Request): Promise<{ currentSessionId: string | null }> {
  return { currentSessionId: (await sessionOfHeaders(request.headers))?.sessionId ?? null };
}
