import { z } from "zod";
import {
  listPlatformObjectsOutput,
  refreshOutput,
  searchPlatformInput,
  searchPlatformOutput,
} from "@/lib/domain/platform-objects/platform-objects.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const params = z.object({ id: idInput });

export const listPlatformObjectsContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets/{id}/platform-objects",
  operationId: "listPlatformObjects",
  summary: "List what a ticket has on its platform",
  description: "What its deployments made and what it is about, parents before children, with what was sent and what was last seen.",
  tags: ["Tickets"],
  permission: "ticket:read",
  params,
  response: { status: 200, schema: listPlatformObjectsOutput },
  errors: ["TICKET_001"],
});

export const refreshPlatformObjectsContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/refresh",
  operationId: "refreshPlatformObjects",
  summary: "Read back what a ticket has on its platform",
  description:
    "Asks the platform for every object and answers, field by field, what it has beside what was sent. An object that is gone becomes DELETED. Costs calls of the account's quota.",
  tags: ["Tickets"],
  permission: "ticket:write",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: refreshOutput },
  errors: ["TICKET_001", "CONNECTION_005", "PLATFORM_001", "PLATFORM_002", "PLATFORM_003"],
});

export const searchPlatformContract = defineContract({
  method: "GET",
  path: "/api/v1/connections/{id}/search",
  operationId: "searchPlatform",
  summary: "Search a platform's own lists",
  description:
    "Accounts, objectives, interests, locations, pages or pixels, as the platform spells them for this connection's account. Answers are kept for a minute; otherwise each question costs calls of the account's quota.",
  tags: ["Connections"],
  permission: "ticket:write",
  params,
  query: searchPlatformInput,
  response: { status: 200, schema: searchPlatformOutput },
  errors: ["CONNECTION_001", "CONNECTION_005", "PLATFORM_001", "PLATFORM_002", "PLATFORM_003"],
});

export const platformContracts = [listPlatformObjectsContract, refreshPlatformObjectsContract, searchPlatformContract];
