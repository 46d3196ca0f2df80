-- How many calls an account has left at its platform, for all processes together: one row per connection, taken FOR UPDATE
-- last of all by whoever is about to call.

CREATE TABLE "call_budgets" (
    "tenant_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "state" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_budgets_pkey" PRIMARY KEY ("tenant_id", "connection_id")
);

ALTER TABLE "call_budgets" ADD CONSTRAINT "call_budgets_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "platform_connections"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "call_budgets" ADD CONSTRAINT "call_budgets_state_is_object" CHECK (jsonb_typeof(state) = 'object');

ALTER TABLE "call_budgets" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_budgets" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "call_budgets" TO signalbox_app
  USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
CREATE POLICY system ON "call_budgets" TO signalbox_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "call_budgets" TO signalbox_app, signalbox_system;

-- The instant that was reserved for the next call of a waiting deployment, and what a platform held against one that failed.
ALTER TABLE "deployments" ADD COLUMN "slot_at" TIMESTAMPTZ(3), ADD COLUMN "refusal" JSONB;
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_slot_while_waiting" CHECK (slot_at IS NULL OR state = 'waiting');

-- A platform may say that it has had the very request; a person may say what became of one.
ALTER TABLE "deployment_attempts"
  DROP CONSTRAINT "deployment_attempts_kind_known",
  DROP CONSTRAINT "deployment_attempts_outcome_known",
  ADD CONSTRAINT "deployment_attempts_kind_known" CHECK (kind IN ('send', 'look_up', 'person')),
  ADD CONSTRAINT "deployment_attempts_outcome_known" CHECK (outcome IN ('success', 'throttled', 'transient', 'unknown', 'refused', 'duplicate'));
