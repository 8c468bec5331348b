truncate interventions, conflicts, deadlines, handovers, involvements, parked_events, alerts;
