import { listQaRules } from "@/lib/domain/qa-rules/list-qa-rules";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listQaRulesContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listQaRulesContract, (ctx, { query }) => listQaRules(ctx, query)),
});
