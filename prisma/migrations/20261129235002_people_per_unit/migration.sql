-- How many people one car, boat, group or package is for, so that who looks for room by people is told of
-- as many of them as it takes. Null: its places are people, or nobody has said.
ALTER TABLE "experiences" ADD COLUMN     "people_per_unit" SMALLINT;
ALTER TABLE experiences ADD CONSTRAINT experiences_people_per_unit_check
  CHECK (people_per_unit BETWEEN 1 AND 200);
