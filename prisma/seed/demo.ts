import "server-only";
import { systemTx } from "@/lib/infra/db/transactions";
import { createMembership, createTenant, createUser } from "@/lib/infra/identity/setup/accounts";
import { log } from "@/lib/infra/log";
import type { Role } from "@/lib/shared/permissions";
import { DEMO_USERS, NEIGHBOUR, WORKSPACE } from "./demo-data";
import { seedNeighbour } from "./neighbour";
import { type Cast, contextOf, type Person } from "./people";
import { seedCampaigns } from "./seed-campaigns";
import { seedGovernance } from "./seed-governance";
import { seedTickets } from "./seed-tickets";
import { spreadOverTime } from "./spread-over-time";
import { wipeTenant } from "./wipe-tenant";

export type SeedOptions = {
  /** Of every demo user. */
  password: string;
  /** Root of the running simulators; null leaves out what only a deployment can make. */
  simulatorsUrl: string | null;
};

export type SeedResult = "seeded" | "there already";

/**
 * Makes the demo workspace and, beside it, a second one, so that isolation can be seen. Everything goes through the
 * product's own use cases, as the demo's people; deployments really reach the simulators. Deterministic but for ids and
 * the day it is run. A seed that was interrupted is begun anew; one that was finished is left alone.
 *
 * Run it while no worker runs: it ages the records before the sequencer numbers them.
 */
export async function seedDemo(options: SeedOptions): Promise<SeedResult> {
  const existing = await systemTx((tx) =>
    tx.tenant.findMany({ where: { demo: true }, select: { id: true, settings: { where: { key: SEEDED } } } }),
  );
  if (existing.length >= 2 && existing.every((tenant) => tenant.settings.length > 0)) return "there already";
  const taken = await systemTx((tx) => tx.tenant.findFirst({ where: { demo: false, slug: { in: [WORKSPACE.slug, NEIGHBOUR.slug] } } }));
  if (taken) {
    log.warn({ slug: taken.slug }, "a workspace of the demo's address exists: no demo is made");
    return "there already";
  }
  for (const half of existing) await wipeTenant(half.id);

  const tenant = await createTenant({ ...WORKSPACE, demo: true });
  const neighbour = await createTenant({ ...NEIGHBOUR, demo: true });
  const cast = {} as Cast;
  for (const { email, name, role } of DEMO_USERS) cast[role] = await member(tenant.id, { email, name, role }, options.password);
  const owner = await member(
    neighbour.id,
    { email: "owner@northlight.signalbox.test", name: "Noor Haddad", role: "owner" },
    options.password,
  );
  // One person in both workspaces, so that the switcher has something to switch to.
  await createMembership({ tenantId: neighbour.id, userId: cast.owner.userId, role: "viewer" });

  const governance = await seedGovernance(contextOf(tenant.id, cast.admin));
  const campaigns = await seedCampaigns(tenant.id, cast, governance);
  await seedTickets(tenant.id, cast, governance, campaigns, options.simulatorsUrl);
  await seedNeighbour(contextOf(neighbour.id, owner));
  await spreadOverTime(tenant.id);
  for (const { id } of [tenant, neighbour]) {
    await systemTx((tx) => tx.setting.create({ data: { tenantId: id, key: SEEDED, value: true } }));
  }
  return "seeded";
}

/** Says that a demo workspace is complete. No setting of the product, so no screen shows it. */
const SEEDED = "demo.seeded";

async function member(tenantId: string, person: { email: string; name: string; role: Role }, password: string): Promise<Person> {
  const existing = await systemTx((tx) => tx.user.findUnique({ where: { email: person.email } }));
  const { id } = existing ?? (await createUser({ email: person.email, name: person.name, password }));
  await createMembership({ tenantId, userId: id, role: person.role });
  return { userId: id, name: person.name, role: person.role };
}
