"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { hasEnded, useTask } from "@/lib/client/deployments";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace";
import { AttemptLog } from "./attempt-log";
import { CancelDeployment } from "./cancel-deployment";
import { DeploymentNow } from "./deployment-now";
import { DeploymentSteps } from "./deployment-steps";
import { Refusal } from "./refusal";
import { ResolveDeployment } from "./resolve-deployment";

type DeployPanelProps = {
  taskId: string;
  platform: string;
  /** True when the ticket makes something new on the platform. */
  creates: boolean;
  /** State of the task as the ticket knows it. */
  stateOfTicket: string;
};

/** The newest deployment, followed to its end: what was tried, what the platform said, what happens next and when. */
export function DeployPanel({ taskId, platform, creates, stateOfTicket }: DeployPanelProps) {
  const { data: task } = useTask(taskId);
  const client = useQueryClient();
  const { platformName } = useWorkspace();
  const name = platformName(platform);

  // The ticket takes its new place as soon as its task has another state than it shows.
  const state = task?.state;
  useEffect(() => {
    if (state && state !== stateOfTicket) void client.invalidateQueries({ queryKey: queryKeys.tickets.all });
  }, [client, state, stateOfTicket]);

  if (!task) {
    return (
      <Panel title="Deployment" note={`to ${name}`}>
        <div role="status" aria-label="Loading the deployment" className="grid gap-3 px-4 pt-1 pb-4">
          <Skeleton className="w-72" />
          <Skeleton className="w-56" />
        </div>
      </Panel>
    );
  }
  const begun = task.steps.some(({ status, earlier }) => status === "made" && !earlier);
  return (
    <Panel
      id="deployment"
      title="Deployment"
      note={
        <>
          to {name}, by {task.requestedBy} <RelativeTime at={task.createdAt} />
        </>
      }
      actions={!hasEnded(task) && <CancelDeployment taskId={task.taskId} platform={name} begun={begun} />}
    >
      <div role="status" className="border-line-1 border-y bg-surface-2 cut-2">
        <DeploymentNow task={task} platform={name} creates={creates} />
      </div>
      {task.state === "ambiguous" && <ResolveDeployment task={task} platform={name} />}
      {task.refusal && <Refusal refusal={task.refusal} platform={platform} platformName={name} said={task.reason} />}
      <DeploymentSteps steps={task.steps} platform={platform} said={task.reason} />
      <AttemptLog task={task} platform={name} />
    </Panel>
  );
}
