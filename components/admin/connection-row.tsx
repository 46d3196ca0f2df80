"use client";

import { Ellipsis, Pencil, Unplug } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { State } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { FormProblems } from "@/components/ui/form-problems";
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from "@/components/ui/menu";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useDeleteConnection } from "@/lib/client/connections";
import { useWorkspace } from "@/lib/client/workspace";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";
import { EnvironmentTag } from "./environment-tag";

/** One account that tickets can be sent to. */
export function ConnectionRow({ connection, onEdit }: { connection: ConnectionDto; onEdit: () => void }) {
  return (
    <Row>
      <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pr-16 max-md:pb-0">
        <span className="flex items-center gap-2.5 font-strong text-fg-1">
          <PlatformMark platform={connection.platform} />
          {connection.name}
        </span>
      </Cell>
      <Cell className="max-md:block max-md:h-auto max-md:py-1 max-md:pl-[42px]">
        <span translate="no" className="font-mono text-12 tracking-mono [overflow-wrap:anywhere]">
          {connection.accountId}
        </span>
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1 max-md:pr-0 max-md:pb-3 max-md:pl-[42px]">
        <EnvironmentTag environment={connection.environment} />
      </Cell>
      <Cell fold>
        {connection.currency}, {connection.timezone.replaceAll("_", " ")}
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1 max-md:pb-3">
        {connection.hasCredentials ? (
          <State tone="clear" shape="tick-disc">
            Stored
          </State>
        ) : (
          <State tone="caution" shape="diamond">
            Missing
          </State>
        )}
      </Cell>
      <Cell fold>
        <RelativeTime at={connection.updatedAt} />
      </Cell>
      <Cell className="text-right max-md:absolute max-md:top-1 max-md:right-0 max-md:h-auto">
        <Acts connection={connection} onEdit={onEdit} />
      </Cell>
    </Row>
  );
}

function Acts({ connection, onEdit }: { connection: ConnectionDto; onEdit: () => void }) {
  const { may } = useWorkspace();
  const [asking, setAsking] = useState(false);
  if (!may("connection:write")) return null;
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={`Acts on ${connection.name}`} size="sm">
            <Ellipsis />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={onEdit}>
            <Pencil />
            Edit
          </MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Unplug />
            Disconnect
          </MenuItem>
        </MenuContent>
      </Menu>
      <Dialog open={asking} onOpenChange={setAsking}>
        <Disconnect connection={connection} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

/** Asked once, because the credentials cannot be brought back. */
function Disconnect({ connection, onDone }: { connection: ConnectionDto; onDone: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const remove = useDeleteConnection();
  const act = () =>
    remove.mutate(connection, {
      onSuccess: () => {
        onDone();
        toast({ title: `Disconnected ${connection.name}` });
        router.refresh();
      },
    });
  return (
    <DialogContent
      size="sm"
      title={`Disconnect ${connection.name}?`}
      description="Its credentials are forgotten for good, and no ticket is sent through it any more. What is on the platform stays there, and so does the record of what was sent."
    >
      <DialogBody className="py-2 empty:hidden">
        <FormProblems messages={remove.error ? sentencesOf(remove.error) : []} />
      </DialogBody>
      <DialogFoot>
        <DialogClose asChild>
          <Button>Keep it connected</Button>
        </DialogClose>
        <Button variant="danger" busy={remove.isPending && "Disconnecting"} onClick={act}>
          Disconnect
        </Button>
      </DialogFoot>
    </DialogContent>
  );
}
