import pg, { type PoolClient } from 'pg'
import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { reindexAll } from '#app/features/search/commands.server.ts'
import { catalogDocuments } from '#tests/search/catalog-documents.ts'
import { insertMarket } from './fill-listings.ts'
import { searchCorpus } from './search-corpus.ts'

/** A market of nothing but experiences, with their calendars, half a year of guests, and the index of them. */
export async function fillExperiences(databaseUrl: string, count: number): Promise<void> {
  const like = catalogDocuments.filter(({ kind }) => kind === 'experience')
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 })
  const client = await pool.connect()
  await insertMarket(client, count, searchCorpus(count, like))
  await insertCalendars(client)
  await insertGuests(client)
  client.release()
  await reindexAll()
  // Whatever was noted while it was filled is in the index now.
  await pool.query('TRUNCATE search_changes')
  await pool.end()
}

/** Of ten four sell tickets, two have times, three are homestays of three rooms, one asks first. */
async function insertCalendars(client: PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE numbered AS
      SELECT id AS listing_id, shop_id, row_number() OVER (ORDER BY id)::int AS n FROM listings`)
  await client.query(`
    INSERT INTO experiences (listing_id, shop_id, mode, capacity, arrive_by, depart_by, weekdays,
      arrival_weekdays, lead_time_hours, horizon_days, duration_minutes, group_minimum, group_maximum,
      nights_minimum, nights_maximum)
    SELECT listing_id, shop_id, mode, CASE mode WHEN 'anyDay' THEN 20 + n % 200 WHEN 'groupOnRequest' THEN 2 ELSE 0 END,
      CASE mode WHEN 'night' THEN '20:00' ELSE '16:00' END, CASE mode WHEN 'night' THEN '12:00' END,
      CASE n % 7 WHEN 0 THEN '{2,3,4,5,6,7}'::int[] WHEN 1 THEN '{6,7}' ELSE '{1,2,3,4,5,6,7}' END,
      '{1,2,3,4,5,6,7}', (ARRAY[0, 2, 24, 72])[1 + n % 4], (ARRAY[90, 180])[1 + n % 2],
      CASE mode WHEN 'session' THEN 120 END, CASE mode WHEN 'groupOnRequest' THEN 5 ELSE 1 END,
      (ARRAY[10, 25, 99])[1 + n % 3], 1 + n % 2, (ARRAY[7, 14])[1 + n % 2]
    FROM (SELECT *, CASE WHEN n % 10 < 4 THEN 'anyDay' WHEN n % 10 < 6 THEN 'session'
      WHEN n % 10 < 9 THEN 'night' ELSE 'groupOnRequest' END::"CalendarMode" AS mode FROM numbered) each`)
  await client.query(`
    INSERT INTO experience_sessions (id, listing_id, starts_at, capacity)
    SELECT gen_random_uuid(), listing_id, starts_at, 6 + n % 20
    FROM numbered, unnest(ARRAY['08:00', '10:30', '15:00']) AS starts_at WHERE n % 10 IN (4, 5)`)
  await client.query(`
    INSERT INTO experience_units (id, listing_id, name, sleeps, position)
    SELECT gen_random_uuid(), listing_id, 'Kamar ' || unit, 1 + (n + unit) % 5, unit
    FROM numbered, generate_series(1, 3) AS unit WHERE n % 10 IN (6, 7, 8)`)
}

/** Every sixth day has guests, every fourth of those is full; a room is taken two nights of seven. */
async function insertGuests(client: PoolClient): Promise<void> {
  const today = calendarDate(todayAt('WIB', new Date()))
  const days = [today, addDays(today, 170)]
  await client.query(
    `INSERT INTO slots (id, listing_id, date, session_id, capacity, sold)
     SELECT gen_random_uuid(), listing_id, day, session_id, capacity,
       CASE (n + number) % 4 WHEN 0 THEN capacity ELSE capacity / 2 END
     FROM (
       SELECT n, e.listing_id, s.id AS session_id, coalesce(s.capacity, e.capacity) AS capacity
       FROM numbered JOIN experiences e USING (listing_id) LEFT JOIN experience_sessions s USING (listing_id)
       WHERE e.mode <> 'night'
     ) place, generate_series($1::date, $2::date, '6 days') WITH ORDINALITY AS visited(day, number)`,
    days,
  )
  await client.query(
    `INSERT INTO unit_stays (id, unit_id, arrival, departure)
     SELECT gen_random_uuid(), u.id, day::date + position, day::date + position + 2
     FROM experience_units u, generate_series($1::date, $2::date, '7 days') AS day`,
    days,
  )
}
