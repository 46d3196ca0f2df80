import { listAuditEntriesInput, listAuditEntriesOutput } from "@/lib/domain/audit-entries/audit-entries.schema";
import { defineContract } from "@/lib/http/contract";

export const listAuditEntriesContract = defineContract({
  method: "GET",
  path: "/api/v1/audit",
  operationId: "listAuditEntries",
  summary: "List what was done, newest first",
  description: "Who changed what, field by field. Each entry's hash covers the one before it.",
  tags: ["Audit"],
  permission: "audit:read",
  query: listAuditEntriesInput,
  response: { status: 200, schema: listAuditEntriesOutput },
  errors: [],
});

export const auditContracts = [listAuditEntriesContract];
