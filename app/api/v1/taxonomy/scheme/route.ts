import { getScheme } from "@/lib/domain/taxonomy/get-scheme";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getSchemeContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getSchemeContract, (ctx) => getScheme(ctx)),
});
