import { deleteConnection } from "@/lib/domain/connections/delete-connection";
import { getConnection } from "@/lib/domain/connections/get-connection";
import { updateConnection } from "@/lib/domain/connections/update-connection";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteConnectionContract, getConnectionContract, patchConnectionContract, replaceConnectionContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getConnectionContract, (ctx, { params, query }) => getConnection(ctx, { ...params, ...query })),
  PUT: route(replaceConnectionContract, (ctx, { params, body }) => updateConnection(ctx, { ...params, changes: body })),
  PATCH: route(patchConnectionContract, (ctx, { params, body }) => updateConnection(ctx, { ...params, changes: body })),
  DELETE: route(deleteConnectionContract, (ctx, { params }) => deleteConnection(ctx, params)),
});
