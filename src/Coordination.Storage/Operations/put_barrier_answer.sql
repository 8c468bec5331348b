insert into barrier_answers (quarter, one, other, kind, department, done, answered_by, answered_at)
values (@quarter, @one, @other, @kind, @department, @done, @by, @at)
on conflict (quarter, one, other, kind, department) do update set
  done = excluded.done, answered_by = excluded.answered_by, answered_at = excluded.answered_at;
