"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useCancelDeployment } from "@/lib/client/deployments";
import { useWorkspace } from "@/lib/client/workspace";

type CancelDeploymentProps = {
  taskId: string;
  platform: string /** True when the platform has accepted something already. */;
  begun: boolean;
};

/** Stops a deployment before its next request, after one question. */
export function CancelDeployment({ taskId, platform, begun }: CancelDeploymentProps) {
  const { may } = useWorkspace();
  const cancel = useCancelDeployment();
  const toast = useToast();
  if (!may("ticket:deploy")) return null;
  return (
    <Confirm
      trigger={
        <Button size="sm" variant="danger">
          <X />
          Cancel
        </Button>
      }
      title="Cancel this deployment?"
      keep="Keep deploying"
      confirm="Cancel deployment"
      busy="Cancelling"
      onConfirm={async () => {
        try {
          await cancel.mutateAsync(taskId);
        } catch (error) {
          toast({ tone: "danger", title: "The deployment goes on", detail: sentencesOf(error).join(" ") });
        }
        return true;
      }}
    >
      {begun
        ? `What ${platform} has accepted stays there. Nothing more is sent.`
        : `${platform} may be answering right now: what it accepts before this takes effect stays there. Nothing more is sent.`}
    </Confirm>
  );
}
