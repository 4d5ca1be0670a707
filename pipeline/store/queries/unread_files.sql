-- Unread files: what could not be read in full, why, and what to do about it
SELECT path, status, reason, advice, size
FROM files
WHERE status NOT IN ('ok', 'ignored')
ORDER BY status, path;
