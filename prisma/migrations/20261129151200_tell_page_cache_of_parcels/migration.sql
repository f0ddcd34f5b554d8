-- By which couriers a BUM Desa sends stands on its page and on those of its goods.
CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON parcel_settings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_changed AFTER UPDATE ON parcel_settings
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON parcel_settings
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
