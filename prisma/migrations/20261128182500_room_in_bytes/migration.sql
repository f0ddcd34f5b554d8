-- AlterTable
ALTER TABLE "search_openings" ADD COLUMN "bucket" TEXT COLLATE "C", ADD COLUMN "bytes" BYTEA;

-- Written by hand
-- One byte a day, never more than the place takes at all, is half as much to read and one comparison less; with
-- the bucket beside it a day is counted from one index, in the order in which it is grouped.
UPDATE search_openings o SET bucket = d.bucket, bytes = coalesce((
  SELECT decode(string_agg(lpad(to_hex(LEAST(people, o.people_maximum, 255)), 2, '0'), '' ORDER BY at), 'hex')
  FROM unnest(o.room) WITH ORDINALITY AS days(people, at)), '')
FROM search_documents d WHERE d.id = o.id;

ALTER TABLE search_openings DROP COLUMN room;
ALTER TABLE search_openings RENAME COLUMN bytes TO room;
ALTER TABLE search_openings ALTER COLUMN room SET NOT NULL, ALTER COLUMN bucket SET NOT NULL;

DROP INDEX search_documents_buckets;
CREATE INDEX search_openings_usual ON search_openings (bucket, id)
  INCLUDE (people_minimum, from_minute, until_minute, first_day, room)
  WHERE is_usual;
CREATE INDEX search_openings_nights ON search_openings (nights, bucket, id)
  INCLUDE (people_minimum, from_minute, until_minute, first_day, room);
