-- CreateTable
CREATE TABLE "unit_nights" (
    "unit_id" UUID NOT NULL,
    "nights" datemultirange NOT NULL,

    CONSTRAINT "unit_nights_pkey" PRIMARY KEY ("unit_id")
);

-- AddForeignKey
ALTER TABLE "unit_nights" ADD CONSTRAINT "unit_nights_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "experience_units"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
-- A month of a homestay would look at each of its thousands of stays; here its nights lie side by side. The
-- stays say what is sold (unit_stays_alone), this says the same at a glance, in the same transaction.
CREATE FUNCTION keep_unit_nights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND NOT OLD.is_released THEN
    UPDATE unit_nights SET nights = nights - datemultirange(daterange(OLD.arrival, OLD.departure))
    WHERE unit_id = OLD.unit_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NOT NEW.is_released THEN
    INSERT INTO unit_nights AS n (unit_id, nights)
    VALUES (NEW.unit_id, datemultirange(daterange(NEW.arrival, NEW.departure)))
    ON CONFLICT (unit_id) DO UPDATE SET nights = n.nights + EXCLUDED.nights;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_unit_nights AFTER INSERT OR DELETE OR UPDATE OF unit_id, arrival, departure, is_released
  ON unit_stays FOR EACH ROW EXECUTE FUNCTION keep_unit_nights();

INSERT INTO unit_nights (unit_id, nights)
SELECT unit_id, range_agg(daterange(arrival, departure)) FROM unit_stays WHERE NOT is_released GROUP BY unit_id;
