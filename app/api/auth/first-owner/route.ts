import { readJsonBody } from "@/lib/http/body";
import { problemResponse, RequestProblem, toProblem } from "@/lib/http/problem";
import { requestIdOf } from "@/lib/http/request-headers";
import { apiHeaders } from "@/lib/http/response-headers";
import { fromWire, wirePointer } from "@/lib/http/wire";
import { violationsOf } from "@/lib/http/zod-violations";
import { createFirstOwner, firstOwnerInput } from "@/lib/infra/identity/setup/first-owner";
import { log } from "@/lib/infra/log";

const naming = {
  missing: "VALIDATION_006",
  violation: <V extends { pointer: string }>(violation: V) => ({ ...violation, pointer: wirePointer(firstOwnerInput, violation.pointer) }),
} as const;

/**
 * Makes the first owner of an installation without a demo, by the setup token that its start printed. Answers 201 with
 * the workspace to go to; signing in is the next request. No same-origin check: no other site knows the token.
 */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const sent = fromWire(firstOwnerInput, await readJsonBody(request));
    const parsed = firstOwnerInput.safeParse(sent.value, { reportInput: true });
    const wrong = parsed.success ? [] : violationsOf(parsed.error).map(naming.violation);
    if (sent.violations.length + wrong.length > 0) throw new RequestProblem([...sent.violations, ...wrong]);
    const { workspaceSlug } = await createFirstOwner(sent.value as Parameters<typeof createFirstOwner>[0]);
    return Response.json({ workspace_slug: workspaceSlug }, { status: 201, headers: apiHeaders(requestId) });
  } catch (thrown) {
    const problem = toProblem(thrown, requestId, naming);
    if (problem.status >= 500) log.error({ requestId, route: "/api/auth/first-owner", err: thrown }, "request failed");
    return problemResponse(problem);
  }
}
