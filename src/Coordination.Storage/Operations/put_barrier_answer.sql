-- A later answer replaces the one that it names by its instant. No row: another was stored meanwhile, and stays.
insert into barrier_answers (quarter, one, other, kind, department, done, answered_by, answered_at)
values (@quarter, @one, @other, @kind, @department, @done, @by, @at)
on conflict (quarter, one, other, kind, department) do update set
  done = excluded.done, answered_by = excluded.answered_by, answered_at = excluded.answered_at
where barrier_answers.answered_at = @replaces
returning quarter;
