import { listSettingsOutput, putSettingInput, settingOutput, settingParams } from "@/lib/domain/settings/settings.schema";
import { defineContract } from "@/lib/http/contract";

const tags = ["Settings"];

export const listSettingsContract = defineContract({
  method: "GET",
  path: "/api/v1/settings",
  operationId: "listSettings",
  summary: "List the workspace's settings",
  description: "Every setting there is, with its value, its default and what it does.",
  tags,
  permission: "admin:read",
  response: { status: 200, schema: listSettingsOutput },
  errors: [],
});

export const getSettingContract = defineContract({
  method: "GET",
  path: "/api/v1/settings/{key}",
  operationId: "getSetting",
  summary: "Get a setting",
  tags,
  permission: "admin:read",
  params: settingParams,
  response: { status: 200, schema: settingOutput },
  errors: ["SETTING_001"],
});

export const putSettingContract = defineContract({
  method: "PUT",
  path: "/api/v1/settings/{key}",
  operationId: "putSetting",
  summary: "Set a setting",
  description: "A value of null goes back to the default.",
  tags,
  permission: "governance:write",
  params: settingParams,
  body: putSettingInput,
  response: { status: 200, schema: settingOutput },
  errors: ["SETTING_001"],
  examples: { body: { value: true } },
});

export const settingContracts = [listSettingsContract, getSettingContract, putSettingContract];
