-- Written by hand
-- Whoever sends a resource along or takes it off is written down by that command, with a name. What follows a
-- booking does so by `resources_follow`, one trigger deep, and is written down here. In the order of the
-- resources, because each has a trail of its own that others may be writing at the same time.
CREATE FUNCTION note_assignments_that_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_entries (id, subject_type, subject_id, action, from_status, to_status, actor_type,
    shop_id, details)
  SELECT gen_random_uuid(), 'resource', now.resource_id, 'assignment', 'assigned',
    CASE WHEN now.is_released THEN 'free' ELSE 'assigned' END, 'system', now.shop_id,
    jsonb_build_object('date', now.date, 'listingId', now.listing_id, 'bookingId', now.booking_id,
      'sessionId', now.session_id)
  FROM was JOIN now USING (id)
  WHERE NOT was.is_released
    AND (now.is_released OR (was.starts_at, was.ends_at) IS DISTINCT FROM (now.starts_at, now.ends_at))
  ORDER BY now.resource_id, now.id;
  RETURN NULL;
END $$;
CREATE TRIGGER note_assignments_that_follow AFTER UPDATE ON resource_assignments
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT
  WHEN (pg_trigger_depth() > 0) EXECUTE FUNCTION note_assignments_that_follow();
