import type { Contract } from "@/lib/http/contract";
import { openApiContracts } from "./openapi.json/contract";

/** Every operation of `/api/v1`: the API document and the generated tests are made from this list. */
export const contracts: readonly Contract[] = [...openApiContracts];
