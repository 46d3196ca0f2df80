"use client";

import { ScanSearch, Send, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useAddress } from "@/components/layout/list-toolbar";
import { Button, IconButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { plural } from "@/components/ui/format";
import { Meter } from "@/components/ui/meter";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useDeployBulk } from "@/lib/client/deployments";
import { useWorkspace } from "@/lib/client/workspace";
import { isDeploying } from "../ticket-words";
import { BulkProgress } from "./bulk-progress";
import { useSelection } from "./selection";
import { useCheckMany } from "./use-check-many";

const CHECKABLE = new Set(["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API"]);
const BAR =
  "pointer-events-auto mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-2 max-sm:gap-x-2 rounded-2 border border-line-2 bg-overlay cut-overlay px-3 py-2 shadow-raise-3";

/** What can be done with the chosen tickets, and how far what was begun is. Stands over the foot of the list. */
export function SelectionBar() {
  const { params, change } = useAddress();
  const { chosen } = useSelection();
  const bulkId = params.bulk ?? null;
  if (chosen.size === 0 && bulkId === null) return null;
  return (
    <div className="pointer-events-none fixed inset-x-3 bottom-[calc(0.75rem+var(--tabbar-h))] z-30 grid gap-2">
      {bulkId && <BulkProgress key={bulkId} bulkId={bulkId} onClose={() => change({ bulk: null }, "replace")} />}
      {chosen.size > 0 && <Acts onStarted={(id) => change({ bulk: id }, "replace")} />}
    </div>
  );
}

function Acts({ onStarted }: { onStarted: (bulkId: string) => void }) {
  const { may } = useWorkspace();
  const { chosen, clear } = useSelection();
  const deploy = useDeployBulk();
  const checks = useCheckMany();
  const router = useRouter();
  const toast = useToast();
  const tickets = [...chosen.values()];
  const checkable = tickets.filter((ticket) => CHECKABLE.has(ticket.status) && !isDeploying(ticket));
  const ready = tickets.filter((ticket) => ticket.status === "READY_FOR_API" && !isDeploying(ticket));
  const checking = checks.run !== null && !checks.run.ended;

  const check = async () => {
    await checks.start(checkable);
    router.refresh();
  };
  const send = async () => {
    try {
      const { bulkId } = await deploy.mutateAsync(ready.map(({ id }) => id));
      clear();
      onStarted(bulkId);
      router.refresh();
    } catch (error) {
      toast({ tone: "danger", title: "Nothing was sent", detail: sentencesOf(error).join(" ") });
    }
    return true;
  };
  return (
    <section aria-label="Selection" className={BAR}>
      <p role="status" className="whitespace-nowrap">
        <b className="font-strong">{chosen.size}</b>
        <span className="max-sm:sr-only"> selected</span>
      </p>
      {checks.run && <CheckWords run={checks.run} />}
      {may("ticket:write") && (
        <Button busy={checking && "Checking"} disabled={checkable.length === 0} onClick={() => void check()}>
          <ScanSearch />
          Run QA
        </Button>
      )}
      {may("ticket:deploy") && (
        <Confirm
          trigger={
            <Button variant="primary" disabled={ready.length === 0 || checking}>
              <Send />
              Deploy {ready.length}
            </Button>
          }
          title={`Deploy ${plural(ready.length, "ticket")}?`}
          keep="Not now"
          confirm={`Deploy ${ready.length}`}
          busy="Handing over"
          onConfirm={send}
        >
          Each is sent as its plan stands now. New objects are created paused.
          {ready.length < tickets.length &&
            ` ${plural(tickets.length - ready.length, "ticket that is", "tickets that are")} not ready stay as they are.`}
        </Confirm>
      )}
      <IconButton label="Clear the selection" onClick={clear}>
        <X />
      </IconButton>
    </section>
  );
}

function CheckWords({ run }: { run: NonNullable<ReturnType<typeof useCheckMany>["run"]> }) {
  if (!run.ended) {
    return (
      <span role="status" className="flex items-center gap-2 text-12 text-fg-3">
        <Meter value={run.done / run.of} label="Checked" tone="testing" />
        {run.done} of {run.of}
      </span>
    );
  }
  return (
    <span role="status" className="text-12 text-fg-3">
      {run.ready} ready, {run.done - run.ready - run.failures.length} with findings
      {run.failures.map(({ key, words }) => (
        <span key={key} className="block text-st-danger">
          {key}: {words}
        </span>
      ))}
    </span>
  );
}
