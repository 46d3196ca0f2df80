import { expect, it } from "vitest";
import { permissionsOf } from "@/lib/shared/permissions";
import { readableNouns } from "./changes.rules";

it("an administrator hears of everything, also of nouns that come later", () => {
  expect(readableNouns(permissionsOf("owner"))).toEqual({ except: [] });
});

it("a viewer hears of what a viewer may read, and of no noun that is not listed", () => {
  const nouns = readableNouns(permissionsOf("viewer"));
  expect(nouns).toEqual({
    only: expect.arrayContaining(["campaign", "market", "brand", "channel", "ticket", "deployment", "connection", "membership"]),
  });
  expect(nouns).not.toEqual({ only: expect.arrayContaining(["api_key"]) });
});

it("a key with two permissions hears of those nouns only", () => {
  expect(readableNouns(new Set(["change:read", "governance:read"]))).toEqual({
    only: ["market", "brand", "channel", "qa_rule", "checklist_item"],
  });
  expect(readableNouns(new Set(["change:read"]))).toEqual({ only: [] });
});
