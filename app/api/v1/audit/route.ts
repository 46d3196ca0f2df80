import { listAuditEntries } from "@/lib/domain/audit-entries/list-audit-entries";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listAuditEntriesContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listAuditEntriesContract, (ctx, { query }) => listAuditEntries(ctx, query)),
});
