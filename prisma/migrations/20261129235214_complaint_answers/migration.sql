-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "complaint_answer_by" TIMESTAMPTZ,
ADD COLUMN     "complaint_handed_over_at" TIMESTAMPTZ,
ADD COLUMN     "complaint_replied_at" TIMESTAMPTZ,
ADD COLUMN     "complaint_reply" TEXT;

ALTER TABLE orders
  ADD CONSTRAINT orders_complaint_reply_check
    CHECK (complaint_reply IS NULL OR (complaint_replied_at IS NOT NULL AND char_length(complaint_reply) <= 500));

-- What is open already gets the whole time from now on.
UPDATE orders SET complaint_answer_by = now() + interval '48 hours'
WHERE status IN ('handedOver', 'delivered') AND complained_at IS NOT NULL AND complaint_settled_at IS NULL;

-- Few complaints are open: the clock and the admins' lists read these alone.
CREATE INDEX orders_complaint_open_idx ON orders (complaint_handed_over_at, id)
  WHERE complained_at IS NOT NULL AND complaint_settled_at IS NULL;
