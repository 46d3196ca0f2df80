import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/shared/permissions";
import { permissionGroups, permissionLines, permissionVerb } from "./permission-words";

describe("words of permissions", () => {
  it("know every permission: none shows as its own code", () => {
    for (const permission of PERMISSIONS) expect(permissionVerb(permission)).toMatch(/^[A-Z]/);
    for (const { group } of permissionGroups(PERMISSIONS)) expect(group).toMatch(/^[A-Z]/);
  });

  it("keep every permission in exactly one group", () => {
    const grouped = permissionGroups(PERMISSIONS).flatMap(({ permissions }) => permissions);
    expect(grouped).toHaveLength(PERMISSIONS.length);
    expect(new Set(grouped)).toEqual(new Set(PERMISSIONS));
  });

  it("say a set in a line per group", () => {
    expect(permissionLines(["campaign:read", "campaign:write", "member:read", "user:write"])).toEqual([
      "Campaigns: see, change",
      "People: see, change",
    ]);
  });
});
