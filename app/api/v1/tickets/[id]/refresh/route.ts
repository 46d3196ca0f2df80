import { refreshPlatformObjects } from "@/lib/domain/platform-objects/refresh-platform-objects";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { refreshPlatformObjectsContract } from "../../../connections/platform.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(refreshPlatformObjectsContract, (ctx, { params }) => refreshPlatformObjects(ctx, { ticketId: params.id })),
});
