-- Everything somebody holds: interventions that have not ended, and the coordinator role.
select citizen from interventions where caseworker = @caseworker and status <> 'ended'
union
select citizen from citizens where coordinator = @caseworker
order by citizen;
