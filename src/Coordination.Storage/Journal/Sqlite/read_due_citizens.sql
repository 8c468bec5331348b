-- Points of the ring from ring_after (exclusive) to ring_up_to (inclusive); a range may pass zero.
select citizen, wake_at
from citizens
where wake_at is not null
  and wake_at <= @until
  and (
    (@ring_after < @ring_up_to and ring > @ring_after and ring <= @ring_up_to)
    or (@ring_after >= @ring_up_to and (ring > @ring_after or ring <= @ring_up_to))
  )
order by wake_at
limit @limit;
