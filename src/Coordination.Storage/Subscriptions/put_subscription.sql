insert into subscriptions (name, department, url, kinds, secret, state, position, put_by, changed_at)
values (@name, @department, @url, @kinds, @secret, 'active', @position, @by, @at)
on conflict (name) do update set
  url = excluded.url, kinds = excluded.kinds, secret = coalesce(@new_secret, subscriptions.secret), state = 'active',
  failing_since = null, error = null, put_by = excluded.put_by, changed_at = excluded.changed_at
where subscriptions.department = excluded.department
returning name;
