"use client";

import {
  Archive,
  Calendar,
  Copy,
  Download,
  Ellipsis,
  Hourglass,
  LayoutGrid,
  ShieldCheck,
  ShieldX,
  Table2,
  UserPlus,
  X,
} from "lucide-react";
import { useState } from "react";
import { Amount } from "@/components/ui/amount";
import { Avatar } from "@/components/ui/avatar";
import { Badge, Count, State, Tag } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { ChipLink, FilterChip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Glyph, type GlyphShape } from "@/components/ui/glyph";
import { CodeBlock, DiffView, JsonBlock, jsonText } from "@/components/ui/json-view";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from "@/components/ui/menu";
import { ErrorMessage, Message, NoPermission } from "@/components/ui/message";
import { CountdownRing, Meter } from "@/components/ui/meter";
import { Tooltip } from "@/components/ui/overlay";
import { Pagination } from "@/components/ui/pagination";
import { Facts, Panel, Strip } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { CodePlate, SegmentedName } from "@/components/ui/segmented-name";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { Tone } from "@/components/ui/tone";
import { Section } from "./section";
import { StyleguideForms } from "./styleguide-forms";
import { StyleguideOverlays } from "./styleguide-overlays";

const STATES: readonly [Tone, GlyphShape, string][] = [
  ["draft", "dashed-ring", "Draft"],
  ["testing", "half-ring", "QA testing"],
  ["caution", "diamond", "QA failed"],
  ["ready", "arrow-ring", "Ready"],
  ["clear", "tick-disc", "Trafficked"],
  ["danger", "bar-octagon", "Failed"],
];

const NAME = [
  { place: "brand", text: "DIS" },
  { place: "market", text: "US" },
  { place: "channel", text: "META" },
  { place: "year", text: "2026" },
  { place: "name", text: "MoanaLaunch" },
] as const;

const BEFORE = { name: "DIS_CA_META_2026_MoanaLaunch", daily_budget: "180000", status: "PAUSED", targeting: { age_min: 25 } };
const AFTER = { ...BEFORE, daily_budget: "240000", targeting: { age_min: 30 } };
const FIXED_MOMENT = "2026-11-21T09:36:00Z";

/** Every primitive in every state, in the theme of the page. */
export function Styleguide() {
  const [view, setView] = useState<"board" | "table">("board");
  return (
    <main className="grid gap-x-9 gap-y-7 p-7 max-md:p-4 lg:grid-cols-2 2xl:grid-cols-3">
      <h1 className="sr-only">Style guide</h1>
      <Section title="Buttons: one primary on a page">
        <div className="flex flex-wrap gap-2">
          <Button variant="primary">
            New ticket <Kbd onAccent>C</Kbd>
          </Button>
          <Button>Review plan</Button>
          <Button disabled>Disabled</Button>
          <Button variant="quiet">
            <Download />
            Export
          </Button>
          <IconButton label="More">
            <Ellipsis />
          </IconButton>
          <Button variant="danger">
            <X />
            Cancel deployment
          </Button>
          <Button busy="Checking, 18 of 27">Check</Button>
          <Button size="sm">Apply fix</Button>
          <CopyButton value="DIS_US" label="Copy name" />
        </div>
      </Section>
      <Section title="States: one shape each, with or without the tint">
        <div className="cut-0 grid grid-cols-3 gap-2.5">
          {STATES.map(([tone, shape, word]) => (
            <span key={word}>
              <Badge tone={tone} shape={shape}>
                {word}
              </Badge>
            </span>
          ))}
          {STATES.map(([tone, shape, word]) => (
            <State key={word} tone={tone} shape={shape}>
              {word}
            </State>
          ))}
          <State tone="clear" shape="arrow-disc">
            Active
          </State>
          <State tone="caution" shape="pause-ring">
            Paused
          </State>
          <State tone="testing" shape="double-tick">
            Completed
          </State>
          <State tone="testing" icon={<Hourglass />}>
            Requested
          </State>
          <State tone="clear" icon={<ShieldCheck />}>
            Approved
          </State>
          <State tone="danger" icon={<ShieldX />}>
            Rejected
          </State>
          <State tone="accent" shape="dot-ring">
            Now
          </State>
          <span className="text-fg-3">
            <Glyph shape="ring" label="To come" />
          </span>
        </div>
      </Section>
      <StyleguideForms />
      <Section title="Names">
        <div className="grid gap-2">
          <SegmentedName segments={NAME} />
          <SegmentedName segments={NAME} quiet />
          <span className="flex gap-2">
            <CodePlate place="brand">DIS</CodePlate>
            <CodePlate place="market">US</CodePlate>
            <CodePlate place="channel">META</CodePlate>
            <CodePlate place="year">2026</CodePlate>
            <CodePlate place="name">MoanaLaunch</CodePlate>
          </span>
        </div>
      </Section>
      <Section title="Small parts">
        <div className="flex flex-wrap items-center gap-3">
          <Avatar name="Rosa Kline" isReader /> <Avatar name="Aino Ojala" size="md" /> <Avatar name={null} size="lg" /> <Count>7</Count>
          <Tag>service</Tag> <Tag dashed>Simulated platforms</Tag> <Kbd>⌘K</Kbd> <Meter value={0.64} label="Flown" />
          <Amount amount="1240000" currency="USD" /> <RelativeTime at={FIXED_MOMENT} zone="America/Toronto" />
          <CountdownRing share={0.68} label="41 seconds left">
            0:41
          </CountdownRing>
          <ChipLink href="/styleguide" on>
            Mine 23
          </ChipLink>
          <FilterChip label="Market" value="Canada" clearHref="/styleguide" />
          <SegmentedControl
            label="View"
            value={view}
            onChange={setView}
            options={[
              { value: "board", label: "Board", icon: <LayoutGrid className="size-3.5" /> },
              { value: "table", label: "Table", icon: <Table2 className="size-3.5" /> },
            ]}
          />
          <Menu>
            <MenuTrigger asChild>
              <Button>Menu</Button>
            </MenuTrigger>
            <MenuContent>
              <MenuItem shortcut="A">
                <UserPlus />
                Assign
              </MenuItem>
              <MenuItem shortcut="D">
                <Calendar />
                Change due
              </MenuItem>
              <MenuItem>
                <Copy />
                Copy name
              </MenuItem>
              <MenuLine />
              <MenuItem danger>
                <Archive />
                Archive
              </MenuItem>
            </MenuContent>
          </Menu>
          <Tooltip content="Today 18:00 in Toronto">
            <Button>Tooltip</Button>
          </Tooltip>
        </div>
      </Section>
      <StyleguideOverlays />
      <Section title="Table">
        <Table caption="Campaigns">
          <TableHead>
            <HeaderCell sort={{ href: "/styleguide", direction: "desc" }}>Name</HeaderCell>
            <HeaderCell numeric>Budget</HeaderCell>
          </TableHead>
          <tbody>
            {["1240000", "96000", "84500.5"].map((amount) => (
              <Row key={amount}>
                <Cell>
                  <SegmentedName segments={NAME} />
                </Cell>
                <Cell numeric>
                  <Amount amount={amount} currency="CAD" />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
        <Pagination total={146} limit={50} offset={50} hrefAt={(offset) => `/styleguide?offset=${offset}`} noun="campaigns" />
      </Section>
      <Section title="Panel, facts, strip, diff">
        <Panel title="Plan" note="1 request" actions={<Button size="sm">Whole</Button>}>
          <Strip action={<Button size="sm">Retry</Button>}>No connection since 09:40. 2 changes wait here.</Strip>
          <DiffView
            before={jsonText(BEFORE)}
            after={jsonText(AFTER)}
            meaning={(line) => (line.includes("daily_budget") ? "a day" : null)}
          />
          <Facts
            items={[
              { label: "Request", value: "Update campaign" },
              { label: "Flight", value: "21 Nov to 7 Dec 2026" },
            ]}
          />
        </Panel>
      </Section>
      <Section title="Code">
        <Panel>
          <JsonBlock value={AFTER} label="Copy JSON" />
        </Panel>
        <div className="mt-3">
          <CodeBlock label="Copy key">sbx_3f9a…</CodeBlock>
        </div>
      </Section>
      <Section title="Tabs">
        <Tabs defaultValue="one">
          <TabList aria-label="Example">
            <Tab value="one">All 146</Tab>
            <Tab value="two">Ending this week 9</Tab>
          </TabList>
          <TabPanel value="one" className="pt-3 text-fg-2">
            All of them
          </TabPanel>
          <TabPanel value="two" className="pt-3 text-fg-2">
            Nine
          </TabPanel>
        </Tabs>
      </Section>
      <Section title="Empty, error, no permission, loading">
        <Message title="No tickets yet" actions={<Button variant="primary">New ticket</Button>}>
          A ticket carries one campaign to one platform.
        </Message>
        <ErrorMessage
          title="The plan could not be made"
          code="DEPLOY_007"
          reference="0193f2c8-41d7"
          actions={<Button variant="primary">Try again</Button>}
        >
          Your ticket is unchanged and nothing was sent.
        </ErrorMessage>
        <NoPermission title="Owners and admins make API keys" actions={<Button>Ask for a key</Button>}>
          You are a manager.
        </NoPermission>
        <SkeletonRows rows={4} />
      </Section>
    </main>
  );
}
