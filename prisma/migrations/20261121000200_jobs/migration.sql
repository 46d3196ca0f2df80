-- Background work: runs and steps of Inngest functions as the embedded engine keeps them, and the cursor with which
-- sequenced outbox events are handed over. Reached only through lib/infra/jobs; Prisma does not read these tables.

CREATE TABLE job_runs (
  id uuid PRIMARY KEY,
  function_id text NOT NULL,
  -- The outbox event's id, or whatever id the event was sent with.
  event_id text NOT NULL,
  tenant_id uuid,
  -- json, not jsonb: stored and handed back byte for byte, and \u0000 is lawful in it.
  event json NOT NULL,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'completed', 'failed', 'cancelled')),
  -- Counts the calls that ask the function what comes next; a call of an older generation is stale.
  generation integer NOT NULL DEFAULT 0,
  -- Several steps were found at once, so the function only plans until all of them are done.
  parallel boolean NOT NULL DEFAULT false,
  -- Failed attempts of the present call, why the last one failed and when the next one is due.
  attempt integer NOT NULL DEFAULT 0,
  last_error json,
  next_at timestamptz(3),
  output json,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  CONSTRAINT job_runs_once UNIQUE (function_id, event_id),
  CONSTRAINT job_runs_ended CHECK ((status = 'running') = (ended_at IS NULL))
);
CREATE INDEX job_runs_by_event ON job_runs (event_id);
CREATE INDEX job_runs_running ON job_runs (function_id) WHERE status = 'running';
CREATE INDEX job_runs_by_age ON job_runs (created_at DESC);
CREATE INDEX job_runs_by_end ON job_runs (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE job_steps (
  run_id uuid NOT NULL REFERENCES job_runs ON DELETE CASCADE,
  -- SHA-1 of the step's id in the code, as the SDK names it.
  id text NOT NULL,
  name text NOT NULL,
  op text NOT NULL,
  -- Order of completion within the run; null while the step is pending.
  done_no integer,
  attempt integer NOT NULL DEFAULT 0,
  last_error json,
  next_at timestamptz(3),
  -- {"data": …} or {"error": …}
  result json,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  done_at timestamptz(3),
  PRIMARY KEY (run_id, id),
  CONSTRAINT job_steps_done CHECK (num_nonnulls(done_no, result, done_at) IN (0, 3))
);
CREATE UNIQUE INDEX job_steps_order ON job_steps (run_id, done_no);

CREATE TABLE job_cursors (
  name text PRIMARY KEY,
  seq bigint NOT NULL
);

-- Events a real Inngest server refused for good (too large, malformed): kept, so that nothing is lost in silence.
CREATE TABLE job_undelivered (
  event_id text PRIMARY KEY,
  reason text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- No workspace's own: only signalbox_system reaches them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['job_runs', 'job_steps', 'job_cursors', 'job_undelivered'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO signalbox_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO signalbox_system', t);
  END LOOP;
END
$$;

-- The queue's schema (graphile_worker) belongs to the connecting user and is installed when a worker starts; these two
-- functions let signalbox_system use it inside its own transactions.

-- Queues a job due after p_delay. At most 25 starts: the engine itself gives up sooner and ends the run by name.
CREATE FUNCTION job_enqueue(p_task text, p_payload json, p_delay interval) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM graphile_worker.add_job(p_task, p_payload, run_at := clock_timestamp() + p_delay, max_attempts := 25);
END
$$;

-- Takes a job off the queue if p_pool still holds it. False: it was taken over, and whatever its worker found out is late.
CREATE FUNCTION job_release(p_job bigint, p_pool text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM graphile_worker._private_jobs WHERE id = p_job AND locked_by = p_pool;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION job_enqueue(text, json, interval), job_release(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION job_enqueue(text, json, interval), job_release(bigint, text) TO signalbox_system;
