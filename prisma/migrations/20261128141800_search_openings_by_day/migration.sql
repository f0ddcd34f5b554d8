-- Written by hand
-- Whoever names only a day looks through the usual way to come of every experience, and counts by bucket those
-- that have room: a third of the openings, all that is asked of them in one place, in the order of the documents.
CREATE INDEX search_openings_usual ON search_openings (id)
  INCLUDE (nights, people_minimum, people_maximum, from_minute, until_minute, first_day, room)
  WHERE is_usual;
CREATE INDEX search_documents_buckets ON search_documents (id) INCLUDE (bucket);
