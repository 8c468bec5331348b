truncate interventions, conflicts, deadlines, handovers, contacts, involvements, parked_events, sanction_chains, alerts;
