-- A worker that dies between a request and its answer is no failure of the platform's, and is not counted as one.
ALTER TABLE "deployment_attempts"
  DROP CONSTRAINT "deployment_attempts_outcome_known",
  ADD CONSTRAINT "deployment_attempts_outcome_known"
    CHECK (outcome IN ('success', 'throttled', 'transient', 'unknown', 'refused', 'duplicate', 'interrupted'));
