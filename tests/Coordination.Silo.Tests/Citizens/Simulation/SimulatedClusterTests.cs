using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Commands;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>
/// The citizens' state in memory on a database that fails, delays, commits and loses the answer, with two activations of one citizen
/// and silos that die, driven by a seed. A failing seed is in the message; <see cref="Run"/> with it repeats the run.
/// </summary>
public sealed class SimulatedClusterTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private const int Schedules = 2_000;
    private const int SchedulesOfPlaces = 400;

    [Fact]
    public async Task Whatever_fails_and_in_whichever_order_nothing_acknowledged_is_lost_or_doubled()
    {
        await silo.PutAsync(Municipality.Organization());
        for (var seed = 1; seed <= Schedules; seed++)
            Assert.True(Run(seed, Flaw.None) is [], $"Seed {seed}: {string.Join("; ", Run(seed, Flaw.None))}");
    }

    [Fact]
    public async Task Numbers_of_one_person_are_one_place_whatever_fails_and_two_places_when_parted()
    {
        await silo.PutAsync(Municipality.Organization());
        for (var seed = 1; seed <= SchedulesOfPlaces; seed++)
            Assert.True(Run(seed, Flaw.None, numbers: 4) is [], $"Seed {seed}: {string.Join("; ", Run(seed, Flaw.None, numbers: 4))}");
    }

    [Fact]
    public async Task A_run_can_be_repeated()
    {
        await silo.PutAsync(Municipality.Organization());
        for (var seed = 1; seed <= 50; seed++) Assert.Equal(LogOf(seed), LogOf(seed));
    }

    [Theory]
    [InlineData(Flaw.AcknowledgesBeforeCommit)]
    [InlineData(Flaw.SkipsVersionCheck)]
    [InlineData(Flaw.RemovesFromInboxOutside)]
    [InlineData(Flaw.WakesOnceTooFew)]
    [InlineData(Flaw.ReusesPosition)]
    [InlineData(Flaw.ForgetsChains)]
    public async Task A_fault_put_in_on_purpose_is_found(Flaw flaw)
    {
        await silo.PutAsync(Municipality.Organization());
        Assert.Contains(Enumerable.Range(1, Schedules), seed => Run(seed, flaw) is not []);
    }

    [Theory]
    [InlineData(Flaw.LosesTakeOver)]
    [InlineData(Flaw.LosesTakeBack)]
    public async Task A_fault_of_places_put_in_on_purpose_is_found(Flaw flaw)
    {
        await silo.PutAsync(Municipality.Organization());
        Assert.Contains(Enumerable.Range(1, SchedulesOfPlaces), seed => Run(seed, flaw, numbers: 4) is not []);
    }

    private List<string> Run(int seed, Flaw flaw, int numbers = 2)
    {
        var run = new Schedule(seed, flaw, numbers, Dependencies);
        return run.Run() ? ScheduleCheck.FaultsOf(run, ContextAt) : ["it does not come to rest"];
    }

    private string[] LogOf(int seed)
    {
        var run = new Schedule(seed, Flaw.None, 4, Dependencies);
        Assert.True(run.Run());
        return [.. run.Database.Log.Select(static entry => $"{entry.Position} {entry.Citizen} {entry.Version} {entry.Fact.Kind}")];
    }

    private DecisionContext ContextAt(DateTimeOffset now) =>
        new(now, silo.Get<PolicySource>().Current, silo.Get<OrganizationSource>().Current) { Ids = silo.Get<OpaqueIds>() };

    /// <summary>What a citizen depends on in the silo of the fixture, but for the clock and the journal.</summary>
    private CitizenStateDependencies Dependencies(ServiceClock clock, IJournal journal)
    {
        var options = Options.Create(new CitizenOptions { SnapshotEntriesMin = int.MaxValue });
        return new CitizenStateDependencies(
            journal, silo.Get<StoredAnswers>(), clock, silo.Get<ClockCheck>(), silo.Get<OrganizationSource>(), silo.Get<PolicySource>(),
            silo.Get<AlertNotifier>(), silo.Get<RuleFaultReport>(), silo.Get<EventWarnings>(),
            new RestingCitizens(TimeProvider.System, options, NullLogger<RestingCitizens>.Instance), silo.Get<GivenKeys>(),
            silo.Get<IntakeLimits>(), silo.Get<JournalErasure>(), silo.Get<ContentCodec>(), silo.Get<OpaqueIds>(), options,
            NullLogger<CitizenGrain>.Instance);
    }
}
