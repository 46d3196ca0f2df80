import { restoreBrand } from "@/lib/domain/brands/restore-brand";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { restoreBrandContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(restoreBrandContract, (ctx, { params }) => restoreBrand(ctx, params)),
});
