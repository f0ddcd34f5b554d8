-- "Nothing came" becomes one kind of complaint among others.
CREATE TYPE "ComplaintKind" AS ENUM ('notReceived', 'damaged', 'wrongItem', 'incomplete', 'other');

ALTER TYPE "RefundReason" ADD VALUE 'shopGaveBack';
ALTER TYPE "RefundReason" ADD VALUE 'complaintUpheld';

ALTER TABLE orders RENAME COLUMN not_received_at TO complained_at;
ALTER TABLE orders
  ADD COLUMN complaint TEXT,
  ADD COLUMN complaint_kind "ComplaintKind",
  ADD COLUMN complaint_settled_at TIMESTAMPTZ;
UPDATE orders SET complaint_kind = 'notReceived' WHERE complained_at IS NOT NULL;

ALTER TABLE orders
  ADD CONSTRAINT orders_complaint_kind_check
    CHECK ((complaint_kind IS NULL) = (complained_at IS NULL)),
  ADD CONSTRAINT orders_complaint_check
    CHECK (complaint IS NULL OR (complained_at IS NOT NULL AND char_length(complaint) <= 500)),
  ADD CONSTRAINT orders_complaint_settled_check
    CHECK (complaint_settled_at IS NULL OR complained_at IS NOT NULL);

-- Few orders are complained about: the desk's lists read these alone.
CREATE INDEX orders_complained_idx ON orders (complained_at, id) WHERE complained_at IS NOT NULL;
