using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.ReadTables;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Rebuilding;

/// <summary>The read tables can be thrown away.</summary>
public abstract class RebuildContract(SiloFixture silo)
{
    [Fact]
    public async Task Rebuilt_read_tables_hold_the_rows_they_held_before()
    {
        await silo.PutAsync(Municipality.Organization());
        for (var citizen = 0; citizen < 12; citizen++)
        {
            var key = await silo.NewCitizenAsync();
            await silo.TakeInAsync(key, Reports.Started("BIF", "met", silo.Time.Now));
            await silo.TakeInAsync(key, Reports.Of("BIF", silo.Time.Now, new InterventionChanged
            {
                InterventionId = "met", Cost = new Cost { Amount = 1200.5m, Per = "month" }, Payer = "kommunen",
            }));
            new Caller(CallerKind.Caseworker, "bif-1-1").SetCurrent();
            var met = new BarrierReport { Kind = "payer", Departments = ["BIF", "SOF"] };
            Assert.Null((await silo.Citizen(key).LogBarrier(met, null)).Refusal);
            var reports = new MixedReports(seed: citizen);
            for (var number = 0; number < 40; number++) await silo.TakeInAsync(key, reports.Next(silo.Time.Now));
            await silo.TakeInAsync(key,
                Reports.Of("BIF", silo.Time.Now, new ContactReceived { ContactId = "answered", Channel = "phone", Unit = "bif-1" }),
                Reports.Of("BIF", silo.Time.Now, new ContactAnswered { ContactId = "answered" }),
                Reports.Of("BIF", silo.Time.Now, new PlanAgreed { PlanId = "agreed" }));
            if (citizen == 0)
                await silo.TakeInAsync(key, Reports.Of("BIF", silo.Time.Now, new CitizenDied { OnDate = LocalTime.DayOf(silo.Time.Now) }));
        }

        await silo.Clock.MoveToAsync(silo.Time.Now.AddDays(5));
        var (heads, rows) = await ReadAsync();
        List<long> told = [];

        var citizens = await silo.Get<ReadTablesRebuilder>().RebuildAsync(new Told(told));

        var (headsAfter, rowsAfter) = await ReadAsync();
        Assert.Equal(heads.Count, citizens);
        Assert.Equal([citizens], told);
        Assert.Equal(heads, headsAfter);
        Same(rows.Interventions, rowsAfter.Interventions);
        Same(rows.Conflicts, rowsAfter.Conflicts);
        Same(rows.Deadlines, rowsAfter.Deadlines);
        Same(rows.Handovers, rowsAfter.Handovers);
        Same(rows.Contacts, rowsAfter.Contacts);
        Same(rows.Involvements, rowsAfter.Involvements);
        Same(rows.Parked, rowsAfter.Parked);
        Same(rows.Chains, rowsAfter.Chains);
        Same(rows.Barriers, rowsAfter.Barriers);
        Assert.NotEmpty(rows.Barriers);
        Same(rows.Costs, rowsAfter.Costs);
        Same(rows.NeedStarts, rowsAfter.NeedStarts);
        // Nothing is paid for who died.
        Assert.Contains(rows.Costs, static one => PaidCourse.Of(one)!.Days is [] or [{ Last: not null }]);
        Same(rows.Alerts.Where(alert => alert.State == "open"), rowsAfter.Alerts.Where(alert => alert.State == "open"));
        // The words of alerts that are gone are those of the moment.
        Same(
            rows.Alerts.Select(alert => (alert.Id, alert.State)),
            rowsAfter.Alerts.Where(alert => rows.Alerts.Any(before => before.Id == alert.Id)).Select(alert => (alert.Id, alert.State)));
        Assert.NotEmpty(rows.Alerts);
        Assert.Contains(rows.Contacts, contact => contact.AnsweredAt is not null);
        Assert.Contains(heads, head => head.Row.PlanAgreedOn is not null);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task A_check_tells_where_a_table_is_not_what_the_journal_says()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", silo.Time.Now));
        await silo.ExecuteAsync($"update interventions set responsible = 'nobody' where citizen = '{key}'");
        Assert.Equal($"{key}: interventions: 1 rows are missing or differ, 1 should not be there.", Assert.Single(
                (await silo.Get<ReadTablesCheck>().RunAsync()).Faults));
        await silo.Get<ReadTablesRebuilder>().RebuildAsync();
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    private static void Same<T>(IEnumerable<T> before, IEnumerable<T> after) =>
        Assert.Equivalent(before.ToHashSet(), after.ToHashSet(), strict: true);

    private async Task<(IReadOnlyList<StoredHead> Heads, ReadTableChanges Rows)> ReadAsync()
    {
        var stored = silo.Get<StoredRows>();
        return (await stored.ReadHeadsAsync("", 1_000), await stored.ReadAsync("", "~"));
    }

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}

public sealed class SqliteRebuildTests(SiloFixture silo) : RebuildContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresRebuildTests(PostgresSiloFixture silo) : RebuildContract(silo), IClassFixture<PostgresSiloFixture>;
