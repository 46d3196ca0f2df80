import { updateQaRule } from "@/lib/domain/qa-rules/update-qa-rule";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { updateQaRuleContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  PATCH: route(updateQaRuleContract, (ctx, { params, body }) => updateQaRule(ctx, { ...params, changes: body })),
});
