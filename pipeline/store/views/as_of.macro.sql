CREATE MACRO as_of() AS (SELECT CAST(text AS DATE) FROM setting_values WHERE name = 'as_of');
