import { listSettings } from "@/lib/domain/settings/list-settings";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listSettingsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listSettingsContract, (ctx) => listSettings(ctx)),
});
