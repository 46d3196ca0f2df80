"use client";

import { useState } from "react";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CodePlate } from "@/components/ui/segmented-name";
import { Select } from "@/components/ui/select";
import { Cell, HeaderCell, Row } from "@/components/ui/table";
import { type FormAction, type FormState, messagesAt, typedValue } from "@/lib/client/form-state";
import { useWorkspace } from "@/lib/client/workspace";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import { CodeField } from "./code-field";
import { FormDialog } from "./form-dialog";
import { GovernedList } from "./governed-list";
import { RowActs } from "./row-acts";

type ChannelsScreenProps = {
  page: { channels: ChannelDto[]; total: number; limit: number; offset: number };
  create: FormAction<ChannelDto>;
  update: FormAction<ChannelDto>;
};

const FIELDS = ["platformName", "name", "code", "apiIdentifier"];

/** The channels of the workspace. */
export function ChannelsScreen({ page: { channels, ...page }, create, update }: ChannelsScreenProps) {
  const [editing, setEditing] = useState<ChannelDto | null>(null);
  return (
    <GovernedList
      title="Channels"
      noun="channel"
      purpose="A channel is an ad platform as this workspace uses it. It gives tickets the third part of their name."
      page={page}
      head={
        <>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Code</HeaderCell>
          <HeaderCell>Platform</HeaderCell>
          <HeaderCell>API identifier</HeaderCell>
          <HeaderCell className="w-12">
            <span className="sr-only">Acts</span>
          </HeaderCell>
        </>
      }
      creating={(open, onOpenChange) => (
        <FormDialog
          open={open}
          onOpenChange={onOpenChange}
          title="New channel"
          action={create}
          verb="Create channel"
          busy="Creating"
          done={(channel) => `Created ${channel.name}`}
          fields={FIELDS}
        >
          {(state) => <ChannelFields state={state} channel={null} />}
        </FormDialog>
      )}
    >
      {channels.map((channel) => (
        <Row key={channel.id} className="max-md:flex max-md:min-h-16 max-md:items-center">
          <Cell className="font-strong text-fg-1 max-md:h-auto max-md:grow">
            <span className="flex items-center gap-2.5">
              <PlatformMark platform={channel.platform} />
              {channel.name}
            </span>
          </Cell>
          <Cell className="max-md:h-auto">
            <CodePlate place="channel">{channel.code}</CodePlate>
          </Cell>
          <Cell fold>{channel.platformName}</Cell>
          <Cell fold className="[overflow-wrap:anywhere]">
            {channel.apiIdentifier && <span className="font-mono text-12 tracking-mono">{channel.apiIdentifier}</span>}
          </Cell>
          <Cell className="text-right max-md:h-auto">
            <RowActs noun="channel" row={channel} onEdit={() => setEditing(channel)} />
          </Cell>
        </Row>
      ))}
      {editing && (
        <FormDialog
          key={editing.id}
          open
          onOpenChange={(open) => !open && setEditing(null)}
          title={`Edit ${editing.name}`}
          description="Names that were issued stay as they are. A new code goes into new names only."
          action={update}
          verb="Save channel"
          busy="Saving"
          done={(channel) => `Saved ${channel.name}`}
          fields={FIELDS}
        >
          {(state) => <ChannelFields state={state} channel={editing} />}
        </FormDialog>
      )}
    </GovernedList>
  );
}

function ChannelFields({ state, channel }: { state: FormState<ChannelDto> | null; channel: ChannelDto | null }) {
  const { platforms } = useWorkspace();
  return (
    <>
      {channel && (
        <>
          <input type="hidden" name="id" value={channel.id} />
          <input type="hidden" name="version" value={channel.version} />
        </>
      )}
      <Field label="Platform" required error={messagesAt(state, "platformName")}>
        <Select
          name="platformName"
          defaultValue={typedValue(state, "platformName", channel?.platform ?? "")}
          options={platforms.map((platform) => ({
            value: platform.key,
            label: platform.displayName,
            mark: <PlatformMark platform={platform.key} />,
          }))}
        />
      </Field>
      <div className="grid gap-[18px] md:grid-cols-2">
        <Field
          label="Name"
          required={channel !== null}
          optional={channel === null}
          hint="The platform's, when left out"
          error={messagesAt(state, "name")}
        >
          <Input name="name" defaultValue={typedValue(state, "name", channel?.name ?? "")} maxLength={200} />
        </Field>
        <CodeField
          kind="channel"
          name="code"
          required={channel !== null}
          hint="The platform's own, when left out"
          ownerId={channel?.id ?? null}
          defaultValue={typedValue(state, "code", channel?.code ?? "")}
          errors={messagesAt(state, "code")}
        />
      </div>
      <Field
        label="API identifier"
        optional
        hint="What the platform's interface calls it, where it has a name for it"
        error={messagesAt(state, "apiIdentifier")}
      >
        <Input name="apiIdentifier" defaultValue={typedValue(state, "apiIdentifier", channel?.apiIdentifier ?? "")} maxLength={200} />
      </Field>
    </>
  );
}
