"use client";

import { LogOut, Monitor, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { PageHead } from "@/components/layout/page-header";
import { State } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { plural } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { signOut } from "@/lib/client/auth";
import { useEndOtherSessions, useEndSession } from "@/lib/client/sessions";
import type { SessionDto } from "@/lib/domain/sessions/sessions.schema";
import { deviceWords, isHandheld } from "./device-words";

/** Where the reader is signed in. This session first, then the one used last. */
export function SessionsScreen({ sessions }: { sessions: SessionDto[] }) {
  const others = sessions.filter((session) => !session.current);
  const ordered = [...sessions.filter((session) => session.current), ...others];
  return (
    <>
      <PageHead inBar title="My sessions" actions={others.length > 0 && <EndOthers count={others.length} />}>
        <p className="mt-0.5 max-w-[44rem] text-fg-3">Where you are signed in. An ended session is refused at once.</p>
      </PageHead>
      <div className="h-3" />
      <Table caption="My sessions">
        <TableHead>
          <HeaderCell>Browser</HeaderCell>
          <HeaderCell>Address</HeaderCell>
          <HeaderCell>Last seen</HeaderCell>
          <HeaderCell>Signed in</HeaderCell>
          <HeaderCell>Ends by itself</HeaderCell>
          <HeaderCell className="w-28">
            <span className="sr-only">Acts</span>
          </HeaderCell>
        </TableHead>
        <tbody>
          {ordered.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function SessionRow({ session }: { session: SessionDto }) {
  const Icon = isHandheld(session.userAgent) ? Smartphone : Monitor;
  return (
    <Row>
      <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pr-32 max-md:pb-0">
        <span className="flex items-center gap-2.5">
          <Icon className="text-fg-3" />
          <span className="min-w-0">
            <span title={session.userAgent ?? undefined} className="font-strong text-fg-1">
              {deviceWords(session.userAgent)}
            </span>
            {session.current && (
              <span className="whitespace-nowrap max-md:block md:ml-2.5">
                <State tone="clear" shape="tick-disc">
                  This one
                </State>
              </span>
            )}
          </span>
        </span>
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1 max-md:pr-0 max-md:pb-3 max-md:pl-[42px]">
        <span translate="no" className="font-mono text-12 tracking-mono">
          {session.address ?? "unknown"}
        </span>
      </Cell>
      <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1 max-md:pb-3">
        <RelativeTime at={session.lastSeenAt} />
      </Cell>
      <Cell fold>
        <RelativeTime at={session.createdAt} />
      </Cell>
      <Cell fold>
        <RelativeTime at={session.expiresAt} />
      </Cell>
      <Cell className="text-right max-md:absolute max-md:top-1 max-md:right-0 max-md:h-auto">
        {session.current ? (
          <Button size="sm" onClick={() => void signOut()}>
            <LogOut />
            Sign out
          </Button>
        ) : (
          <EndOne session={session} />
        )}
      </Cell>
    </Row>
  );
}

function EndOne({ session }: { session: SessionDto }) {
  const router = useRouter();
  const toast = useToast();
  const end = useEndSession();
  const device = deviceWords(session.userAgent);
  const act = () =>
    end.mutate(session.id, {
      onSuccess: () => {
        toast({ title: `Ended the session in ${device}` });
        router.refresh();
      },
      onError: (error) => {
        toast({ tone: "danger", title: "The session was not ended", detail: sentencesOf(error).join(" ") });
        router.refresh();
      },
    });
  return (
    <Button
      size="sm"
      variant="danger"
      aria-label={`End the session in ${device}, ${session.address ?? "unknown address"}`}
      busy={end.isPending && "Ending"}
      onClick={act}
    >
      End
    </Button>
  );
}

function EndOthers({ count }: { count: number }) {
  const router = useRouter();
  const toast = useToast();
  const end = useEndOtherSessions();
  const others = count === 1 ? "the other session" : `the ${count} other sessions`;
  const act = async () => {
    try {
      await end.mutateAsync();
      toast({ title: `Ended ${plural(count, "session")}` });
      router.refresh();
      return true;
    } catch (error) {
      toast({ tone: "danger", title: "They were not ended", detail: sentencesOf(error).join(" ") });
      return false;
    }
  };
  return (
    <Confirm
      trigger={<Button variant="danger">End all others</Button>}
      title={`End ${others}?`}
      keep="Keep them"
      confirm="End all others"
      busy="Ending"
      onConfirm={act}
    >
      You stay signed in here. Everywhere else you have to sign in again; what was typed there and not saved may be lost.
    </Confirm>
  );
}
