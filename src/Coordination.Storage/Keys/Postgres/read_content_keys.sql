-- Several of one citizen stand only while an erasure takes the old one's content away.
select wanted.citizen, head.content_key, stored.id, stored.wrapped
from unnest(@citizens) as wanted (citizen)
left join citizens head on head.citizen = wanted.citizen
left join content_keys stored on stored.citizen = wanted.citizen;
