CREATE VIEW runs AS
SELECT
    run_id, started_at, finished_at, as_of, version,
    CAST(versions_json AS JSON) AS versions,
    CAST(settings_json AS JSON) AS settings,
    files_found, files_accounted, files_vanished,
    CAST(statuses_json AS JSON) AS statuses,
    documents, pages, ocr_pages,
    CAST(stages_json AS JSON) AS stages
FROM run_rows;
