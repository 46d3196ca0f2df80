import { getSetting } from "@/lib/domain/settings/get-setting";
import { putSetting } from "@/lib/domain/settings/put-setting";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getSettingContract, putSettingContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getSettingContract, (ctx, { params }) => getSetting(ctx, params)),
  PUT: route(putSettingContract, (ctx, { params, body }) => putSetting(ctx, { ...params, ...body })),
});
