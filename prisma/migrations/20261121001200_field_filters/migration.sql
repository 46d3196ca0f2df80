-- Lists of campaigns and tickets narrowed by these fields. Markets, brands and channels are few: their lists need no more.
CREATE INDEX "campaigns_tenant_id_objective_created_at_id_idx" ON "campaigns"("tenant_id", "objective", "created_at", "id");
CREATE INDEX "campaigns_tenant_id_year_created_at_id_idx" ON "campaigns"("tenant_id", "year", "created_at", "id");
CREATE INDEX "tickets_tenant_id_external_platform_id_idx" ON "tickets"("tenant_id", "external_platform_id");
