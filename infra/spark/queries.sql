SELECT verdict, count(*) AS n, sum(kafka_offset) AS offsets, count(DISTINCT device) AS devices, sum(size_bytes) AS bytes FROM audit.verdicts GROUP BY verdict ORDER BY verdict
SELECT count(*) AS n, sum(missing) AS missing, max(last_seq) AS last FROM audit.gaps
SELECT data_class, purpose, outcome, sum(sections) AS n FROM audit.decisions GROUP BY data_class, purpose, outcome ORDER BY data_class, purpose, outcome
SELECT kind, state, count(*) AS n FROM audit.findings GROUP BY kind, state ORDER BY kind, state
SELECT action, state, count(*) AS n FROM audit.commands GROUP BY action, state ORDER BY action, state
SELECT outcome, count(*) AS n, sum(kafka_offset) AS offsets FROM audit.device_changes GROUP BY outcome ORDER BY outcome
SELECT event, count(*) AS n FROM audit.runs GROUP BY event ORDER BY event
SELECT count(*) AS n, count(DISTINCT device) AS devices, max(device) AS last FROM audit.readings_operational
