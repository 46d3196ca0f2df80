-- Selections are swept: one whose run was lost is handed over to its end, and old ones are deleted.

-- When the sweeper last started the selection's run anew; null: never.
ALTER TABLE "bulk_deployments" ADD COLUMN "taken_up_at" TIMESTAMPTZ(3);

CREATE INDEX "bulk_deployments_created_at_idx" ON "bulk_deployments"("created_at");
-- Almost always empty, and looked at every minute.
CREATE INDEX "bulk_deployment_items_pending" ON "bulk_deployment_items"("tenant_id", "bulk_id") WHERE ((deployment_id IS NULL) AND (code IS NULL));
-- What a foreign key refers to is looked for here when it is deleted.
CREATE INDEX "bulk_deployment_items_tenant_id_ticket_id_idx" ON "bulk_deployment_items"("tenant_id", "ticket_id");
CREATE INDEX "bulk_deployment_items_tenant_id_deployment_id_idx" ON "bulk_deployment_items"("tenant_id", "deployment_id");
CREATE INDEX "checklist_signatures_tenant_id_item_id_idx" ON "checklist_signatures"("tenant_id", "item_id");
