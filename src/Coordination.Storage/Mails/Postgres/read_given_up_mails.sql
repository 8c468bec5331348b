-- Newest first. A mail that another one to the same person has made up for since is no longer of interest.
select m.id, m.person, m.department, m.state, m.made_at, m.attempts, m.error, m.ended_at
from mails m
where m.state in ('refused', 'not-taken')
  and (m.ended_at, m.id) < (@before_at, @before_id)
  and (@sees_all = 1 or m.person = any(@persons))
  and not exists (select 1 from mails later where later.person = m.person and later.state = 'sent' and later.ended_at >= m.ended_at)
order by m.ended_at desc, m.id desc
limit @limit;
