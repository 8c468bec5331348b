using Coordination.Silo;
using Coordination.Storage;
using Coordination.Storage.Operations;
using Coordination.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// The read tables of a municipality with 300,000 citizens, written straight into a database beside the silo's. There are 3,000
/// caseworkers, one head who was told of a tenth of the citizens, and eight departments; a fifth of the citizens is shared.
/// </summary>
internal static class LargeMunicipality
{
    public const int Citizens = 300_000;

    private const string Database = "large_municipality";

    private static Task<ServiceProvider>? _storage;

    /// <summary>The storage of the filled database. The first call fills it, which takes about a minute.</summary>
    public static Task<ServiceProvider> StorageAsync(string silosConnection) => _storage ??= FillAsync(silosConnection);

    private static async Task<ServiceProvider> FillAsync(string silosConnection)
    {
        await ExecuteAsync(silosConnection, $"create database {Database}");
        var settings = new SiloSettings();
        settings.Storage.ConnectionString = new NpgsqlConnectionStringBuilder(silosConnection) { Database = Database }.ConnectionString;
        var storage = new ServiceCollection().AddLogging().AddCoordinationCore(settings).BuildServiceProvider();
        await storage.GetRequiredService<StorageSchema>().MigrateAsync();
        await ExecuteAsync(settings.Storage.ConnectionString, Rows);
        // As a silo does.
        var sums = storage.GetRequiredService<FigureSums>();
        await sums.JoinCountersAsync();
        await sums.CloseAsync(new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-14));
        await ExecuteAsync(settings.Storage.ConnectionString, "vacuum analyze");
        return storage;
    }

    private static async Task ExecuteAsync(string connectionString, string text)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Texts of this file.
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static readonly string Rows = $"""
        insert into citizens (
          citizen, version, ring, coordinator, departments, active_departments, active_interventions, has_plan, policy,
          opened_at, changed_at
        )
        select
          'c' || n, 20, n * 14000::bigint, case when n % 5 = 0 then 'w-' || n % 3000 end,
          case when n % 5 = 0 then 'D' || n % 4 || ' D' || 4 + n % 3 else 'D' || n % 8 end, case when n % 5 = 0 then 2 else 1 end, 2,
          n % 25 = 0, 1, now(), now() - n * interval '3 minutes'
        from generate_series(1, {Citizens}) n;
        insert into persons (citizen, person) select citizen, '["N' || ring || '",null,"n' || ring || '"]' from citizens;
        insert into interventions (citizen, id, department, kind, unit, caseworker, responsible, status, starts_on, ends_on)
        select citizen, 'i', 'D1', 'mentor', null, 'w-' || n, 'u-' || n / 10, 'active', '2026-01-01', null
        from (select citizen, ring / 14000 % 3000 as n from citizens) c;
        insert into conflicts (citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at)
        select
          citizen, 'k', 'overload', case when n % 3 = 0 then 'open' else 'settled' end, 'D1 D4', 'w-' || n % 3000,
          case when n % 7 > 0 then now() + n % 5000 * interval '1 hour' end, now(), case when n % 3 > 0 then changed_at end,
          case when n % 3 > 0 then changed_at end
        from (select citizen, changed_at, ring / 14000 as n from citizens) c;
        insert into deadlines (citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed)
        select
          citizen, 'd' || k, 'hearing', 'D' || n % 8, null, null, case when k = 1 then 'open' else 'met' end,
          now() + n % 5000 * 7919 % 5000 * interval '1 hour', 'w-' || n % 3000, case when k > 1 then changed_at end, false, k > 1
        from (select citizen, changed_at, ring / 14000 as n from citizens) c, generate_series(1, 3) k;
        insert into handovers (
          citizen, id, what_type, what_id, from_caseworker, from_department, to_caseworker, to_unit, to_department, status, by_system,
          offered_at, answer_by, answered_at
        )
        select
          citizen, 'h', 'intervention', 'i', 'w-' || n % 3000, 'D' || n % 8, 'w-' || n % 3000 * 31 % 3000, null, 'D' || n % 7,
          case when n % 50 = 0 then 'offered' else 'accepted' end, false, now(), now(), case when n % 50 > 0 then changed_at end
        from (select citizen, changed_at, ring / 14000 as n from citizens) c where n % 4 = 0;
        insert into involvements (citizen, person, role) select citizen, 'w-' || ring / 14000 % 3000, 'responsible' from citizens;
        insert into involvements (citizen, person, role) select citizen, 'head', 'told' from citizens where ring / 14000 % 10 = 0;
        insert into alerts (
          id, position, citizen, receiver, kind, about, department, severity, message, href, due_at, state, raised_at
        )
        select
          'a' || n, n, 'c' || n, 'w-' || n % 3000, 'k', 'k', 'D' || n % 8, 'warning', '[]', '',
          case when n % 3 > 0 then now() + n % 5000 * 7919 % 5000 * interval '1 hour' end,
          case when n % 2 = 0 then 'open' else 'taken-back' end, now()
        from generate_series(1, {Citizens}) n;
        """;
}
