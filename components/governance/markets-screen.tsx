"use client";

import { useState } from "react";
import { CodePlate } from "@/components/ui/segmented-name";
import { Cell, HeaderCell, Row } from "@/components/ui/table";
import type { FormAction } from "@/lib/client/form-state";
import { countryName } from "@/lib/domain/markets/markets.rules";
import type { MarketDto } from "@/lib/domain/markets/markets.schema";
import { FormDialog } from "./form-dialog";
import { GovernedList } from "./governed-list";
import { MARKET_FIELDS, MarketFields } from "./market-fields";
import { RowActs } from "./row-acts";

type MarketsScreenProps = {
  page: { markets: MarketDto[]; total: number; limit: number; offset: number };
  create: FormAction<MarketDto>;
  update: FormAction<MarketDto>;
};

/** The markets of the workspace. */
export function MarketsScreen({ page: { markets, ...page }, create, update }: MarketsScreenProps) {
  const [editing, setEditing] = useState<MarketDto | null>(null);
  return (
    <GovernedList
      title="Markets"
      noun="market"
      purpose="A market gives campaigns the second part of their name, their money and the zone in which their days begin and end."
      page={page}
      head={
        <>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Code</HeaderCell>
          <HeaderCell>Country</HeaderCell>
          <HeaderCell>Region</HeaderCell>
          <HeaderCell>Currency</HeaderCell>
          <HeaderCell>Time zone</HeaderCell>
          <HeaderCell className="w-12">
            <span className="sr-only">Acts</span>
          </HeaderCell>
        </>
      }
      creating={(open, onOpenChange) => (
        <FormDialog
          open={open}
          onOpenChange={onOpenChange}
          title="New market"
          action={create}
          verb="Create market"
          busy="Creating"
          done={(market) => `Created ${market.name}`}
          fields={MARKET_FIELDS}
        >
          {(state) => <MarketFields state={state} market={null} />}
        </FormDialog>
      )}
    >
      {markets.map((market) => (
        <Row key={market.id} className="max-md:flex max-md:min-h-16 max-md:items-center">
          <Cell className="font-strong text-fg-1 max-md:h-auto max-md:grow">
            {market.name}
            <span className="block text-12 font-text text-fg-3 md:hidden">
              {market.currency}, {market.timezone.replaceAll("_", " ")}
            </span>
          </Cell>
          <Cell className="max-md:h-auto">
            <CodePlate place="market">{market.code}</CodePlate>
          </Cell>
          <Cell fold>{countryName(market.country)}</Cell>
          <Cell fold>{market.region}</Cell>
          <Cell fold>{market.currency}</Cell>
          <Cell fold>{market.timezone.replaceAll("_", " ")}</Cell>
          <Cell className="text-right max-md:h-auto">
            <RowActs noun="market" row={market} onEdit={() => setEditing(market)} />
          </Cell>
        </Row>
      ))}
      {editing && (
        <FormDialog
          key={editing.id}
          open
          onOpenChange={(open) => !open && setEditing(null)}
          title={`Edit ${editing.name}`}
          description="Names and flights that exist stay as they are. A new code, currency or zone is for new campaigns."
          action={update}
          verb="Save market"
          busy="Saving"
          done={(market) => `Saved ${market.name}`}
          fields={MARKET_FIELDS}
        >
          {(state) => <MarketFields state={state} market={editing} />}
        </FormDialog>
      )}
    </GovernedList>
  );
}
