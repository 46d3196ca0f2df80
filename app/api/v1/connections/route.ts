import { createConnection } from "@/lib/domain/connections/create-connection";
import { listConnections } from "@/lib/domain/connections/list-connections";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createConnectionContract, listConnectionsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listConnectionsContract, (ctx, { query }) => listConnections(ctx, query)),
  POST: route(createConnectionContract, (ctx, { body }) => createConnection(ctx, body)),
});
