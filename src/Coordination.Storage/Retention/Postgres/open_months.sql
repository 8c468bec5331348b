-- This month and the next two, for each table that lies in months.
select open_month(kept, (date_trunc('month', @now at time zone 'UTC') + ahead * interval '1 month')::date)
from unnest(array['access_log', 'refusals', 'idempotent_answers']) as tables (kept)
cross join generate_series(0, 2) as ahead;
