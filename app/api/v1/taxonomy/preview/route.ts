import { previewName } from "@/lib/domain/taxonomy/preview-name";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { previewNameContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(previewNameContract, (ctx, { body }) => previewName(ctx, body)),
});
