-- The foundation: every table of governance, campaigns and trafficking, and the records beneath them.
-- Roles signalbox_app and signalbox_system exist before any migration runs (lib/infra/migrate makes them).

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "campaign_name" TEXT NOT NULL,
    "brand_id" UUID NOT NULL,
    "market_id" UUID NOT NULL,
    "channel_id" UUID,
    "scheme_version" INTEGER NOT NULL,
    "brand_code" TEXT NOT NULL,
    "market_code" TEXT NOT NULL,
    "channel_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "name_segment" TEXT NOT NULL,
    "description" TEXT,
    "type" TEXT NOT NULL,
    "objective" TEXT,
    "budget" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "target_percentage" DECIMAL(5,2),
    "start_at" TIMESTAMPTZ(3),
    "end_at" TIMESTAMPTZ(3),
    "start_typed" TEXT,
    "end_typed" TEXT,
    "time_zone" TEXT NOT NULL,
    "audience" JSONB NOT NULL DEFAULT '{}',
    "content" JSONB NOT NULL DEFAULT '{}',
    "schedule" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "tags" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "approval" TEXT NOT NULL DEFAULT 'NONE',
    "approval_hash" TEXT,
    "author_ids" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_approvals" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "comment" TEXT,
    "changed_fields" TEXT[],
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "markets" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "markets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brands" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "internal_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "family_friendly" BOOLEAN NOT NULL DEFAULT true,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "brands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channels" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "api_identifier" TEXT,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "channels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taxonomy_schemes" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "separator" TEXT NOT NULL,
    "segments" JSONB NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "effective_to" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "taxonomy_schemes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issued_codes" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issued_codes_pkey" PRIMARY KEY ("tenant_id","kind","code")
);

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_accounts" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_accounts_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "memberships" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failures" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "scopes" TEXT[],
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("tenant_id","key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ord" BIGSERIAL NOT NULL,
    "seq" BIGINT,
    "action" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "prev_hash" TEXT,
    "hash" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ord" BIGSERIAL NOT NULL,
    "seq" BIGINT,
    "type" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last" BIGINT NOT NULL,

    CONSTRAINT "outbox_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_records" (
    "tenant_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("tenant_id","scope","ordinal")
);

-- CreateTable
CREATE TABLE "tenant_counters" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "tenant_counters_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT,
    "campaign_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "request_type" TEXT NOT NULL,
    "payload_config" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "external_platform_id" TEXT,
    "qa_failure_reason" TEXT,
    "target_object_id" UUID,
    "qa_run_id" UUID,
    "qa_input_hash" TEXT,
    "assignee_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "priority" TEXT NOT NULL DEFAULT 'NORMAL',
    "created_by_id" TEXT NOT NULL,
    "created_by_kind" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_comments" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_label" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "qa_runs" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "rule_set_version" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "input_parts" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "blocks" INTEGER NOT NULL,
    "warns" INTEGER NOT NULL,
    "infos" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "qa_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "qa_findings" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "pointer" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "value" JSONB,
    "suggestion" JSONB,
    "source" JSONB NOT NULL,

    CONSTRAINT "qa_findings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_connections" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "credentials" BYTEA,
    "credentials_key_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "platform_connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployments" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "qa_input_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "throttled_since" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "external_id" TEXT,
    "ambiguity" JSONB,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deployments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_attempts" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "worker" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "response" JSONB,
    "outcome" TEXT,
    "reason" TEXT,
    "retry_after_seconds" INTEGER,
    "verdict" JSONB,
    "external_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "deployment_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_objects" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,
    "campaign_id" UUID,
    "channel_id" UUID,
    "created_by_attempt_id" UUID,
    "last_sent" JSONB,
    "last_seen" JSONB,
    "last_seen_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_objects_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_created_at_id_idx" ON "campaigns"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_updated_at_id_idx" ON "campaigns"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_campaign_name_id_idx" ON "campaigns"("tenant_id", "campaign_name", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_start_at_id_idx" ON "campaigns"("tenant_id", "start_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_end_at_id_idx" ON "campaigns"("tenant_id", "end_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_budget_id_idx" ON "campaigns"("tenant_id", "budget", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_status_created_at_id_idx" ON "campaigns"("tenant_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_approval_created_at_id_idx" ON "campaigns"("tenant_id", "approval", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_type_created_at_id_idx" ON "campaigns"("tenant_id", "type", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_brand_id_created_at_id_idx" ON "campaigns"("tenant_id", "brand_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_market_id_created_at_id_idx" ON "campaigns"("tenant_id", "market_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tenant_id_channel_id_created_at_id_idx" ON "campaigns"("tenant_id", "channel_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_tags_idx" ON "campaigns" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "campaigns_search" ON "campaigns" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_tenant_id_id_key" ON "campaigns"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_name" ON "campaigns"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "campaign_approvals_tenant_id_campaign_id_created_at_idx" ON "campaign_approvals"("tenant_id", "campaign_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_approvals_tenant_id_id_key" ON "campaign_approvals"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "markets_tenant_id_name_id_idx" ON "markets"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "markets_tenant_id_created_at_id_idx" ON "markets"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "markets_tenant_id_country_idx" ON "markets"("tenant_id", "country");

-- CreateIndex
CREATE INDEX "markets_tenant_id_currency_idx" ON "markets"("tenant_id", "currency");

-- CreateIndex
CREATE INDEX "markets_search" ON "markets" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "markets_tenant_id_id_key" ON "markets"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "markets_live_code" ON "markets"("tenant_id", "code") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "brands_tenant_id_name_id_idx" ON "brands"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "brands_tenant_id_created_at_id_idx" ON "brands"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "brands_search" ON "brands" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "brands_tenant_id_id_key" ON "brands"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "brands_live_code" ON "brands"("tenant_id", "internal_code") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "channels_tenant_id_name_id_idx" ON "channels"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "channels_tenant_id_created_at_id_idx" ON "channels"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "channels_tenant_id_platform_idx" ON "channels"("tenant_id", "platform");

-- CreateIndex
CREATE INDEX "channels_search" ON "channels" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "channels_tenant_id_id_key" ON "channels"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "channels_live_code" ON "channels"("tenant_id", "code") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "taxonomy_schemes_tenant_id_version_key" ON "taxonomy_schemes"("tenant_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "external_accounts_user_id_idx" ON "external_accounts"("user_id");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_created_at_idx" ON "sessions"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "sign_in_failures_account_occurred_at_idx" ON "sign_in_failures"("account", "occurred_at");

-- CreateIndex
CREATE INDEX "sign_in_failures_address_occurred_at_idx" ON "sign_in_failures"("address", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_tenant_id_created_at_idx" ON "api_keys"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_tenant_id_id_key" ON "api_keys"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_unsequenced" ON "audit_entries"("ord") WHERE (seq IS NULL);

-- CreateIndex
CREATE INDEX "audit_entries_tenant_id_subject_type_subject_id_ord_idx" ON "audit_entries"("tenant_id", "subject_type", "subject_id", "ord");

-- CreateIndex
CREATE INDEX "audit_entries_tenant_id_ord_idx" ON "audit_entries"("tenant_id", "ord");

-- CreateIndex
CREATE INDEX "audit_entries_tenant_id_action_ord_idx" ON "audit_entries"("tenant_id", "action", "ord");

-- CreateIndex
CREATE INDEX "audit_entries_tenant_id_actor_id_ord_idx" ON "audit_entries"("tenant_id", "actor_id", "ord");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_tenant_seq" ON "audit_entries"("tenant_id", "seq") WHERE (seq IS NOT NULL);

-- CreateIndex
CREATE INDEX "outbox_events_unsequenced" ON "outbox_events"("ord") WHERE (seq IS NULL);

-- CreateIndex
CREATE INDEX "outbox_events_tenant_id_seq_idx" ON "outbox_events"("tenant_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_events_seq" ON "outbox_events"("seq") WHERE (seq IS NOT NULL);

-- CreateIndex
CREATE INDEX "idempotency_records_created_at_idx" ON "idempotency_records"("created_at");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_status_status_at_id_idx" ON "tickets"("tenant_id", "status", "status_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_campaign_id_created_at_id_idx" ON "tickets"("tenant_id", "campaign_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_channel_id_created_at_id_idx" ON "tickets"("tenant_id", "channel_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_assignee_id_created_at_id_idx" ON "tickets"("tenant_id", "assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_request_type_created_at_id_idx" ON "tickets"("tenant_id", "request_type", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_priority_created_at_id_idx" ON "tickets"("tenant_id", "priority", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_due_at_id_idx" ON "tickets"("tenant_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_created_at_id_idx" ON "tickets"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_updated_at_id_idx" ON "tickets"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "tickets_tenant_id_name_idx" ON "tickets"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "tickets_search" ON "tickets" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "tickets_tenant_id_id_key" ON "tickets"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_tenant_id_number_key" ON "tickets"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "ticket_comments_tenant_id_ticket_id_created_at_idx" ON "ticket_comments"("tenant_id", "ticket_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_comments_tenant_id_id_key" ON "ticket_comments"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "qa_runs_tenant_id_ticket_id_created_at_idx" ON "qa_runs"("tenant_id", "ticket_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "qa_runs_tenant_id_id_key" ON "qa_runs"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "qa_findings_tenant_id_run_id_position_idx" ON "qa_findings"("tenant_id", "run_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "qa_findings_tenant_id_id_key" ON "qa_findings"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "platform_connections_tenant_id_platform_created_at_idx" ON "platform_connections"("tenant_id", "platform", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_connections_tenant_id_id_key" ON "platform_connections"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_connections_live_account" ON "platform_connections"("tenant_id", "platform", "environment", "account_id") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "deployments_tenant_id_ticket_id_created_at_idx" ON "deployments"("tenant_id", "ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "deployments_tenant_id_state_created_at_idx" ON "deployments"("tenant_id", "state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "deployments_tenant_id_id_key" ON "deployments"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "deployments_one_live" ON "deployments"("tenant_id", "ticket_id") WHERE (state IN ('queued', 'running', 'waiting'));

-- CreateIndex
CREATE UNIQUE INDEX "deployment_attempts_tenant_id_id_key" ON "deployment_attempts"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_attempts_tenant_id_deployment_id_number_key" ON "deployment_attempts"("tenant_id", "deployment_id", "number");

-- CreateIndex
CREATE INDEX "platform_objects_tenant_id_campaign_id_channel_id_connectio_idx" ON "platform_objects"("tenant_id", "campaign_id", "channel_id", "connection_id");

-- CreateIndex
CREATE INDEX "platform_objects_tenant_id_connection_id_name_idx" ON "platform_objects"("tenant_id", "connection_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "platform_objects_tenant_id_id_key" ON "platform_objects"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_objects_tenant_id_connection_id_kind_external_id_key" ON "platform_objects"("tenant_id", "connection_id", "kind", "external_id");

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_brand_id_fkey" FOREIGN KEY ("tenant_id", "brand_id") REFERENCES "brands"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_market_id_fkey" FOREIGN KEY ("tenant_id", "market_id") REFERENCES "markets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_channel_id_fkey" FOREIGN KEY ("tenant_id", "channel_id") REFERENCES "channels"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_approvals" ADD CONSTRAINT "campaign_approvals_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaigns"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_accounts" ADD CONSTRAINT "external_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaigns"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_tenant_id_channel_id_fkey" FOREIGN KEY ("tenant_id", "channel_id") REFERENCES "channels"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_tenant_id_assignee_id_fkey" FOREIGN KEY ("tenant_id", "assignee_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_tenant_id_target_object_id_fkey" FOREIGN KEY ("tenant_id", "target_object_id") REFERENCES "platform_objects"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_comments" ADD CONSTRAINT "ticket_comments_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "tickets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qa_runs" ADD CONSTRAINT "qa_runs_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "tickets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qa_findings" ADD CONSTRAINT "qa_findings_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "qa_runs"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_tenant_id_ticket_id_fkey" FOREIGN KEY ("tenant_id", "ticket_id") REFERENCES "tickets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "platform_connections"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_attempts" ADD CONSTRAINT "deployment_attempts_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployments"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_objects" ADD CONSTRAINT "platform_objects_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "platform_connections"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_objects" ADD CONSTRAINT "platform_objects_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "platform_objects"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_objects" ADD CONSTRAINT "platform_objects_tenant_id_campaign_id_fkey" FOREIGN KEY ("tenant_id", "campaign_id") REFERENCES "campaigns"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_objects" ADD CONSTRAINT "platform_objects_tenant_id_created_by_attempt_id_fkey" FOREIGN KEY ("tenant_id", "created_by_attempt_id") REFERENCES "deployment_attempts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be false --------------------------------------------------------------------------------------------

ALTER TABLE "tenants" ADD CONSTRAINT "tenants_slug_form" CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$');
ALTER TABLE "users" ADD CONSTRAINT "users_email_lower" CHECK (email = lower(email) AND email LIKE '%@%');
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_role_known" CHECK (role IN ('viewer', 'marketer', 'manager', 'admin', 'owner'));
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_ends_after_start" CHECK (expires_at > created_at);
ALTER TABLE "api_keys"
  ADD CONSTRAINT "api_keys_kind_known" CHECK (kind IN ('service', 'personal')),
  ADD CONSTRAINT "api_keys_has_power_from" CHECK ((kind = 'service') = (role IS NOT NULL) AND (kind = 'service' OR created_by_id IS NOT NULL)),
  ADD CONSTRAINT "api_keys_role_known" CHECK (role IN ('viewer', 'marketer', 'manager', 'admin', 'owner'));
ALTER TABLE "audit_entries"
  ADD CONSTRAINT "audit_entries_actor_known" CHECK (actor_kind IN ('user', 'key', 'job', 'system')),
  ADD CONSTRAINT "audit_entries_chained_when_numbered" CHECK ((seq IS NULL) = (hash IS NULL));
ALTER TABLE "outbox_events"
  ADD CONSTRAINT "outbox_events_actor_known" CHECK (actor_kind IN ('user', 'key', 'job', 'system')),
  ADD CONSTRAINT "outbox_events_type_form" CHECK (type ~ '^[a-z_]+\.[a-z_]+$');
ALTER TABLE "outbox_head" ADD CONSTRAINT "outbox_head_one_row" CHECK (id = 1);
INSERT INTO "outbox_head" (id, last) VALUES (1, 0);
ALTER TABLE "idempotency_records" ADD CONSTRAINT "idempotency_records_kind_known" CHECK (kind IN ('result', 'error'));

ALTER TABLE "markets"
  ADD CONSTRAINT "markets_code_form" CHECK (code ~ '^[A-Z0-9_]{1,20}$'),
  ADD CONSTRAINT "markets_country_form" CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "markets_currency_form" CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE "brands" ADD CONSTRAINT "brands_code_form" CHECK (internal_code ~ '^[A-Z0-9_]{1,20}$');
ALTER TABLE "channels" ADD CONSTRAINT "channels_code_form" CHECK (code ~ '^[A-Z0-9_]{1,20}$');
ALTER TABLE "taxonomy_schemes"
  ADD CONSTRAINT "taxonomy_schemes_ends_after_start" CHECK (effective_to IS NULL OR effective_to > effective_from);
-- One scheme in force at a time.
CREATE UNIQUE INDEX "taxonomy_schemes_in_force" ON "taxonomy_schemes" ("tenant_id") WHERE effective_to IS NULL;
ALTER TABLE "issued_codes" ADD CONSTRAINT "issued_codes_kind_known" CHECK (kind IN ('brand', 'market', 'channel'));

ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_budget_not_negative" CHECK (budget >= 0),
  ADD CONSTRAINT "campaigns_currency_form" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "campaigns_target_is_share" CHECK (target_percentage BETWEEN 0 AND 100),
  ADD CONSTRAINT "campaigns_flight_in_order" CHECK (end_at > start_at),
  ADD CONSTRAINT "campaigns_year_plausible" CHECK (year BETWEEN 1970 AND 2199),
  ADD CONSTRAINT "campaigns_type_known" CHECK (type IN ('email', 'push', 'sms', 'multi', 'display', 'audio', 'video')),
  ADD CONSTRAINT "campaigns_status_known" CHECK (status IN ('DRAFT', 'ACTIVE', 'PAUSED', 'COMPLETED')),
  ADD CONSTRAINT "campaigns_approval_known" CHECK (approval IN ('NONE', 'REQUESTED', 'APPROVED', 'REJECTED')),
  ADD CONSTRAINT "campaigns_approval_is_bound" CHECK ((approval IN ('REQUESTED', 'APPROVED')) <= (approval_hash IS NOT NULL));
ALTER TABLE "campaign_approvals"
  ADD CONSTRAINT "campaign_approvals_state_known" CHECK (state IN ('REQUESTED', 'APPROVED', 'REJECTED', 'VOIDED')),
  ADD CONSTRAINT "campaign_approvals_actor_known" CHECK (actor_kind IN ('user', 'key', 'job', 'system'));

ALTER TABLE "tickets"
  ADD CONSTRAINT "tickets_request_type_known" CHECK (request_type IN ('CREATE_CAMPAIGN', 'UPDATE_CAMPAIGN', 'PAUSE_CAMPAIGN', 'RESUME_CAMPAIGN')),
  ADD CONSTRAINT "tickets_status_known" CHECK (status IN ('DRAFT', 'QA_TESTING', 'QA_FAILED', 'READY_FOR_API', 'TRAFFICKED_SUCCESS', 'FAILED')),
  ADD CONSTRAINT "tickets_priority_known" CHECK (priority IN ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  ADD CONSTRAINT "tickets_number_positive" CHECK (number > 0),
  ADD CONSTRAINT "tickets_payload_is_object" CHECK (jsonb_typeof(payload_config) = 'object'),
  ADD CONSTRAINT "tickets_ready_was_checked" CHECK (status <> 'READY_FOR_API' OR qa_input_hash IS NOT NULL);
ALTER TABLE "qa_runs" ADD CONSTRAINT "qa_runs_outcome_known" CHECK (outcome IN ('PASSED', 'FAILED') AND (outcome = 'FAILED') = (blocks > 0));
ALTER TABLE "qa_findings" ADD CONSTRAINT "qa_findings_severity_known" CHECK (severity IN ('block', 'warn', 'info'));
ALTER TABLE "platform_connections"
  ADD CONSTRAINT "platform_connections_environment_known" CHECK (environment IN ('production', 'sandbox', 'simulator')),
  ADD CONSTRAINT "platform_connections_key_with_secret" CHECK ((credentials IS NULL) = (credentials_key_id IS NULL));
ALTER TABLE "deployments"
  ADD CONSTRAINT "deployments_state_known" CHECK (state IN ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'ambiguous')),
  ADD CONSTRAINT "deployments_failures_counted" CHECK (failures >= 0),
  ADD CONSTRAINT "deployments_ended_when_final" CHECK ((state IN ('succeeded', 'failed', 'cancelled', 'ambiguous')) = (finished_at IS NOT NULL));
ALTER TABLE "deployment_attempts"
  ADD CONSTRAINT "deployment_attempts_number_positive" CHECK (number > 0),
  ADD CONSTRAINT "deployment_attempts_kind_known" CHECK (kind IN ('send', 'look_up')),
  ADD CONSTRAINT "deployment_attempts_outcome_known" CHECK (outcome IN ('success', 'throttled', 'transient', 'unknown', 'refused'));
ALTER TABLE "platform_objects"
  ADD CONSTRAINT "platform_objects_kind_known" CHECK (kind IN ('campaign', 'ad_group', 'ad', 'creative', 'budget'));

-- Row-level security ----------------------------------------------------------------------------------------------------
-- signalbox_app sees the workspace named by app.tenant_id and nothing else; no workspace, no rows. signalbox_system
-- serves sign-in, the sequencer, jobs and the search functions. The owner, under FORCE and without a policy, sees nothing:
-- a forgotten ctx.read or ctx.write fails closed. nullif: after its first transaction a connection's setting is '', not null.

GRANT USAGE ON SCHEMA public TO signalbox_app, signalbox_system;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'memberships', 'api_keys', 'settings', 'audit_entries', 'audit_heads', 'outbox_events', 'idempotency_records',
    'tenant_counters', 'markets', 'brands', 'channels', 'taxonomy_schemes', 'issued_codes', 'campaigns',
    'campaign_approvals', 'tickets', 'ticket_comments', 'qa_runs', 'qa_findings', 'platform_connections', 'deployments',
    'deployment_attempts', 'platform_objects'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO signalbox_app
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    EXECUTE format('CREATE POLICY system ON %I TO signalbox_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO signalbox_system', t);
    IF t IN ('audit_entries', 'outbox_events') THEN
      EXECUTE format('GRANT SELECT, INSERT ON %I TO signalbox_app', t);
    ELSIF t = 'audit_heads' THEN
      EXECUTE format('GRANT SELECT ON %I TO signalbox_app', t);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO signalbox_app', t);
    END IF;
  END LOOP;

  -- Looked up before a workspace is known, or belonging to none: only lib/infra/identity and lib/infra/jobs reach these.
  FOREACH t IN ARRAY ARRAY['tenants', 'users', 'external_accounts', 'sessions', 'sign_in_failures', 'outbox_head', 'worker_heartbeats'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system ON %I TO signalbox_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO signalbox_system', t);
  END LOOP;
END
$$;

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO signalbox_app, signalbox_system;

CREATE POLICY own ON "tenants" TO signalbox_app
  USING (id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, UPDATE (name, time_zone, currency, version, updated_at) ON "tenants" TO signalbox_app;

-- A member's name and address are shown to the other members of the workspace; a password hash to nobody.
CREATE POLICY fellow_members ON "users" FOR SELECT TO signalbox_app
  USING (id IN (SELECT user_id FROM memberships WHERE tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid)));
GRANT SELECT (id, email, name, locale, time_zone, created_at, updated_at, deleted_at) ON "users" TO signalbox_app;

-- Search ----------------------------------------------------------------------------------------------------------------
-- ILIKE is not leakproof, so under row-level security its trigram index would never be used. This function runs as
-- signalbox_system, takes the workspace from the setting itself, and returns ids only: at most p_max, the newest first.

CREATE FUNCTION search_ids(p_table text, p_words text[], p_max integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  conditions text := '';
  word text;
BEGIN
  IF p_table NOT IN ('campaigns', 'tickets', 'markets', 'brands', 'channels') THEN
    RAISE EXCEPTION 'search_ids: % is not searchable', p_table;
  END IF;
  FOREACH word IN ARRAY p_words LOOP
    conditions := conditions || format(' AND search_text ILIKE %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
  END LOOP;
  RETURN QUERY EXECUTE format('SELECT id FROM %I WHERE tenant_id = $1 %s ORDER BY created_at DESC, id DESC LIMIT $2', p_table, conditions)
    USING tenant, p_max;
END
$$;

REVOKE ALL ON FUNCTION search_ids(text, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_ids(text, text[], integer) TO signalbox_app, signalbox_system;
GRANT CREATE ON SCHEMA public TO signalbox_system;
ALTER FUNCTION search_ids(text, text[], integer) OWNER TO signalbox_system;
REVOKE CREATE ON SCHEMA public FROM signalbox_system;
