import type { Contract } from "@/lib/http/contract";
import { apiKeyContracts } from "./api-keys/contract";
import { auditContracts } from "./audit/contract";
import { brandContracts } from "./brands/contract";
import { campaignContracts } from "./campaigns/contract";
import { changeContracts } from "./changes/contract";
import { channelContracts } from "./channels/contract";
import { connectionContracts } from "./connections/contract";
import { platformContracts } from "./connections/platform.contract";
import { bulkDeployContracts } from "./deploy/bulk.contract";
import { deployContracts } from "./deploy/contract";
import { jobContracts } from "./jobs/contract";
import { marketContracts } from "./markets/contract";
import { meContracts } from "./me/contract";
import { memberContracts } from "./members/contract";
import { openApiContracts } from "./openapi.json/contract";
import { qaContracts } from "./qa/contract";
import { sessionContracts } from "./sessions/contract";
import { settingContracts } from "./settings/contract";
import { taxonomyContracts } from "./taxonomy/contract";
import { ticketContracts } from "./tickets/contract";
import { workspaceContracts } from "./workspaces/contract";

/** Every operation of `/api/v1`: the API document, in this order, and the generated tests are made from this list. */
export const contracts: readonly Contract[] = [
  ...brandContracts,
  ...marketContracts,
  ...channelContracts,
  ...taxonomyContracts,
  ...campaignContracts,
  ...ticketContracts,
  ...qaContracts,
  ...deployContracts,
  ...bulkDeployContracts,
  ...platformContracts,
  ...connectionContracts,
  ...changeContracts,
  ...auditContracts,
  ...jobContracts,
  ...memberContracts,
  ...apiKeyContracts,
  ...settingContracts,
  ...meContracts,
  ...sessionContracts,
  ...workspaceContracts,
  ...openApiContracts,
];
