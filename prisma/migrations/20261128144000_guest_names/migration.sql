-- AlterTable
ALTER TABLE "experiences" ADD COLUMN     "asks_names" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "guest_names" (
    "booking_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "guest_names_pkey" PRIMARY KEY ("booking_id","position")
);

-- AddForeignKey
ALTER TABLE "guest_names" ADD CONSTRAINT "guest_names_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE guest_names ADD CONSTRAINT guest_names_check CHECK (
  position BETWEEN 1 AND 999 AND length(name) BETWEEN 1 AND 640);
