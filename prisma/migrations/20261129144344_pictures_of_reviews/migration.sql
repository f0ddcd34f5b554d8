-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "pictures" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Written by hand
ALTER TABLE reviews ALTER COLUMN pictures SET NOT NULL;
ALTER TABLE reviews ADD CONSTRAINT reviews_pictures_check CHECK (
  cardinality(pictures) <= CASE WHEN withdrawn_at IS NULL THEN 3 ELSE 0 END
  AND array_position(pictures, NULL) IS NULL);
-- What is swept away is what nobody shows.
CREATE INDEX reviews_pictures_idx ON reviews USING gin (pictures);
