truncate interventions, conflicts, deadlines, handovers, contacts, involvements, parked_events, alerts;
