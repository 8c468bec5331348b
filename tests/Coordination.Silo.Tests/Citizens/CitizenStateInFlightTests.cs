using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>What a citizen in memory is after a decision that could not be put into the journal's form.</summary>
public sealed class CitizenStateInFlightTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_decision_that_cannot_be_journaled_changes_nothing_and_the_next_is_journaled()
    {
        var key = new CitizenKey(await silo.NewCitizenAsync());
        var dependencies = silo.Get<CitizenStateDependencies>();
        var state = new CitizenStateInFlight(
            key, dependencies, new CitizenSnapshots(null!, key.Value, dependencies.Codec, dependencies.Options, dependencies.Log),
            new RecentResults(1), static () => { });
        var context = state.CatchUp();
        var decision = state.Citizen.Decide(Reports.Started("BIF", "1", silo.Time.Now), context);
        var unwritable = new Entry(new Unwritable(), context.Now, "test", Cause: null, PolicyVersion: null);

        Assert.ThrowsAny<Exception>(() =>
        {
            _ = state.Append(decision with { Entries = [.. decision.Entries, unwritable] }, context.Organization.Version, policyMark: null);
        });

        Assert.Equal((0, (DateTimeOffset?)null), (state.Citizen.Version, state.WakeAt));
        Assert.True(state.Durable.IsCompletedSuccessfully);
        await state.Append(decision, context.Organization.Version, policyMark: null);
        Assert.Equal(decision.Entries.Length, (await silo.Journal.ReadAsync(key.Value, 0, 1_000)).Count);
    }

    private sealed record Unwritable : Fact;
}
