-- The host that delivers loses its hold, so that it begins anew.
update subscriptions
set
  position = @after, state = 'active', failing_since = null, error = null, holder = null, held_until = null,
  changed_at = @at
where name = @name;
