truncate interventions, conflicts, deadlines, handovers, involvements, parked_events, sanction_chains, alerts;
