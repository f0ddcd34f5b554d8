-- CreateEnum
CREATE TYPE "HoldStatus" AS ENUM ('live', 'released', 'committed');

-- CreateEnum
CREATE TYPE "MovementReason" AS ENUM ('opening', 'received', 'sale', 'returned', 'stockTake', 'damaged');

-- CreateEnum
CREATE TYPE "ListingKind" AS ENUM ('product', 'experience');

-- CreateEnum
CREATE TYPE "ListingStatus" AS ENUM ('draft', 'live', 'paused', 'hidden');

-- CreateEnum
CREATE TYPE "HalalStatus" AS ENUM ('certified', 'notYet', 'notHalal', 'notApplicable');

-- CreateEnum
CREATE TYPE "PermitKind" AS ENUM ('pirt', 'bpomMd', 'cosmetics', 'halal', 'nib', 'trademark', 'psat');

-- CreateEnum
CREATE TYPE "PermitStatus" AS ENUM ('submitted', 'verified', 'rejected', 'expired');

-- CreateEnum
CREATE TYPE "LedgerAccountKind" AS ENUM ('provider', 'makerPending', 'makerPayable', 'shopPending', 'shopPayable', 'platformPending', 'platformRevenue', 'suspense', 'refundsInFlight');

-- CreateEnum
CREATE TYPE "MessageChannel" AS ENUM ('email', 'whatsapp');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('awaitingPayment', 'paid', 'accepted', 'packed', 'handedOver', 'delivered', 'completed', 'cancelled');

-- CreateEnum
CREATE TYPE "DeliveryMethod" AS ENUM ('pickup', 'villageCourier');

-- CreateEnum
CREATE TYPE "DiscountBearer" AS ENUM ('shop', 'maker', 'platform');

-- CreateEnum
CREATE TYPE "AttemptStatus" AS ENUM ('created', 'pending', 'review', 'paid', 'failed', 'expired', 'cancelled', 'unexpected', 'reversed', 'disputed');

-- CreateEnum
CREATE TYPE "RefundReason" AS ENUM ('shopRefused', 'notAcceptedInTime', 'buyerCancelled', 'latePayment', 'overpaid', 'goodwill');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('requested', 'accepted', 'confirmed', 'refused', 'manual');

-- CreateEnum
CREATE TYPE "DiscrepancyKind" AS ENUM ('paidUnexpectedly', 'amountMismatch', 'reversedAfterFulfilment', 'refundRefused', 'unknownOrder');

-- CreateEnum
CREATE TYPE "PurchaseStatus" AS ENUM ('awaitingPayment', 'paid', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "Timezone" AS ENUM ('WIB', 'WITA', 'WIT');

-- CreateEnum
CREATE TYPE "VillageKind" AS ENUM ('desa', 'kelurahan', 'desaAdat');

-- CreateEnum
CREATE TYPE "ShopKind" AS ENUM ('bumdes', 'bumdesma');

-- CreateEnum
CREATE TYPE "LegalStatus" AS ENUM ('unregistered', 'nameApproved', 'legalEntity', 'inactive');

-- CreateEnum
CREATE TYPE "ShopStatus" AS ENUM ('open', 'closed', 'suspended');

-- CreateEnum
CREATE TYPE "MakerStatus" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "PlatformRole" AS ENUM ('regencyOfficer', 'admin');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('manager', 'treasurer', 'supervisor', 'staff');

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "action" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "shop_id" UUID,
    "details" JSONB,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holds" (
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "HoldStatus" NOT NULL DEFAULT 'live',
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movements" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "delta" INTEGER NOT NULL,
    "reason" "MovementReason" NOT NULL,
    "order_line_id" UUID,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carts" (
    "id" UUID NOT NULL,
    "session_id" UUID,
    "user_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "draft" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "carts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_lines" (
    "cart_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "seen_price" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_lines_pkey" PRIMARY KEY ("cart_id","variant_id")
);

-- CreateTable
CREATE TABLE "categories" (
    "slug" TEXT NOT NULL,
    "parent_slug" TEXT,
    "kind" "ListingKind" NOT NULL,
    "label_id" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "label_jv" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "listings" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "category_slug" TEXT NOT NULL,
    "kind" "ListingKind" NOT NULL,
    "title_id" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "description_id" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "tags" TEXT[],
    "shelf_life_days" INTEGER,
    "lead_time_days" INTEGER NOT NULL DEFAULT 0,
    "is_local_only" BOOLEAN NOT NULL DEFAULT false,
    "halal" "HalalStatus" NOT NULL DEFAULT 'notApplicable',
    "status" "ListingStatus" NOT NULL DEFAULT 'live',
    "sold_recently" INTEGER NOT NULL DEFAULT 0,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "listings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variants" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "label_id" TEXT NOT NULL DEFAULT '',
    "label_en" TEXT NOT NULL DEFAULT '',
    "price" BIGINT NOT NULL,
    "weight_grams" INTEGER NOT NULL DEFAULT 0,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "maximum_per_order" INTEGER NOT NULL DEFAULT 99,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pictures" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "key" TEXT NOT NULL,
    "alt_id" TEXT NOT NULL,
    "alt_en" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "color" TEXT NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permits" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID,
    "kind" "PermitKind" NOT NULL,
    "number" TEXT NOT NULL,
    "valid_until" DATE,
    "status" "PermitStatus" NOT NULL DEFAULT 'submitted',

    CONSTRAINT "permits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "LedgerAccountKind" NOT NULL,
    "shop_id" UUID,
    "maker_id" UUID,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "purchase_id" UUID,
    "order_id" UUID,
    "attempt_id" UUID,
    "reverses_id" UUID,
    "occurred_at" TIMESTAMPTZ NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postings" (
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "to_account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "order_line_id" UUID,

    CONSTRAINT "postings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "purchase_id" UUID,
    "shop_id" UUID,
    "status" "MessageStatus" NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    "sent_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "purchase_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "status" "OrderStatus" NOT NULL DEFAULT 'awaitingPayment',
    "delivery_method" "DeliveryMethod" NOT NULL,
    "pickup_point_id" UUID,
    "items_total" BIGINT NOT NULL,
    "shipping_price" BIGINT NOT NULL,
    "discount_total" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL,
    "buyer_note" TEXT,
    "refusal_reason" TEXT,
    "accept_by" TIMESTAMPTZ,
    "shippable_at" TIMESTAMPTZ,
    "accepted_at" TIMESTAMPTZ,
    "packed_at" TIMESTAMPTZ,
    "handed_over_at" TIMESTAMPTZ,
    "delivered_at" TIMESTAMPTZ,
    "completes_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "title_id" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "variant_label_id" TEXT NOT NULL DEFAULT '',
    "variant_label_en" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL,
    "unit_price" BIGINT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "discount_bearer" "DiscountBearer",
    "maker_share" BIGINT NOT NULL,
    "shop_share" BIGINT NOT NULL,
    "platform_fee" BIGINT NOT NULL,
    "weight_grams" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempts" (
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_order_id" TEXT NOT NULL,
    "provider_transaction_id" TEXT,
    "status" "AttemptStatus" NOT NULL DEFAULT 'created',
    "amount" BIGINT NOT NULL,
    "method" TEXT,
    "redirect_url" TEXT,
    "provider_token" TEXT,
    "instructions" JSONB,
    "failure_reason" TEXT,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "next_check_at" TIMESTAMPTZ,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_events" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "provider_order_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_event_outcomes" (
    "event_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "processed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_event_outcomes_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "order_id" UUID,
    "attempt_id" UUID NOT NULL,
    "refund_key" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" "RefundReason" NOT NULL,
    "status" "RefundStatus" NOT NULL DEFAULT 'requested',
    "bank_confirmed_at" TIMESTAMPTZ,
    "failure_reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discrepancies" (
    "id" UUID NOT NULL,
    "attempt_id" UUID,
    "kind" "DiscrepancyKind" NOT NULL,
    "amount" BIGINT NOT NULL,
    "details" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "resolution" TEXT,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "discrepancies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchases" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID,
    "cart_id" UUID NOT NULL,
    "cart_version" INTEGER NOT NULL,
    "status" "PurchaseStatus" NOT NULL DEFAULT 'awaitingPayment',
    "locale" TEXT NOT NULL DEFAULT 'id',
    "items_total" BIGINT NOT NULL,
    "shipping_total" BIGINT NOT NULL,
    "discount_total" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "paid_at" TIMESTAMPTZ,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "purchases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout_keys" (
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "purchase_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkout_keys_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "buyer_details" (
    "purchase_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "recipient" TEXT,
    "street" TEXT,
    "hamlet" TEXT,
    "rt" TEXT,
    "rw" TEXT,
    "landmark" TEXT,
    "village_code" TEXT,
    "postal_code" TEXT,
    "note" TEXT,

    CONSTRAINT "buyer_details_pkey" PRIMARY KEY ("purchase_id")
);

-- CreateTable
CREATE TABLE "provinces" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" "Timezone" NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "provinces_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "regencies" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "regencies_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "districts" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT,
    "regency_code" TEXT NOT NULL,
    "postal_code" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,

    CONSTRAINT "districts_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "villages" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "VillageKind" NOT NULL,
    "district_code" TEXT NOT NULL,
    "postal_code" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "outline" TEXT,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "villages_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "shops" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ShopKind" NOT NULL,
    "legal_status" "LegalStatus" NOT NULL,
    "legal_number" TEXT,
    "nib" TEXT,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "story_id" TEXT NOT NULL DEFAULT '',
    "story_en" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "status" "ShopStatus" NOT NULL DEFAULT 'open',
    "closed_reason_id" TEXT,
    "closed_reason_en" TEXT,
    "reopens_on" DATE,
    "minimum_order" BIGINT NOT NULL DEFAULT 0,
    "shop_share_basis_points" INTEGER NOT NULL DEFAULT 1000,
    "platform_fee_basis_points" INTEGER NOT NULL DEFAULT 0,
    "picture" TEXT,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_villages" (
    "shop_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,

    CONSTRAINT "shop_villages_pkey" PRIMARY KEY ("shop_id","village_code")
);

-- CreateTable
CREATE TABLE "makers" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "MakerStatus" NOT NULL DEFAULT 'active',
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "makers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pickup_points" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "hours" TEXT NOT NULL DEFAULT '',
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "pickup_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courier_rates" (
    "shop_id" UUID NOT NULL,
    "district_code" TEXT NOT NULL,
    "price" BIGINT NOT NULL,

    CONSTRAINT "courier_rates_pkey" PRIMARY KEY ("shop_id","district_code")
);

-- CreateTable
CREATE TABLE "stamps" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stamps_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "password_hash" TEXT NOT NULL,
    "platform_role" "PlatformRole",
    "locale" TEXT NOT NULL DEFAULT 'id',
    "totp_secret" TEXT,
    "totp_last_step" INTEGER,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "verified_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_resets" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "memberships" (
    "user_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("user_id","shop_id")
);

-- CreateTable
CREATE TABLE "maker_members" (
    "user_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,

    CONSTRAINT "maker_members_pkey" PRIMARY KEY ("user_id","maker_id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "purchase_id" UUID,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entries_shop_id_at_idx" ON "audit_entries"("shop_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_subject_type_at_idx" ON "audit_entries"("subject_type", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_subject_id_sequence_key" ON "audit_entries"("subject_id", "sequence");

-- CreateIndex
CREATE INDEX "holds_variant_id_status_idx" ON "holds"("variant_id", "status");

-- CreateIndex
CREATE INDEX "holds_status_expires_at_idx" ON "holds"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "holds_purchase_id_variant_id_key" ON "holds"("purchase_id", "variant_id");

-- CreateIndex
CREATE INDEX "stock_movements_variant_id_idx" ON "stock_movements"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movements_order_line_id_reason_key" ON "stock_movements"("order_line_id", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "carts_session_id_key" ON "carts"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "carts_user_id_key" ON "carts"("user_id");

-- CreateIndex
CREATE INDEX "cart_lines_variant_id_idx" ON "cart_lines"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "listings_slug_key" ON "listings"("slug");

-- CreateIndex
CREATE INDEX "listings_shop_id_status_idx" ON "listings"("shop_id", "status");

-- CreateIndex
CREATE INDEX "listings_maker_id_idx" ON "listings"("maker_id");

-- CreateIndex
CREATE INDEX "listings_village_code_status_idx" ON "listings"("village_code", "status");

-- CreateIndex
CREATE INDEX "listings_category_slug_status_idx" ON "listings"("category_slug", "status");

-- CreateIndex
CREATE UNIQUE INDEX "listings_id_shop_id_key" ON "listings"("id", "shop_id");

-- CreateIndex
CREATE INDEX "variants_listing_id_idx" ON "variants"("listing_id");

-- CreateIndex
CREATE INDEX "variants_shop_id_idx" ON "variants"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "variants_id_shop_id_key" ON "variants"("id", "shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "pictures_listing_id_position_key" ON "pictures"("listing_id", "position");

-- CreateIndex
CREATE INDEX "permits_listing_id_idx" ON "permits"("listing_id");

-- CreateIndex
CREATE INDEX "permits_shop_id_idx" ON "permits"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_accounts_code_key" ON "ledger_accounts"("code");

-- CreateIndex
CREATE INDEX "ledger_accounts_shop_id_idx" ON "ledger_accounts"("shop_id");

-- CreateIndex
CREATE INDEX "ledger_accounts_maker_id_idx" ON "ledger_accounts"("maker_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_idempotency_key_key" ON "ledger_transactions"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_reverses_id_key" ON "ledger_transactions"("reverses_id");

-- CreateIndex
CREATE INDEX "ledger_transactions_purchase_id_idx" ON "ledger_transactions"("purchase_id");

-- CreateIndex
CREATE INDEX "ledger_transactions_order_id_idx" ON "ledger_transactions"("order_id");

-- CreateIndex
CREATE INDEX "postings_transaction_id_idx" ON "postings"("transaction_id");

-- CreateIndex
CREATE INDEX "postings_from_account_id_idx" ON "postings"("from_account_id");

-- CreateIndex
CREATE INDEX "postings_to_account_id_idx" ON "postings"("to_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_dedupe_key_key" ON "messages"("dedupe_key");

-- CreateIndex
CREATE INDEX "messages_purchase_id_idx" ON "messages"("purchase_id");

-- CreateIndex
CREATE INDEX "messages_shop_id_created_at_idx" ON "messages"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "messages_status_created_at_idx" ON "messages"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "orders_shop_id_status_created_at_idx" ON "orders"("shop_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "orders_status_accept_by_idx" ON "orders"("status", "accept_by");

-- CreateIndex
CREATE INDEX "orders_status_completes_at_idx" ON "orders"("status", "completes_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_id_shop_id_key" ON "orders"("id", "shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_purchase_id_shop_id_key" ON "orders"("purchase_id", "shop_id");

-- CreateIndex
CREATE INDEX "order_lines_variant_id_idx" ON "order_lines"("variant_id");

-- CreateIndex
CREATE INDEX "order_lines_maker_id_idx" ON "order_lines"("maker_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_order_id_variant_id_key" ON "order_lines"("order_id", "variant_id");

-- CreateIndex
CREATE INDEX "payment_attempts_purchase_id_idx" ON "payment_attempts"("purchase_id");

-- CreateIndex
CREATE INDEX "payment_attempts_next_check_at_idx" ON "payment_attempts"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempts_provider_provider_order_id_key" ON "payment_attempts"("provider", "provider_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempts_provider_provider_transaction_id_key" ON "payment_attempts"("provider", "provider_transaction_id");

-- CreateIndex
CREATE INDEX "provider_events_provider_provider_order_id_idx" ON "provider_events"("provider", "provider_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_events_provider_dedupe_key_key" ON "provider_events"("provider", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_refund_key_key" ON "refunds"("refund_key");

-- CreateIndex
CREATE INDEX "refunds_purchase_id_idx" ON "refunds"("purchase_id");

-- CreateIndex
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");

-- CreateIndex
CREATE INDEX "refunds_attempt_id_idx" ON "refunds"("attempt_id");

-- CreateIndex
CREATE INDEX "refunds_status_idx" ON "refunds"("status");

-- CreateIndex
CREATE UNIQUE INDEX "discrepancies_dedupe_key_key" ON "discrepancies"("dedupe_key");

-- CreateIndex
CREATE INDEX "discrepancies_attempt_id_idx" ON "discrepancies"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_number_key" ON "purchases"("number");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_token_key" ON "purchases"("token");

-- CreateIndex
CREATE INDEX "purchases_user_id_created_at_idx" ON "purchases"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "purchases_status_expires_at_idx" ON "purchases"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_cart_id_cart_version_key" ON "purchases"("cart_id", "cart_version");

-- CreateIndex
CREATE INDEX "checkout_keys_purchase_id_idx" ON "checkout_keys"("purchase_id");

-- CreateIndex
CREATE INDEX "buyer_details_village_code_idx" ON "buyer_details"("village_code");

-- CreateIndex
CREATE INDEX "regencies_province_code_idx" ON "regencies"("province_code");

-- CreateIndex
CREATE UNIQUE INDEX "districts_slug_key" ON "districts"("slug");

-- CreateIndex
CREATE INDEX "districts_regency_code_idx" ON "districts"("regency_code");

-- CreateIndex
CREATE INDEX "villages_district_code_idx" ON "villages"("district_code");

-- CreateIndex
CREATE UNIQUE INDEX "shops_slug_key" ON "shops"("slug");

-- CreateIndex
CREATE INDEX "shop_villages_village_code_idx" ON "shop_villages"("village_code");

-- CreateIndex
CREATE INDEX "makers_shop_id_idx" ON "makers"("shop_id");

-- CreateIndex
CREATE INDEX "makers_village_code_idx" ON "makers"("village_code");

-- CreateIndex
CREATE UNIQUE INDEX "makers_id_shop_id_key" ON "makers"("id", "shop_id");

-- CreateIndex
CREATE INDEX "pickup_points_shop_id_idx" ON "pickup_points"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "pickup_points_id_shop_id_key" ON "pickup_points"("id", "shop_id");

-- CreateIndex
CREATE INDEX "courier_rates_district_code_idx" ON "courier_rates"("district_code");

-- CreateIndex
CREATE UNIQUE INDEX "users_phone_key" ON "users"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "password_resets_user_id_idx" ON "password_resets"("user_id");

-- CreateIndex
CREATE INDEX "memberships_shop_id_idx" ON "memberships"("shop_id");

-- CreateIndex
CREATE INDEX "maker_members_maker_id_idx" ON "maker_members"("maker_id");

-- CreateIndex
CREATE INDEX "consents_user_id_idx" ON "consents"("user_id");

-- CreateIndex
CREATE INDEX "consents_purchase_id_idx" ON "consents"("purchase_id");

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_shop_id_fkey" FOREIGN KEY ("variant_id", "shop_id") REFERENCES "variants"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_slug_fkey" FOREIGN KEY ("parent_slug") REFERENCES "categories"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "villages"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_category_slug_fkey" FOREIGN KEY ("category_slug") REFERENCES "categories"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permits" ADD CONSTRAINT "permits_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permits" ADD CONSTRAINT "permits_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_from_account_id_fkey" FOREIGN KEY ("from_account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_to_account_id_fkey" FOREIGN KEY ("to_account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_pickup_point_id_shop_id_fkey" FOREIGN KEY ("pickup_point_id", "shop_id") REFERENCES "pickup_points"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_shop_id_fkey" FOREIGN KEY ("order_id", "shop_id") REFERENCES "orders"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_variant_id_shop_id_fkey" FOREIGN KEY ("variant_id", "shop_id") REFERENCES "variants"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_event_outcomes" ADD CONSTRAINT "provider_event_outcomes_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "provider_events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout_keys" ADD CONSTRAINT "checkout_keys_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyer_details" ADD CONSTRAINT "buyer_details_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "buyer_details" ADD CONSTRAINT "buyer_details_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "villages"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regencies" ADD CONSTRAINT "regencies_province_code_fkey" FOREIGN KEY ("province_code") REFERENCES "provinces"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "districts" ADD CONSTRAINT "districts_regency_code_fkey" FOREIGN KEY ("regency_code") REFERENCES "regencies"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "villages" ADD CONSTRAINT "villages_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "districts"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_villages" ADD CONSTRAINT "shop_villages_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_villages" ADD CONSTRAINT "shop_villages_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "villages"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "makers" ADD CONSTRAINT "makers_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "makers" ADD CONSTRAINT "makers_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "villages"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pickup_points" ADD CONSTRAINT "pickup_points_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courier_rates" ADD CONSTRAINT "courier_rates_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courier_rates" ADD CONSTRAINT "courier_rates_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "districts"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maker_members" ADD CONSTRAINT "maker_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maker_members" ADD CONSTRAINT "maker_members_maker_id_fkey" FOREIGN KEY ("maker_id") REFERENCES "makers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE SET NULL ON UPDATE CASCADE;
