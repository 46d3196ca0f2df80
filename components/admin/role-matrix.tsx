"use client";

import { ROLE_WORD } from "@/components/layout/role-word";
import { cx } from "@/components/ui/cx";
import { Glyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { useWorkspace } from "@/lib/client/workspace";
import { PERMISSIONS, type Permission, permissionsOf, ROLES, type Role } from "@/lib/shared/permissions";
import { permissionGroups, permissionLines, permissionVerb } from "./permission-words";

/** What each role may do, from the same list that decides it. A matrix; on a phone the steps of a ladder. */
export function RoleMatrix() {
  return (
    <div className="px-4 pt-3 md:px-6">
      <Panel id="roles" title="What each role may do" note="each role also may what the ones before it may">
        <Matrix />
        <Ladder />
      </Panel>
    </div>
  );
}

function Matrix() {
  const { role: own } = useWorkspace();
  return (
    <table className="w-full border-collapse text-left max-md:hidden">
      <caption className="sr-only">Permissions by role</caption>
      <thead>
        <tr className="border-line-1 border-y text-12">
          <th scope="col" className="h-8 pl-4 font-text text-fg-3">
            Permission
          </th>
          {ROLES.map((role) => (
            <th
              key={role}
              scope="col"
              className={cx("w-28 px-2 text-center", role === own ? "bg-surface-2 font-strong text-fg-1" : "font-text text-fg-3")}
            >
              {ROLE_WORD[role]}
              {role === own && <span className="font-text text-fg-3"> (you)</span>}
            </th>
          ))}
        </tr>
      </thead>
      {permissionGroups(PERMISSIONS).map(({ group, permissions }) => (
        <tbody key={group} className="border-line-1 border-b last:border-b-0">
          {permissions.map((permission, index) => (
            <tr key={permission} className="hover:bg-surface-2">
              <th scope="row" className="h-8 pl-4 font-text">
                <span className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
                  <span className={index === 0 ? "font-strong text-fg-1" : "sr-only"}>{group}</span>
                  <span className="col-start-2 flex flex-wrap items-baseline gap-x-2.5 text-fg-2">
                    {permissionVerb(permission)}
                    <code translate="no" className="font-mono text-11 tracking-mono text-fg-4">
                      {permission}
                    </code>
                  </span>
                </span>
              </th>
              {ROLES.map((role) => (
                <td key={role} className={cx("px-2 text-center", role === own && "cut-2 bg-surface-2")}>
                  <Held role={role} permission={permission} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Held({ role, permission }: { role: Role; permission: Permission }) {
  return permissionsOf(role).has(permission) ? (
    <Glyph shape="tick-disc" label="yes" className="mx-auto text-fg-2" />
  ) : (
    <span className="text-fg-4">
      <span aria-hidden="true">·</span>
      <span className="sr-only">no</span>
    </span>
  );
}

function Ladder() {
  const { role: own } = useWorkspace();
  return (
    <ol className="md:hidden">
      {ROLES.map((role, index) => {
        const before = permissionsOf(ROLES[index - 1] ?? role);
        const added = PERMISSIONS.filter((permission) => permissionsOf(role).has(permission) && (index === 0 || !before.has(permission)));
        return (
          <li key={role} className="border-line-1 border-t px-4 py-3">
            <h3 className="text-14">
              {ROLE_WORD[role]}
              {role === own && <span className="font-text text-fg-3"> (you)</span>}
            </h3>
            {index > 0 && <p className="text-12 text-fg-3">All of {ROLE_WORD[ROLES[index - 1] ?? role]}, and</p>}
            <ul className="mt-1 grid gap-0.5 text-fg-2">
              {permissionLines(added).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
