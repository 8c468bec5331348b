-- Several of one citizen stand only while an erasure takes the old one's content away.
select wanted.value, head.content_key, stored.id, stored.wrapped
from json_each(@citizens) wanted
left join citizens head on head.citizen = wanted.value
left join content_keys stored on stored.citizen = wanted.value;
