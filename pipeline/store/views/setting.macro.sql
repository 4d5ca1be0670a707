CREATE MACRO setting(wanted) AS (SELECT number FROM setting_values WHERE name = wanted);
