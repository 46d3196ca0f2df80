import { problemResponse, toProblem } from "@/lib/http/problem";
import { requestIdOf } from "@/lib/http/request-headers";
import { handleNextAuth } from "@/lib/infra/identity/sign-in/next-auth-handler";
import { log } from "@/lib/infra/log";

/** next-auth, with the one envelope for whatever it cannot answer itself. */
async function handle(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    return await handleNextAuth(request, (await context.params).nextauth);
  } catch (thrown) {
    const problem = toProblem(thrown, requestId);
    if (problem.status >= 500) log.error({ requestId, route: "/api/auth", err: thrown }, "request failed");
    return problemResponse(problem);
  }
}

export { handle as GET, handle as POST };
