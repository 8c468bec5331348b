-- One mail per person waits at a time. Another host may have made one for these alerts meanwhile.
insert into mails (id, person, department, state, made_at, attempts, next_at)
select @id, @person, @department, 'waiting', @made_at, 0, @next_at
where exists (
  select 1
  from alerts a
  left join alert_receipts r on r.alert_id = a.id
  where a.id = any(@alerts)
    and a.state = 'open'
    and (r.mail_made_at is null or r.mail_made_at < a.raised_at)
)
on conflict do nothing;
