import { defineContract } from "@/lib/http/contract";

export const getOpenApiContract = defineContract({
  method: "GET",
  path: "/api/v1/openapi.json",
  operationId: "getOpenApi",
  summary: "This API's own description, OpenAPI 3.1",
  tags: ["API"],
  permission: null,
  response: { status: 200, schema: null, contentType: "application/json" },
  errors: [],
});

export const openApiContracts = [getOpenApiContract];
