-- Points of the ring from ring_after (exclusive) to ring_up_to (inclusive); a range may pass zero.
select policy, citizen
from citizens
where version > 0
  and policy < @mark
  and (policy, citizen) > (@after_policy, @after_citizen)
  and (
    (@ring_after < @ring_up_to and ring > @ring_after and ring <= @ring_up_to)
    or (@ring_after >= @ring_up_to and (ring > @ring_after or ring <= @ring_up_to))
  )
order by policy, citizen
limit @limit;
