import { appError } from "@/lib/shared/errors";
import type { Method } from "./contract";
import { problemResponse, toProblem } from "./problem";
import { requestIdOf } from "./request-headers";
import { apiHeaders } from "./response-headers";
import type { RouteContext, RouteHandler } from "./route";

type Mount = (request: Request, context?: RouteContext) => Promise<Response>;
type Mounted = Record<Method | "HEAD" | "OPTIONS", Mount>;

/**
 * All methods of one path, for `export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({ GET: …, POST: … })`.
 * What the path does not have answers 405 with Allow and the envelope (Next's own 405 has neither), HEAD is GET without
 * its body, OPTIONS says what there is.
 */
export function methods(routes: Partial<Record<Method, RouteHandler>>): Mounted {
  const own = Object.keys(routes) as Method[];
  const allow = [...own, ...(routes.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Mount = async (request) => {
    const problem = toProblem(appError("VALIDATION_007", { details: { allowed: own } }), requestIdOf(request.headers));
    return problemResponse(problem, new Headers({ allow }));
  };
  const { GET } = routes;
  const head: Mount = GET
    ? async (request, context) => {
        const { status, headers } = await GET(request, context);
        return new Response(null, { status, headers });
      }
    : refuse;
  const options: Mount = async (request) =>
    new Response(null, { status: 204, headers: apiHeaders(requestIdOf(request.headers), [["allow", allow]]) });
  return {
    GET: routes.GET ?? refuse,
    POST: routes.POST ?? refuse,
    PUT: routes.PUT ?? refuse,
    PATCH: routes.PATCH ?? refuse,
    DELETE: routes.DELETE ?? refuse,
    HEAD: head,
    OPTIONS: options,
  };
}
