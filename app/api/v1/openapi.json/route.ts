import { methods } from "@/lib/http/methods";
import { openApiDocument } from "@/lib/http/openapi";
import { apiHeaders } from "@/lib/http/response-headers";
import { publicRoute } from "@/lib/http/route";
import { payloadDocument } from "@/lib/platforms/payload-document";
import { platformAdapters } from "@/lib/platforms/registry";
import packageJson from "@/package.json";
import { contracts } from "../registry";
import { getOpenApiContract } from "./contract";

let document: string | undefined;

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: publicRoute(getOpenApiContract, async ({ requestId }) => {
    document ??= JSON.stringify(openApiDocument(contracts, packageJson.version, payloadDocument(platformAdapters)));
    return new Response(document, { headers: apiHeaders(requestId, [["content-type", "application/json; charset=utf-8"]]) });
  }),
});
