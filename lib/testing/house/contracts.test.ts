import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { contracts } from "@/app/api/v1/registry";
import { METHODS } from "@/lib/http/contract";
import { wireJsonSchema } from "@/lib/http/json-schema";
import { openApiDocument } from "@/lib/http/openapi";
import { fromWire } from "@/lib/http/wire";
import { type RouteModule, routeModules } from "@/lib/testing/contracts/routes";

describe("routes and contracts", () => {
  let modules: Map<string, RouteModule>;
  beforeAll(async () => {
    modules = await routeModules();
  });

  it.each(contracts.map((contract) => [contract.method, contract.path, contract]))(
    "%s %s is mounted with its own contract",
    (method, path, contract) => {
      expect(modules.get(path)?.[method]?.contract).toBe(contract);
    },
  );

  it("no route is without a contract, and every path answers every method", () => {
    for (const [path, routes] of modules) {
      const registered = contracts.filter((contract) => contract.path === path).map((contract) => contract.method);
      const mounted = METHODS.filter((method) => routes[method]?.contract);
      expect([path, mounted]).toEqual([path, METHODS.filter((method) => registered.includes(method))]);
      // `methods()` fills the rest with 405; a bare export would leave Next's empty 405
      expect([path, Object.keys(routes).toSorted((a, b) => a.localeCompare(b))]).toEqual([
        path,
        ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
      ]);
    }
  });

  it("every list answers rows, total, limit, offset and next_cursor", () => {
    const lists = contracts.filter(({ operationId }) => operationId.startsWith("list") && operationId !== "listChanges");
    expect(lists.length).toBeGreaterThan(10);
    for (const { operationId, response } of lists) {
      const fields = Object.keys(wireJsonSchema(response.schema as z.ZodType, "output", {}, operationId).properties as object);
      expect([operationId, fields.slice(1)]).toEqual([operationId, ["total", "limit", "offset", "next_cursor"]]);
    }
  });

  it("operation ids are unique", () => {
    const ids = contracts.map((contract) => contract.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe("examples", () => {
  it.each(contracts.filter((contract) => contract.examples?.body !== undefined))("$operationId takes its own example", (contract) => {
    if (!contract.body) throw new Error("an example of a body that is not taken");
    const { value, violations } = fromWire(contract.body, contract.examples?.body);
    expect(violations).toEqual([]);
    expect(contract.body.safeParse(value).error?.issues).toBeUndefined();
  });

  it("stand beside every POST whose body is more than one field", () => {
    const needing = contracts.filter(({ method, body }) => {
      const required = body && (wireJsonSchema(body, "input", {}, "example").required as unknown[] | undefined);
      return method === "POST" && (required?.length ?? 0) > 1;
    });
    expect(needing.length).toBeGreaterThan(3);
    expect(needing.filter(({ examples }) => examples?.body === undefined).map(({ operationId }) => operationId)).toEqual([]);
  });
});

describe("the API document", () => {
  const document = openApiDocument(contracts, "1.2.3");

  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  it("refers only to what it has, and every component is used", () => {
    const text = JSON.stringify(document);
    const { schemas, headers } = document.components as { schemas: object; headers: object };
    const referred = new Set([...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => `${kind}/${name}`));
    const present = [...Object.keys(schemas).map((name) => `schemas/${name}`), ...Object.keys(headers).map((name) => `headers/${name}`)];
    expect(present.filter((name) => !referred.has(name))).toEqual([]);
    expect([...referred].filter((name) => !present.includes(name))).toEqual([]);
  });

  it("spells every property and parameter for the wire", () => {
    const names: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const { properties, parameters } = value as { properties?: object; parameters?: { name: string; in: string }[] };
      if (properties && typeof properties === "object") names.push(...Object.keys(properties));
      if (Array.isArray(parameters)) names.push(...parameters.filter((each) => each.in !== "header").map((each) => each.name));
      for (const item of Object.values(value)) walk(item);
    };
    walk(document.paths);
    walk(document.components);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});
