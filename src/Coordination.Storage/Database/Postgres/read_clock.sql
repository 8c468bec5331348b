-- Not now(), which is when the transaction began.
select clock_timestamp();
