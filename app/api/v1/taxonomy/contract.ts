import { parseNameInput, previewNameInput } from "@/lib/domain/taxonomy/taxonomy.schema";
import {
  checkCodeForInput,
  codeCheckOutput,
  namePreviewOutput,
  parsedNameOutput,
  schemeOutput,
} from "@/lib/domain/taxonomy/use-cases.schema";
import { defineContract } from "@/lib/http/contract";

const tags = ["Taxonomy"];

export const previewNameContract = defineContract({
  method: "POST",
  path: "/api/v1/taxonomy/preview",
  operationId: "previewName",
  summary: "Preview a campaign's name while it is typed",
  description:
    "Whatever is wrong with the name, a clash included, is part of the answer: `violations`. `name` is null until it can be spelled.",
  tags,
  permission: "campaign:read",
  body: previewNameInput,
  response: { status: 200, schema: namePreviewOutput },
  errors: [],
  idempotent: false,
  examples: {
    body: {
      campaign_name: "Moana Launch",
      brand_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d",
      market_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3e",
      year: 2026,
    },
  },
});

export const parseNameContract = defineContract({
  method: "POST",
  path: "/api/v1/taxonomy/parse",
  operationId: "parseName",
  summary: "Read a name back",
  description: "Under the scheme that was in force when the name was issued; with retired codes.",
  tags,
  permission: "governance:read",
  body: parseNameInput,
  response: { status: 200, schema: parsedNameOutput },
  errors: ["TAXONOMY_004"],
  idempotent: false,
  examples: {
    body: { name: "DIS_US_META_2026_MoanaLaunch" },
    response: {
      brand_code: "DIS",
      market_code: "US",
      channel_code: "META",
      year: 2026,
      campaign_name: "MoanaLaunch",
      scheme_version: 1,
      campaign_id: null,
    },
  },
});

export const checkCodeContract = defineContract({
  method: "POST",
  path: "/api/v1/taxonomy/check-code",
  operationId: "checkCode",
  summary: "Ask whether a code could be given",
  description: "Answers with the proof when names could be read in two ways, and with codes that would do instead.",
  tags,
  permission: "governance:read",
  body: checkCodeForInput,
  response: { status: 200, schema: codeCheckOutput },
  errors: [],
  idempotent: false,
  examples: { body: { kind: "brand", code: "DIS_KIDS" } },
});

export const getSchemeContract = defineContract({
  method: "GET",
  path: "/api/v1/taxonomy/scheme",
  operationId: "getScheme",
  summary: "Get the naming scheme in force",
  tags,
  permission: "governance:read",
  response: { status: 200, schema: schemeOutput },
  errors: [],
  etag: false,
});

export const taxonomyContracts = [previewNameContract, parseNameContract, checkCodeContract, getSchemeContract];
