-- Flow control of the embedded engine: calls that wait for their turn (concurrency keys, throttles), events and runs that
-- steps wait for, and what the jobs screen shows. Reached only through lib/infra/jobs; Prisma does not read these tables.

ALTER TABLE job_runs
  -- [{"key", "limit"}]: the concurrency groups of every call of this run. Null: none.
  ADD COLUMN limits json,
  -- The step that invoked this run and waits for its end.
  ADD COLUMN parent_run uuid,
  ADD COLUMN parent_step text,
  -- How often a person started the failed run again.
  ADD COLUMN retries integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT job_runs_parent CHECK ((parent_run IS NULL) = (parent_step IS NULL));
CREATE INDEX job_runs_of_tenant ON job_runs (tenant_id, created_at DESC, id DESC);
CREATE INDEX job_runs_at_work ON job_runs (tenant_id, created_at DESC, id DESC) WHERE status = 'running';
CREATE INDEX job_runs_by_parent ON job_runs (parent_run, parent_step) WHERE parent_run IS NOT NULL;

ALTER TABLE job_steps
  -- What it waits for: an event's name or a function's id.
  ADD COLUMN detail text,
  ADD COLUMN started_at timestamptz(3);

-- Calls that wait for their turn. A lane is one order of waiting: all its calls need the same groups and the same throttle.
CREATE TABLE job_waiting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES job_runs ON DELETE CASCADE,
  step text NOT NULL,
  generation integer NOT NULL,
  attempt integer NOT NULL,
  lane text NOT NULL,
  limits json NOT NULL,
  -- {"key", "intervalMs", "burst"} of a run's first call; null otherwise.
  throttle json,
  ready_at timestamptz(3) NOT NULL
);
CREATE INDEX job_waiting_in_line ON job_waiting (lane, run_id, id);
CREATE INDEX job_waiting_by_time ON job_waiting (ready_at);
CREATE INDEX job_waiting_by_run ON job_waiting (run_id);

-- A group's place taken by a queued or running call, until the call leaves the queue.
CREATE TABLE job_slots (
  job_id bigint NOT NULL,
  key text NOT NULL,
  lane text NOT NULL,
  PRIMARY KEY (job_id, key)
);

-- When a lane was last served, as a count: the one waiting longest for a turn comes first.
CREATE TABLE job_lanes (
  lane text PRIMARY KEY,
  served bigint NOT NULL,
  served_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Theoretical arrival time of a throttle (GCRA).
CREATE TABLE job_throttles (
  key text PRIMARY KEY,
  arrival timestamptz(3) NOT NULL
);

-- Steps that wait for an event. `conditions` are [{"path", "equal", "value"}] on the awaited event; `received` is it.
CREATE TABLE job_waits (
  run_id uuid NOT NULL,
  step_id text NOT NULL,
  event_name text NOT NULL,
  conditions json NOT NULL,
  received json,
  PRIMARY KEY (run_id, step_id),
  FOREIGN KEY (run_id, step_id) REFERENCES job_steps ON DELETE CASCADE
);
CREATE INDEX job_waits_open ON job_waits (event_name) WHERE received IS NULL;

-- The functions as the workers know them, for the jobs screen.
CREATE TABLE job_functions (
  id text PRIMARY KEY,
  config json NOT NULL,
  seen_at timestamptz(3) NOT NULL DEFAULT now()
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['job_waiting', 'job_slots', 'job_lanes', 'job_throttles', 'job_waits', 'job_functions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO signalbox_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO signalbox_system', t);
  END LOOP;
END
$$;

-- As job_enqueue, due at once, and answers the job's id: a call that takes a place in a group is known by it.
CREATE FUNCTION job_admit(p_task text, p_payload json) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN (graphile_worker.add_job(p_task, p_payload, max_attempts := 25)).id;
END
$$;
REVOKE ALL ON FUNCTION job_admit(text, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION job_admit(text, json) TO signalbox_system;
