-- Written by hand
-- By listing the same indexes serve both questions: which of the listings that were found have room, and how many
-- have in all. Longer than half a kilobyte, a row would be compressed in them and unpacked for every look at one day.
DROP INDEX search_openings_usual;
DROP INDEX search_openings_nights;
ALTER TABLE search_openings ALTER COLUMN room SET STORAGE EXTERNAL;
CREATE INDEX search_openings_usual ON search_openings (id)
  INCLUDE (bucket, people_minimum, from_minute, until_minute, first_day, room)
  WHERE is_usual;
CREATE INDEX search_openings_nights ON search_openings (nights, id)
  INCLUDE (bucket, people_minimum, from_minute, until_minute, first_day, room);
