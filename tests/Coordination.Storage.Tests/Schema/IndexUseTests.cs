using System.Text.RegularExpressions;
using Coordination.Storage.Database;
using Npgsql;

namespace Coordination.Storage.Tests.Schema;

/// <summary>
/// PostgreSQL plans each statement of <see cref="IndexQueries"/> with the index it is said to need, over tables with some thousand rows.
/// With so few rows it would often rather scan a table, so scans are made dear.
/// </summary>
[Collection(PostgresFixture.OneAtATime)]
public sealed partial class IndexUseTests(PostgresFixture storage) : IClassFixture<PostgresFixture>
{
    // Tables of some dozen rows, and statements that need an index as a constraint or are changes.
    private static readonly string[] NotPlanned =
    [
        "Inbox/read_partition", "Journal/read_known_events", "Organizations/read_organization_as_of", "Organizations/read_reach",
        "Transfers/open_transfer", "Transfers/read_running", "Transfers/read_transfers", "Transfers/read_waiting",
        "Sessions/trim_sessions", "Sessions/remove_sessions_of_other_callers", "Sessions/prune_sessions",
        "Sessions/remove_sessions_of_subject", "Sessions/remove_sessions_of_provider", "Operations/read_rule_faults",
        "Retention/prune_receipts", "Retention/prune_undelivered", "Mails/add_mail", "Passes/add_pass",
        "Passes/prune_passes",
    ];

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["receivers"] = "array['bif-7']", ["states"] = "array['open', 'acknowledged', 'taken-back']", ["persons"] = "array['bif-7']",
        ["departments"] = "array['BIF']", ["seen"] = "array['BIF']", ["unseen"] = "array['SOF']", ["sees_all"] = "1",
        ["any_department"] = "1",
        ["before"] = "9000000", ["after"] = "100", ["limit"] = "10", ["caseworker"] = "'bif-7'", ["units"] = "array['u-7']",
        ["until"] = "now()", ["ring_after"] = "0", ["ring_up_to"] = "1000", ["mark"] = "3", ["after_policy"] = "1",
        ["after_citizen"] = "'c5'", ["hashes"] = "array['h7']", ["from"] = "now() - interval '1 hour'", ["to"] = "now()",
        ["department"] = "null", ["stage"] = "null", ["waits_from"] = "null", ["waits_to"] = "null", ["days_max"] = "90",
        ["name"] = "'caseworker x7'", ["after_item"] = "''", ["never"] = "timestamptz '9999-12-31'",
        ["after_due"] = "timestamptz '1800-01-01'", ["after_since"] = "timestamptz '1800-01-01'", ["after_id"] = "''",
        ["after_ended"] = "timestamptz '9999-12-31'", ["after_stage"] = "''",
        ["urgent"] = "now()", ["warning"] = "now()", ["info"] = "now()", ["person"] = "'bif-7'", ["id"] = "'m-7'",
        ["before_died"] = "now()", ["before_position"] = "9000000",
        ["before_at"] = "now()", ["before_id"] = "'m-7'",
        ["coordinator"] = "null", ["plan"] = "null", ["citizen"] = "'c5'", ["source"] = "'/BIF/x'", ["event_id"] = "'e5'",
    };

    private static readonly string[] OfSqlite = ["citizens_wake", "citizens_following"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_statement_is_planned_with_the_index_it_is_said_to_need()
    {
        await storage.ExecuteAsync(Rows);
        await using var connection = (NpgsqlConnection)storage.Connect();
        await connection.OpenAsync(Cancel);
        List<string> faults = [];
        foreach (var (index, statements) in IndexQueries.All.Where(index => !OfSqlite.Contains(index.Key)))
            foreach (var statement in statements.Except(NotPlanned))
                if (!await IsUsedAsync(connection, InPlan(index), statement)) faults.Add($"{statement}: {index}");
        Assert.True(faults.Count == 0, $"Planned without the index:\n{string.Join('\n', faults)}");
    }

    private static async Task<bool> IsUsedAsync(NpgsqlConnection connection, string index, string statement)
    {
        var text = Parameter().Replace(
            SqlTexts.Find("Postgres", statement), name => name.Groups[1].Value switch
            {
                "kind" or "status" => "null",
                "departments" when statement.StartsWith("Operations/read_open_", StringComparison.Ordinal) => "null",
                "after" when statement is "ReadTables/read_involved_citizens" or "ReadTables/read_desk_people"
                    or "ReadTables/read_clear_persons" => "'c1'",
                "department" when statement == "Operations/read_unknown_names" => "'BIF'",
                "from" or "to" when statement == "Operations/count_plans_agreed" => "'2026-03-05'",
                var known => Values[known],
            });
#pragma warning disable CA2100 // The statements of the storage, with literals.
        await using var explain = new NpgsqlCommand($"set enable_seqscan = off; explain {text}", connection);
#pragma warning restore CA2100
        await using var plan = await explain.ExecuteReaderAsync(Cancel);
        while (await plan.ReadAsync(Cancel))
            if (plan.GetString(0).Split(' ').Contains(index)) return true;
        return false;
    }

    // An index of a table that lies in months has another name in each of them.
    private static string InPlan(string index) => index == "access_log_citizen" ? "access_log_other_citizen_id_idx" : index;

    [GeneratedRegex("@([a-z_]+)")]
    private static partial Regex Parameter();

    private const string Rows = """
        insert into citizens (
          citizen, version, ring, coordinator, departments, active_departments, active_interventions, has_plan,
          plan_agreed_on, policy, opened_at, changed_at
        )
        select
          'c' || n, 20, n, case when n % 3 = 0 then 'bif-' || n % 100 end, 'BIF SOF', n % 3, 2, n % 5 = 0,
          case when n % 5 = 0 then date '2026-01-01' + n % 300 end, n % 5, now(), now() - n * interval '1 minute'
        from generate_series(1, 5000) n;
        insert into persons
        select
          citizen, case when ring % 100 = 0 then '[]' else '~' end, 'h' || ring, case when ring % 10 = 0 then 'i' || ring end,
          case when ring % 10 = 0 then 'j' || ring end, 'n' || ring
        from citizens;
        insert into wakes select citizen, ring, now() + ring * interval '1 minute' from citizens;
        insert into interventions
        select citizen, 'i', 'BIF', 'mentor', null, 'bif-' || ring % 100, 'bif', 'active', '2026-01-01', null from citizens;
        insert into conflicts
        select
          citizen, 'k', 'overload', case when ring % 5 = 0 then 'open' else 'settled' end, 'BIF SOF', 'bif-' || ring % 100, now(), now(),
          now(), case when ring % 5 <> 0 then changed_at end
        from citizens;
        insert into deadlines
        select
          citizen, 'd' || k, 'hearing', 'BIF', null, null, case when k = 1 then 'open' else 'met' end, now(), 'bif-' || ring % 100,
          case when k > 1 then changed_at end, false, k > 1
        from citizens, generate_series(1, 3) k;
        insert into handovers
        select
          citizen, 'h', 'intervention', 'i', 'bif-' || ring % 100, 'BIF', case when ring % 2 = 0 then 'bif-' || ring % 90 end,
          case when ring % 2 = 1 then 'u-' || ring % 90 end, 'SOF', case when ring % 20 = 0 then 'offered' else 'accepted' end, false,
          now(), now(), case when ring % 20 <> 0 then changed_at end
        from citizens;
        insert into contacts
        select citizen, 'x', 'BIF', 'u', 'SOF', now(), case when ring % 20 <> 0 then changed_at end, 'bif-' || ring % 100, null
        from citizens;
        insert into need_starts select citizen, 'n', 'BIF', 'SOF', changed_at, changed_at from citizens;
        insert into involvements select citizen, 'bif-' || ring % 100, 'told' from citizens;
        insert into unknown_names select citizen, 'intervention i', 'caseworker x' || ring % 100, 'x', 'BIF', now(), 1 from citizens;
        insert into sanction_chains select citizen, 's', 'b', 'BIF', 'SOF', 20, changed_at from citizens;
        insert into alerts (
          id, position, citizen, receiver, kind, about, department, severity, message, href, state, raised_at
        )
        select
          'a' || n, n, 'c' || n, 'bif-' || n % 100, 'k', 'k', 'BIF', 'warning', '{}', '',
          case when n % 9 = 0 then 'open' else 'taken-back' end, now()
        from generate_series(1, 5000) n;
        insert into alert_receipts (alert_id, delivered_at, mail, mail_made_at, undeliverable_at, undeliverable_why)
        select
          'a' || n, case when n % 3 <> 0 then now() end, case when n % 3 = 0 then 'm-' || n end, case when n % 3 = 0 then now() end,
          case when n % 50 = 0 then now() end, case when n % 50 = 0 then 'no-address' end
        from generate_series(1, 5000) n;
        insert into journal (position, version, at, fact_count, citizen, source, event_id, facts)
        select n, 1, now(), 1, 'c' || n, '/BIF/x', 'e' || n, '[]' from generate_series(1, 5000) n;
        insert into dead_letters (position, partition, citizen, envelope, received_at, error, died_at)
        select n, 1, 'c' || n, '{}', now(), 'x', now() - n * interval '1 minute' from generate_series(1, 5000) n;
        insert into access_log (at, who, what, citizen) select now(), 'anna', 'x', 'c' || n from generate_series(1, 5000) n;
        analyze;
        """;
}
