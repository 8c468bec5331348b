insert into programme_targets (target, by_date, put_by, put_at)
values (@target, @by::date, @put_by, @put_at)
returning 1;
