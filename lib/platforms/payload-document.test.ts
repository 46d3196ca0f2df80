import { expect, it } from "vitest";
import { payloadDocument } from "./payload-document";
import { platformAdapters } from "./registry";

it("tells every word of every platform's allow-list, blocks and all", () => {
  const document = payloadDocument(platformAdapters);
  expect(Object.keys(document)).toEqual(["MetaPayload", "TikTokPayload"]);
  for (const [at, adapter] of platformAdapters.entries()) {
    const schema = Object.values(document)[at] as { properties: Record<string, Record<string, unknown>>; "x-forbidden": object };
    expect(Object.keys(schema.properties)).toEqual([...new Set(adapter.payload.fields.map(({ name }) => name))]);
    expect(Object.keys(schema["x-forbidden"])).toEqual(adapter.payload.forbidden.map(({ name }) => name));
  }
  expect(document.TikTokPayload).toMatchObject({
    additionalProperties: false,
    properties: {
      objective_type: { type: "string", enum: expect.arrayContaining(["TRAFFIC"]), "x-requests": { CREATE_CAMPAIGN: "required" } },
      budget: { type: ["string", "number"], "x-level": "campaign" },
      ad: { properties: { creatives: { type: "array", minItems: 1, items: { properties: { ad_text: { type: "string" } } } } } },
    },
  });
});
