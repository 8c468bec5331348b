namespace Coordination.Storage.Tests.Schema;

/// <summary>
/// The statements that need each index, beside those that look rows up by their primary key. An index that no statement needs is
/// dropped; the reference of the schema prints this list.
/// </summary>
internal static class IndexQueries
{
    private static readonly Dictionary<string, string[]> Statements = new(StringComparer.Ordinal)
    {
        ["journal_event"] = ["Journal/find_event", "Journal/holds_event", "Journal/read_known_events"],
        ["inbox_partition"] = ["Inbox/read_partition"],
        ["dead_letters_citizen"] = ["Inbox/read_dead_letters_of"],
        ["dead_letters_died"] = ["Inbox/read_dead_letters"],
        ["wakes_due"] = ["Journal/read_due_citizens"],
        ["citizens_wake"] = ["Journal/read_due_citizens"],
        ["citizens_policy"] = ["Policies/read_citizens_behind_policy", "Policies/count_citizens_behind_policy"],
        ["citizens_coordinator"] = ["Transfers/read_caseload"],
        ["persons_look_up"] = ["ReadTables/find_persons"],
        ["persons_look_up_2"] = ["ReadTables/find_persons"],
        ["persons_look_up_3"] = ["ReadTables/find_persons"],
        ["persons_clear"] = ["ReadTables/read_clear_persons"],
        ["citizens_shared_by"] = ["Operations/count_shared"],
        ["citizens_following"] = ["Operations/count_grown"],
        ["unknown_names_name"] = ["Operations/read_unknown_names"],
        ["citizens_plans"] = ["Operations/count_plans_agreed"],
        ["interventions_caseworker"] = ["Transfers/read_caseload"],
        ["conflicts_open"] = ["ReadTables/read_conflicts_owed", "Operations/count_open_conflicts"],
        ["conflicts_due"] = ["Operations/read_open_conflicts"],
        ["conflicts_answered"] = ["Operations/read_waiting_times", "Operations/summarize_waiting_times"],
        ["deadlines_open"] = ["ReadTables/read_deadlines_of"],
        ["deadlines_due"] = ["Operations/read_open_deadlines"],
        ["deadlines_met"] = ["Operations/count_deadlines"],
        ["handovers_open"] =
        [
            "ReadTables/read_handovers_to", "ReadTables/read_handovers_from", "Operations/count_totals", "Operations/read_open_handovers",
        ],
        ["handovers_answered"] =
        [
            "Operations/count_handovers", "Operations/count_handover_pairs", "Operations/read_waiting_times",
            "Operations/summarize_waiting_times",
        ],
        ["contacts_open"] = ["Transfers/read_caseload"],
        ["contacts_answered"] = ["Operations/read_waiting_times", "Operations/summarize_waiting_times"],
        ["need_starts_started"] = ["Operations/read_waiting_times", "Operations/summarize_waiting_times"],
        ["involvements_person"] =
            ["ReadTables/read_involved_citizens", "ReadTables/read_desk_people", "ReadTables/count_desk_citizens"],
        ["sanction_chains_completed"] = ["Operations/count_sanction_chains"],
        ["alerts_receiver"] =
        [
            "ReadTables/read_alerts", "ReadTables/read_alerts_after", "ReadTables/read_last_alert_position",
            "ReadTables/count_open_alerts", "Operations/count_grown", "Mails/read_persons_waiting", "Mails/read_unseen_alerts",
            "Mails/read_told_alerts",
        ],
        ["alerts_due"] = ["Operations/read_open_alerts"],
        ["alert_receipts_delivered"] = ["Retention/prune_receipts"],
        ["alert_receipts_undelivered"] = ["Retention/prune_undelivered"],
        ["alert_receipts_undeliverable"] = ["Mails/read_undeliverable", "Mails/count_undeliverable"],
        ["deliveries_waiting"] = ["Operations/count_deliveries_waiting"],
        ["mails_waiting"] = ["Mails/add_mail"],
        ["mails_ended"] = ["Mails/read_given_up_mails"],
        ["mails_given_up"] = ["Mails/read_given_up_mails"],
        ["organizations_valid_from"] = ["Organizations/read_organization_as_of"],
        ["organizations_pending"] = ["Organizations/read_reach"],
        ["caseload_transfers_under_way"] = ["Transfers/open_transfer"],
        ["caseload_transfers_running"] = ["Transfers/read_running"],
        ["caseload_transfers_ordered"] = ["Transfers/read_transfers"],
        ["caseload_transfer_items_waiting"] = ["Transfers/read_waiting"],
        ["erasures_citizen"] = ["Erasures/find_erasure"],
        ["erasures_confirmed"] = ["Erasures/read_erasures_to_do"],
        ["access_log_citizen"] = ["Access/read_accesses"],
        ["rule_faults_at"] = ["Operations/read_rule_faults"],
        ["sessions_subject"] =
            ["Sessions/trim_sessions", "Sessions/remove_sessions_of_other_callers", "Sessions/remove_sessions_of_subject"],
        ["sessions_provider_session"] = ["Sessions/remove_sessions_of_provider"],
        ["sessions_expires_at"] = ["Sessions/prune_sessions"],
        ["passes_subject"] = ["Passes/add_pass"],
        ["passes_expires_at"] = ["Passes/prune_passes"],
    };

    /// <summary>Every index with its statements.</summary>
    public static IReadOnlyDictionary<string, string[]> All => Statements;

    /// <summary>The statements that need an index.</summary>
    public static IReadOnlyList<string> Of(string index) => Statements.TryGetValue(index, out var needed)
        ? needed
        : throw new InvalidOperationException($"No statement is said to need the index {index}: name one in IndexQueries, or drop it.");
}
