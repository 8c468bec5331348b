delete from interventions;
delete from conflicts;
delete from deadlines;
delete from handovers;
delete from involvements;
delete from parked_events;
delete from sanction_chains;
delete from alerts;
