"use client";

import { useState } from "react";
import { currencyOption, loadCurrencies, loadZones, zoneOption } from "@/components/governance/choices";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Checkbox, RadioTiles } from "@/components/ui/choice";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input, ReadOnly } from "@/components/ui/input";
import { Strip } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { type FormState, messagesAt, typedValue } from "@/lib/client/form-state";
import { useWorkspace } from "@/lib/client/workspace";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";
import { AccountFinder, type FindAccounts } from "./account-finder";
import { ENVIRONMENT_WORD } from "./environment-tag";

/** A platform that can be connected. `name` of a credential is the platform's own word for it. */
export type ConnectablePlatform = {
  key: string;
  credentialFields: readonly { name: string; label: string; help: string; required: boolean; secret: boolean }[];
};

const FIELDS = ["platform", "name", "accountId", "currency", "timezone", "environment"];
const ENVIRONMENTS = (["simulator", "sandbox", "production"] as const).map((value) => ({ value, label: ENVIRONMENT_WORD[value] }));

/** Every field that a violation can be shown at. */
export function connectionFieldNames(platforms: readonly ConnectablePlatform[]): string[] {
  return [...FIELDS, ...platforms.flatMap(({ credentialFields }) => credentialFields.map(({ name }) => `credentials/${name}`))];
}

type ConnectionFieldsProps = {
  state: FormState<ConnectionDto> | null;
  connection: ConnectionDto | null;
  platforms: readonly ConnectablePlatform[];
  findAccounts: FindAccounts;
};

/** An account, the world it is in, and the credentials to act there. */
export function ConnectionFields({ state, connection, platforms, findAccounts }: ConnectionFieldsProps) {
  const { platformName } = useWorkspace();
  const [platform, setPlatform] = useState(connection?.platform ?? platforms[0]?.key ?? "");
  const [account, setAccount] = useState(connection?.accountId ?? "");
  const [environment, setEnvironment] = useState<string>(connection?.environment ?? "simulator");
  const [currency, setCurrency] = useState<ComboboxOption | null>(currencyOption(connection?.currency ?? "USD"));
  const [zone, setZone] = useState<ComboboxOption | null>(zoneOption(connection?.timezone ?? "UTC"));
  const moved = connection !== null && (account.trim() !== connection.accountId || environment !== connection.environment);
  return (
    <>
      {connection && (
        <>
          <input type="hidden" name="id" value={connection.id} />
          <input type="hidden" name="version" value={connection.version} />
        </>
      )}
      <div className="grid gap-[18px] md:grid-cols-2">
        <Field label="Platform" required={!connection} error={messagesAt(state, "platform")}>
          {connection ? (
            <ReadOnly value={platformName(connection.platform)} />
          ) : (
            <Select
              name="platform"
              value={platform}
              onValueChange={setPlatform}
              options={platforms.map(({ key }) => ({ value: key, label: platformName(key), mark: <PlatformMark platform={key} /> }))}
            />
          )}
        </Field>
        <Field label="Name" required hint="As people here call it" error={messagesAt(state, "name")}>
          <Input name="name" defaultValue={typedValue(state, "name", connection?.name ?? "")} maxLength={120} autoComplete="off" />
        </Field>
      </div>
      <Field label="Environment" error={messagesAt(state, "environment")}>
        <RadioTiles name="environment" value={environment} onValueChange={setEnvironment} options={ENVIRONMENTS} />
      </Field>
      <Field
        label="Account id"
        required
        hint="The advertising account's own number; with the credentials below it can be found"
        error={messagesAt(state, "accountId")}
      >
        <Input
          name="accountId"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          translate="no"
          className="font-mono tracking-mono"
          suffix={
            <AccountFinder
              connection={connection}
              find={findAccounts}
              onPick={({ id, detail }) => {
                setAccount(id);
                // The platform says the account's currency beside its name.
                if (detail && /^[A-Z]{3}$/.test(detail)) setCurrency(currencyOption(detail));
              }}
            />
          }
        />
      </Field>
      <div className="grid gap-[18px] md:grid-cols-2">
        <Field label="Currency" required hint="Of the account: amounts are never converted" error={messagesAt(state, "currency")}>
          <Combobox
            name="currency"
            value={currency}
            onValueChange={setCurrency}
            load={loadCurrencies}
            searchLabel="Find a currency"
            empty="No currency matches"
          />
        </Field>
        <Field label="Time zone" hint="Of the account" error={messagesAt(state, "timezone")}>
          <Combobox
            name="timezone"
            value={zone}
            onValueChange={setZone}
            load={loadZones}
            searchLabel="Find a time zone"
            empty="No zone matches: try the nearest large city"
          />
        </Field>
      </div>
      <CredentialFields state={state} connection={connection} platform={platforms.find(({ key }) => key === platform)} moved={moved} />
    </>
  );
}

type CredentialFieldsProps = {
  state: FormState<ConnectionDto> | null;
  connection: ConnectionDto | null;
  platform: ConnectablePlatform | undefined;
  /** Account or environment differ from what was saved. */
  moved: boolean;
};

function CredentialFields({ state, connection, platform, moved }: CredentialFieldsProps) {
  const [forget, setForget] = useState(false);
  const stored = connection?.hasCredentials === true;
  return (
    <fieldset className="grid min-w-0 gap-[18px] border-line-2 border-t pt-[18px]">
      <legend className="sr-only">Credentials</legend>
      {stored && moved && (
        <div className="overflow-hidden rounded-1">
          <Strip>
            Another account or environment forgets the credentials: a token must not go where it was not given for. Type the new ones.
          </Strip>
        </div>
      )}
      {platform?.credentialFields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          optional={!field.required || stored || connection === null}
          hint={stored && !moved ? `${field.help}. Left empty, what is stored stays` : field.help}
          error={messagesAt(state, `credentials/${field.name}`)}
        >
          <Input
            name={`credentials/${field.name}`}
            type={field.secret ? "password" : "text"}
            autoComplete={field.secret ? "new-password" : "off"}
            spellCheck={false}
            maxLength={4000}
            disabled={forget}
            placeholder={stored && !moved ? "Stored" : undefined}
          />
        </Field>
      ))}
      {stored && !moved && (
        <Checkbox
          name="forget"
          checked={forget}
          onCheckedChange={(on) => setForget(on === true)}
          label="Forget the stored credentials"
          hint="Nothing can be sent through this connection until new ones are typed"
        />
      )}
    </fieldset>
  );
}
