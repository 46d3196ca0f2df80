-- Which deployment of a ticket is its newest: the list of what needs a person must not show a failure that was made good.
-- A trigger, so that no writer can forget it.

ALTER TABLE "deployments" ADD COLUMN "latest" BOOLEAN NOT NULL DEFAULT true;

-- The owner sees no rows under FORCE; for this one statement it may.
ALTER TABLE "deployments" NO FORCE ROW LEVEL SECURITY;
UPDATE "deployments" d SET latest = false
  WHERE EXISTS (SELECT 1 FROM "deployments" n WHERE n.tenant_id = d.tenant_id AND n.ticket_id = d.ticket_id AND (n.created_at, n.id) > (d.created_at, d.id));
ALTER TABLE "deployments" FORCE ROW LEVEL SECURITY;

CREATE FUNCTION deployment_takes_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE deployments SET latest = false
    WHERE tenant_id = NEW.tenant_id AND ticket_id = NEW.ticket_id AND id <> NEW.id AND latest;
  RETURN NULL;
END
$$;

CREATE TRIGGER deployment_takes_over AFTER INSERT ON "deployments" FOR EACH ROW EXECUTE FUNCTION deployment_takes_over();

CREATE INDEX "deployments_tenant_id_latest_state_created_at_idx" ON "deployments"("tenant_id", "latest", "state", "created_at");
