import type { OwnSite } from '#tests/journeys/setup/own-site.ts'

export type Trace = {
  action: string
  from: string | null
  to: string | null
  actorType: string
  actorId: string | null
  details: Record<string, unknown> | null
}

/** One transaction: the rows it made, changed or took away, and what it left in the trail. */
export type Deed = { writes: string[]; traces: Trace[] }

/** Lets the database of a site note what each transaction writes, whoever writes it and from where. */
export async function watchWrites(site: OwnSite): Promise<() => Promise<Deed[]>> {
  await site.sql(`
    CREATE SCHEMA watch;
    CREATE TABLE watch.writes (id bigserial PRIMARY KEY, xid xid8, "table" text, kind text, trace uuid);
    CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF TG_OP <> 'UPDATE' OR NEW IS DISTINCT FROM OLD THEN
        INSERT INTO watch.writes (xid, "table", kind, trace)
        VALUES (pg_current_xact_id(), TG_TABLE_NAME, lower(TG_OP),
          CASE WHEN TG_TABLE_NAME = 'audit_entries' THEN (to_jsonb(NEW) ->> 'id')::uuid END);
      END IF;
      RETURN NULL;
    END $$;
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TRIGGER zz_watch AFTER INSERT OR UPDATE OR DELETE ON %I
          FOR EACH ROW EXECUTE FUNCTION watch.note()', name);
      END LOOP;
    END $$`)
  let seen = '0'
  return async () => {
    const rows = await site.sql<Deed & { last: string }>(
      `SELECT max(w.id)::text AS last,
         array_agg(DISTINCT w."table" || ' ' || w.kind) FILTER (WHERE w.trace IS NULL) AS writes,
         coalesce(jsonb_agg(jsonb_build_object('action', e.action, 'from', e.from_status,
           'to', e.to_status, 'actorType', e.actor_type, 'actorId', e.actor_id,
           'details', e.details) ORDER BY e.sequence) FILTER (WHERE e.id IS NOT NULL), '[]') AS traces
       FROM watch.writes w LEFT JOIN audit_entries e ON e.id = w.trace
       WHERE w.id > $1 GROUP BY w.xid ORDER BY min(w.id)`,
      [seen],
    )
    for (const { last } of rows) if (BigInt(last) > BigInt(seen)) seen = last
    return rows.map(({ writes, traces }) => ({ writes: writes ?? [], traces }))
  }
}
