import { listChanges } from "@/lib/domain/changes/list-changes";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listChangesContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listChangesContract, (ctx, { query }) => listChanges(ctx, query)),
});
