"use client";

import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Switch } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { CodePlate } from "@/components/ui/segmented-name";
import { Cell, HeaderCell, Row } from "@/components/ui/table";
import { type FormAction, type FormState, messagesAt, typedValue } from "@/lib/client/form-state";
import type { BrandDto } from "@/lib/domain/brands/brands.schema";
import { CodeField } from "./code-field";
import { FormDialog } from "./form-dialog";
import { GovernedList } from "./governed-list";
import { RowActs } from "./row-acts";

type BrandsScreenProps = {
  page: { brands: BrandDto[]; total: number; limit: number; offset: number };
  create: FormAction<BrandDto>;
  update: FormAction<BrandDto>;
};

const FIELDS = ["name", "internalCode", "familyFriendly"];

/** The brands of the workspace. */
export function BrandsScreen({ page: { brands, ...page }, create, update }: BrandsScreenProps) {
  const [editing, setEditing] = useState<BrandDto | null>(null);
  return (
    <GovernedList
      title="Brands"
      noun="brand"
      purpose="A brand gives campaigns the first part of their name, and says whether their words must suit families."
      page={page}
      head={
        <>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Code</HeaderCell>
          <HeaderCell>Words</HeaderCell>
          <HeaderCell>Changed</HeaderCell>
          <HeaderCell className="w-12">
            <span className="sr-only">Acts</span>
          </HeaderCell>
        </>
      }
      creating={(open, onOpenChange) => (
        <FormDialog
          open={open}
          onOpenChange={onOpenChange}
          title="New brand"
          action={create}
          verb="Create brand"
          busy="Creating"
          done={(brand) => `Created ${brand.name}`}
          fields={FIELDS}
        >
          {(state) => <BrandFields state={state} brand={null} />}
        </FormDialog>
      )}
    >
      {brands.map((brand) => (
        <Row key={brand.id} className="max-md:flex max-md:min-h-16 max-md:flex-wrap max-md:items-center">
          <Cell className="font-strong text-fg-1 max-md:h-auto max-md:grow">{brand.name}</Cell>
          <Cell className="max-md:h-auto">
            <CodePlate place="brand">{brand.internalCode}</CodePlate>
          </Cell>
          <Cell fold>
            {brand.familyFriendly ? (
              <span className="inline-flex items-center gap-1.5">
                <ShieldCheck className="text-fg-3" />
                Family friendly
              </span>
            ) : (
              <span className="text-fg-3">Any</span>
            )}
          </Cell>
          <Cell fold>
            <RelativeTime at={brand.updatedAt} />
          </Cell>
          <Cell className="text-right max-md:h-auto">
            <RowActs noun="brand" row={brand} onEdit={() => setEditing(brand)} />
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
          verb="Save brand"
          busy="Saving"
          done={(brand) => `Saved ${brand.name}`}
          fields={FIELDS}
        >
          {(state) => <BrandFields state={state} brand={editing} />}
        </FormDialog>
      )}
    </GovernedList>
  );
}

function BrandFields({ state, brand }: { state: FormState<BrandDto> | null; brand: BrandDto | null }) {
  return (
    <>
      {brand && (
        <>
          <input type="hidden" name="id" value={brand.id} />
          <input type="hidden" name="version" value={brand.version} />
        </>
      )}
      <Field label="Name" required error={messagesAt(state, "name")}>
        <Input name="name" defaultValue={typedValue(state, "name", brand?.name ?? "")} maxLength={200} />
      </Field>
      <CodeField
        kind="brand"
        name="internalCode"
        required
        ownerId={brand?.id ?? null}
        defaultValue={typedValue(state, "internalCode", brand?.internalCode ?? "")}
        errors={messagesAt(state, "internalCode")}
      />
      <Switch
        name="familyFriendly"
        defaultChecked={brand?.familyFriendly ?? true}
        label="Family friendly"
        hint="Names, texts and interests must have no word of the workspace's forbidden list"
      />
    </>
  );
}
