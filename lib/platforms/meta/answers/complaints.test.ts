import { describe, expect, it } from "vitest";
import { complaintsOf } from "./complaints";

const paths = (message: string, data?: unknown) => complaintsOf({ message, data }, "Said", "100").map(({ path }) => path);

describe("complaintsOf", () => {
  it.each([
    [
      "the fields that the error data blames",
      "Invalid parameter",
      '{"blame_field_specs":[["daily_budget"],["lifetime_budget"]]}',
      ["/daily_budget", "/lifetime_budget"],
    ],
    [
      "a field inside another",
      "Invalid parameter",
      { blame_field_specs: [["targeting", "geo_locations", "a/b", 0]] },
      ["/targeting/geo_locations/a~1b/0"],
    ],
    ["the older form", "Invalid parameter", { blame_field: "targeting" }, ["/targeting"]],
    ["blame before the message", "(#100) Param name must be a string", { blame_field: "targeting" }, ["/targeting"]],
    ["a parameter", "(#100) Param daily_budget must be an integer", undefined, ["/daily_budget"]],
    [
      "a parameter of a parameter",
      "(#100) Param targeting[geo_locations][countries][0] must be valid",
      undefined,
      ["/targeting/geo_locations/countries/0"],
    ],
    ["a missing parameter", "(#100) The parameter objective is required.", undefined, ["/objective"]],
    ["an enumeration", "(#100) objective must be one of the following values: A, B", undefined, ["/objective"]],
    ["a word in quotes", "(#100) Tried to set 'bid_amount' without a strategy", undefined, ["/bid_amount"]],
    ["no word in an id", "(#100) Object with ID 'act_5' does not exist", undefined, [null]],
    ["nothing", "(#100) Something is wrong", undefined, [null]],
    ["nothing in broken data", "Invalid parameter", "{", [null]],
    ["nothing in an empty list", "Invalid parameter", { blame_field_specs: [] }, [null]],
  ])("finds %s", (_what, message, data, expected) => expect(paths(message, data)).toEqual(expected));

  it("gives each the platform's words and code", () => {
    expect(complaintsOf({ message: "", data: { blame_field: "name" } }, "Words [code 1]", "1")).toEqual([
      { path: "/name", message: "Words [code 1]", code: "1" },
    ]);
  });
});
