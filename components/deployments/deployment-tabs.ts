import type { DeploymentState } from "@/lib/domain/deployments/deployments.rules";

export type DeploymentTab = "person" | "way" | "done";

type TabLook = {
  tab: DeploymentTab;
  label: string;
  states: readonly DeploymentState[];
  sort: string;
  latest: boolean;
  empty: string;
  emptyNote: string;
};

/** What stands together on the page of deployments. A failure that was made good since needs nobody. */
export const DEPLOYMENT_TABS: readonly [TabLook, TabLook, TabLook] = [
  {
    tab: "person",
    label: "Needs a person",
    states: ["failed", "ambiguous"],
    sort: "-finished_at",
    latest: true,
    empty: "Nothing needs a person",
    emptyNote:
      "Deployments that failed, or of which nobody knows whether the platform carried them out, stand here until somebody decides.",
  },
  {
    tab: "way",
    label: "On its way",
    states: ["queued", "running", "waiting"],
    sort: "next_attempt_at",
    latest: true,
    empty: "Nothing is on its way",
    emptyNote: "Deployments that are being sent or wait for a platform stand here, with why and until when.",
  },
  {
    tab: "done",
    label: "Done",
    states: ["succeeded", "cancelled"],
    sort: "-finished_at",
    latest: false,
    empty: "Nothing is done yet",
    emptyNote: "What is on its platform stands here.",
  },
];
