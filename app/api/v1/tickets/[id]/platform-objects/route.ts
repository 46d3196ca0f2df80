import { listPlatformObjects } from "@/lib/domain/platform-objects/list-platform-objects";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listPlatformObjectsContract } from "../../../connections/platform.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listPlatformObjectsContract, (ctx, { params }) => listPlatformObjects(ctx, { ticketId: params.id })),
});
