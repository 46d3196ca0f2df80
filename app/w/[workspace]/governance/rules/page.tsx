import type { Metadata } from "next";
import { TopBar } from "@/components/layout/page-header";
import { filterRules } from "@/components/qa-rules/rule-filter";
import { RulesScreen } from "@/components/qa-rules/rules-screen";
import { readParams, withParams } from "@/lib/client/address";
import { listChecklistItems } from "@/lib/domain/checklist/list-checklist-items";
import { listQaRules } from "@/lib/domain/qa-rules/list-qa-rules";
import { listSettings } from "@/lib/domain/settings/list-settings";
import { sessionContext } from "@/lib/infra/identity/page-session";

export const metadata: Metadata = { title: "Rules" };

export default async function RulesPage({ params, searchParams }: PageProps<"/w/[workspace]/governance/rules">) {
  const { workspace } = await params;
  const query = readParams(await searchParams);
  const ctx = await sessionContext(workspace, withParams(`/w/${workspace}/governance/rules`, query, {}));
  const [{ rules, total }, { checklistItems }] = await Promise.all([listQaRules(ctx), listChecklistItems(ctx)]);
  const { settings } = ctx.permissions.has("admin:read") ? await listSettings(ctx) : { settings: [] };
  return (
    <>
      <TopBar crumbs={[{ label: "Governance" }, { label: "Rules" }]} />
      <main className="pb-6">
        <RulesScreen
          rules={filterRules(rules, query)}
          total={total}
          checklist={checklistItems}
          settings={settings.filter(({ key }) => key.startsWith("qa."))}
        />
      </main>
    </>
  );
}
