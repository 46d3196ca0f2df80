-- A selection of tickets that were deployed by one act, so that its progress can be followed and a crash half-way through
-- is finished.

CREATE TABLE "bulk_deployments" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bulk_deployments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "bulk_deployment_items" (
    "tenant_id" UUID NOT NULL,
    "bulk_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "asked_id" UUID NOT NULL,
    "ticket_id" UUID,
    "deployment_id" UUID,
    "code" TEXT,
    "message" TEXT,

    CONSTRAINT "bulk_deployment_items_pkey" PRIMARY KEY ("tenant_id", "bulk_id", "position")
);

CREATE UNIQUE INDEX "bulk_deployments_tenant_id_id_key" ON "bulk_deployments"("tenant_id", "id");
CREATE INDEX "bulk_deployments_tenant_id_created_at_idx" ON "bulk_deployments"("tenant_id", "created_at");

ALTER TABLE "bulk_deployment_items" ADD CONSTRAINT "bulk_deployment_items_tenant_id_bulk_id_fkey" FOREIGN KEY ("tenant_id", "bulk_id") REFERENCES "bulk_deployments"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulk_deployment_items" ADD CONSTRAINT "bulk_deployment_items_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "tickets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulk_deployment_items" ADD CONSTRAINT "bulk_deployment_items_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployments"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bulk_deployments" ADD CONSTRAINT "bulk_deployments_actor_known" CHECK (actor_kind IN ('user', 'key', 'job', 'system'));
ALTER TABLE "bulk_deployment_items"
  ADD CONSTRAINT "bulk_deployment_items_handed_over_or_refused" CHECK (deployment_id IS NULL OR code IS NULL),
  ADD CONSTRAINT "bulk_deployment_items_refused_with_words" CHECK ((code IS NULL) = (message IS NULL));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bulk_deployments', 'bulk_deployment_items'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO signalbox_app
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    EXECUTE format('CREATE POLICY system ON %I TO signalbox_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO signalbox_app, signalbox_system', t);
  END LOOP;
END
$$;
