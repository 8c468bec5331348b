-- All that a caseworker holds: interventions that have not ended, the coordinator role, and contacts that are not answered.
select citizen from interventions where caseworker = @caseworker and status <> 'ended'
union
select citizen from citizens where coordinator = @caseworker
union
select citizen from contacts where owner = @caseworker and answered_at is null
order by citizen;
