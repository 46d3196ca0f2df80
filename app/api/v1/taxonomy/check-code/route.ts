import { checkCode } from "@/lib/domain/taxonomy/check-code";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { checkCodeContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(checkCodeContract, (ctx, { body }) => checkCode(ctx, body)),
});
