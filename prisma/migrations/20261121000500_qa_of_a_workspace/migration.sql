-- What a workspace decides about its checks: switches of rules, a checklist for people, names of platforms' ids. And what
-- a check looked at, part by part, so that the next one judges only what changed.

ALTER TABLE "qa_runs" ADD COLUMN "read_parts" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "qa_rule_switches" (
    "tenant_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "severity" TEXT,
    "reason" TEXT NOT NULL,
    "changed_by_kind" TEXT NOT NULL,
    "changed_by_id" TEXT NOT NULL,
    "changed_by_label" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "qa_rule_switches_pkey" PRIMARY KEY ("tenant_id", "rule")
);

-- CreateTable
CREATE TABLE "checklist_items" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "platforms" TEXT[],
    "request_types" TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT true,
    "resign_after_change" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "checklist_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_signatures" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "signed_by_kind" TEXT NOT NULL,
    "signed_by_id" TEXT NOT NULL,
    "signed_by_label" TEXT NOT NULL,
    "note" TEXT,
    "evidence_url" TEXT,
    "payload_hash" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checklist_signatures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_names" (
    "tenant_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_names_pkey" PRIMARY KEY ("tenant_id", "platform", "list", "external_id")
);

-- CreateIndex
CREATE INDEX "checklist_items_tenant_id_position_created_at_id_idx" ON "checklist_items"("tenant_id", "position", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_items_tenant_id_id_key" ON "checklist_items"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_signatures_tenant_id_id_key" ON "checklist_signatures"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_signatures_tenant_id_ticket_id_item_id_key" ON "checklist_signatures"("tenant_id", "ticket_id", "item_id");

-- AddForeignKey
ALTER TABLE "qa_rule_switches" ADD CONSTRAINT "qa_rule_switches_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_signatures" ADD CONSTRAINT "checklist_signatures_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "tickets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_signatures" ADD CONSTRAINT "checklist_signatures_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "checklist_items"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_names" ADD CONSTRAINT "platform_names_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "qa_rule_switches" ADD CONSTRAINT "qa_rule_switches_severity_known" CHECK (severity IN ('block', 'warn', 'info'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['qa_rule_switches', 'checklist_items', 'checklist_signatures', 'platform_names'] LOOP
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
