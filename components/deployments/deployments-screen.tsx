"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { FilterSelect, useAddress } from "@/components/layout/list-toolbar";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { withoutInstant } from "@/components/platforms/platform-words";
import { State } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import { TAB } from "@/components/ui/tabs";
import { type DeploymentPage, type DeploymentQuery, useDeployments } from "@/lib/client/deployments";
import { useWorkspace } from "@/lib/client/workspace";
import type { DeploymentDto } from "@/lib/domain/deployments/list-deployments.schema";
import { DeploymentActs } from "./deployment-acts";
import { DEPLOYMENT_LOOK } from "./deployment-look";
import { DEPLOYMENT_TABS, type DeploymentTab } from "./deployment-tabs";
import { useMomentWords, WaitRing } from "./wait-ring";

type DeploymentsScreenProps = {
  tab: DeploymentTab;
  query: DeploymentQuery;
  first: DeploymentPage;
  /** How many stand behind each tab. */
  totals: Readonly<Record<DeploymentTab, number>>;
  connections: readonly { id: string; name: string }[];
};

/** Every deployment of the workspace: what waits and why, what needs a person, what is done. */
export function DeploymentsScreen({ tab, query, first, totals, connections }: DeploymentsScreenProps) {
  const { hrefWith } = useAddress();
  const { platforms } = useWorkspace();
  const { data: page } = useDeployments(query, first);
  const shown = DEPLOYMENT_TABS.find((each) => each.tab === tab) ?? DEPLOYMENT_TABS[0];
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-6">
        <h1 className="sr-only">Deployments</h1>
        <nav aria-label="Which deployments" className="scroll-none -mx-1 flex gap-1 overflow-x-auto px-1">
          {DEPLOYMENT_TABS.map((each) => (
            <Link
              key={each.tab}
              href={hrefWith({ tab: each.tab === "person" ? null : each.tab, offset: null })}
              prefetch={false}
              aria-current={each.tab === tab ? "page" : undefined}
              className={cx(TAB, each.tab === tab && "bg-surface-3 text-fg-1")}
            >
              {each.label}
              <span className="font-text text-fg-3">{each.tab === tab ? page.total : totals[each.tab]}</span>
            </Link>
          ))}
        </nav>
        <span className="grow" />
        <FilterSelect
          param="platform"
          label="Platform"
          options={platforms.map(({ key, displayName }) => ({ value: key, label: displayName }))}
        />
        {connections.length > 1 && (
          <FilterSelect param="connection_id" label="Account" options={connections.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
      </div>
      {page.total === 0 ? (
        <Message title={shown.empty}>{shown.emptyNote}</Message>
      ) : (
        <>
          <Table caption={shown.label}>
            <TableHead>
              <HeaderCell>Ticket</HeaderCell>
              <HeaderCell>State</HeaderCell>
              <HeaderCell>Why</HeaderCell>
              <HeaderCell>Requested</HeaderCell>
              <HeaderCell>
                <span className="sr-only">Acts</span>
              </HeaderCell>
            </TableHead>
            <tbody>
              {page.deployments.map((deployment) => (
                <DeploymentRow key={deployment.taskId} deployment={deployment} />
              ))}
            </tbody>
          </Table>
          <Pagination
            total={page.total}
            limit={page.limit}
            offset={page.offset}
            noun={page.total === 1 ? "deployment" : "deployments"}
            hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
          />
        </>
      )}
    </>
  );
}

function DeploymentRow({ deployment }: { deployment: DeploymentDto }) {
  const { href } = useWorkspace();
  const { tone, shape, word } = DEPLOYMENT_LOOK[deployment.state];
  return (
    <Row>
      <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pb-0 md:max-w-80">
        <span className="flex items-center gap-2.5">
          <PlatformMark platform={deployment.platform} />
          <span className="min-w-0">
            <Link
              href={href(`/tickets/${deployment.ticketKey}`)}
              prefetch={false}
              className="block truncate rounded-sm font-strong text-fg-1 hover:underline hover:decoration-line-3 hover:underline-offset-3"
            >
              {deployment.ticketTitle}
            </Link>
            <span className="block truncate text-12 text-fg-3">
              <span className="mr-1.5">{deployment.ticketKey}</span>
              {deployment.connectionName}
            </span>
          </span>
        </span>
      </Cell>
      <Cell className="max-md:block max-md:h-auto max-md:pt-1.5 max-md:pb-0 max-md:pl-4">
        <State tone={tone} shape={shape}>
          {word}
        </State>
      </Cell>
      <Cell className="max-md:block max-md:h-auto max-md:pt-1 max-md:pb-0 max-md:pl-4 md:max-w-[32rem]">
        <Why deployment={deployment} />
      </Cell>
      <Cell fold className="text-12 whitespace-nowrap">
        <RelativeTime at={deployment.createdAt} /> by {deployment.requestedBy}
      </Cell>
      <Cell className="max-md:block max-md:h-auto max-md:pb-3 max-md:pl-4">
        <span className="flex items-center gap-2 md:justify-end">
          <DeploymentActs deployment={deployment} />
        </span>
      </Cell>
    </Row>
  );
}

/** The reason in words; of a wait also when it ends. */
function Why({ deployment }: { deployment: DeploymentDto }) {
  const when = useMomentWords(deployment.nextAttemptAt);
  if (deployment.state === "waiting") {
    return (
      <span className="flex items-center gap-3">
        <WaitRing until={deployment.nextAttemptAt} since={null} />
        <span className="min-w-0">
          <span className="line-clamp-2 [overflow-wrap:anywhere]">{withoutInstant(deployment.reason ?? "Waits for its next attempt")}</span>
          <span className="block text-12 text-fg-3">
            Attempt {deployment.attempts + 1} starts by itself {when}
          </span>
        </span>
      </span>
    );
  }
  if (deployment.state === "succeeded" && deployment.externalPlatformId) {
    return (
      <span translate="no" className="inline-flex items-center gap-1 font-mono text-12 tracking-mono">
        {deployment.externalPlatformId}
        <ArrowUpRight className="size-3.5 text-fg-4" aria-hidden="true" />
      </span>
    );
  }
  const note = deployment.candidates > 0 ? `${deployment.candidates} on the platform may be it. ` : "";
  return (
    <span className="line-clamp-2 [overflow-wrap:anywhere]">
      {note}
      {deployment.reason ?? (deployment.state === "queued" ? "Starts within seconds" : "")}
    </span>
  );
}
