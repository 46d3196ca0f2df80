import { appError } from "@/lib/shared/errors";
import { problemResponse, toProblem } from "./problem";
import { requestIdOf } from "./request-headers";

/** Answers an address of the API that does not exist. */
export async function nothingHere(request: Request): Promise<Response> {
  return problemResponse(toProblem(appError("VALIDATION_006"), requestIdOf(request.headers)));
}
