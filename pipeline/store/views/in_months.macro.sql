CREATE MACRO in_months(duration) AS (
    CASE WHEN regexp_full_match(duration, 'P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?') THEN round(
        12 * coalesce(try_cast(regexp_extract(duration, '(\d+)Y', 1) AS DOUBLE), 0)
        + coalesce(try_cast(regexp_extract(duration, '(\d+)M', 1) AS DOUBLE), 0)
        + (7 * coalesce(try_cast(regexp_extract(duration, '(\d+)W', 1) AS DOUBLE), 0)
            + coalesce(try_cast(regexp_extract(duration, '(\d+)D', 1) AS DOUBLE), 0)) / 30.4375,
        2
    ) END
);
