-- Sorted as text, HIGH comes before LOW. A generated column, so that no writer can forget it.

ALTER TABLE "tickets" ADD COLUMN "priority_rank" SMALLINT NOT NULL
  GENERATED ALWAYS AS (CASE priority WHEN 'LOW' THEN 1 WHEN 'NORMAL' THEN 2 WHEN 'HIGH' THEN 3 ELSE 4 END) STORED;

CREATE INDEX "tickets_tenant_id_priority_rank_id_idx" ON "tickets"("tenant_id", "priority_rank", "id");
