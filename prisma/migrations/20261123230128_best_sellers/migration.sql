-- CreateIndex
CREATE INDEX "listings_best_sellers_idx" ON "listings"("status", "kind", "sold_recently" DESC, "id");
