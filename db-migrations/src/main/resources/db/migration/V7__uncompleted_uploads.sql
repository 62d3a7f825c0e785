-- What a key's receipt counts beside the totals: uploads that were never completed, under way or being purged.
DROP INDEX ix_media_records_pending_by_key;
CREATE INDEX ix_media_records_uncompleted_by_key ON media_records (virtual_key_id)
    WHERE completed_at IS NULL AND virtual_key_id IS NOT NULL;
