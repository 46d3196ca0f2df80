import { parseName } from "@/lib/domain/taxonomy/parse-name";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { parseNameContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(parseNameContract, (ctx, { body }) => parseName(ctx, body)),
});
