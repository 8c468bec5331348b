using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>Ids of conflicts and alerts are made with the service's key; what was journaled before keeps the id it has.</summary>
public sealed class ConflictIdTests
{
    private static readonly OpaqueIds Keyed = new(new byte[] { 1, 2, 3 });

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void What_has_an_id_from_before_goes_on_under_it(int clashes)
    {
        var place = Clashing(clashes);
        var keyed = place.DecisionContext with { Ids = Keyed };
        var again = place.Citizen.Reconcile(keyed, cause: "e-again");
        Assert.Empty(again.Entries);
        Assert.Empty(again.Faults);
    }

    [Fact]
    public void An_id_does_not_follow_from_the_parties_alone()
    {
        var place = Clashing(1);
        var keyed = place.DecisionContext with { Ids = Keyed };
        var empty = place.Citizen with
        {
            Conflicts = Citizen.New(place.Key).Conflicts, Alerts = Citizen.New(place.Key).Alerts,
        };
        var (derived, made) = (empty.Reconcile(place.DecisionContext, cause: "e").Citizen, empty.Reconcile(keyed, cause: "e").Citizen);
        Assert.NotEmpty(derived.Alerts.Values);
        Assert.Equal(derived.Conflicts.Count, made.Conflicts.Count);
        Assert.Equal(derived.Alerts.Count, made.Alerts.Count);
        Assert.Empty(derived.Conflicts.Keys.Intersect(made.Conflicts.Keys));
        Assert.Empty(derived.Alerts.Keys.Intersect(made.Alerts.Keys));
        foreach (var one in made.Conflicts.Values)
            Assert.Equal(Conflict.IdOf(place.Key, one.Kind, one.Parties, Keyed), one.Id);
    }

    private static CitizenScenario Clashing(int clashes)
    {
        var place = new CitizenScenario();
        for (var day = 0; day < clashes; day++)
        {
            var at = CitizenScenario.Local("2026-03-12T10:00").AddDays(3 * day);
            place.Hears("BIF", EventSamples.Booked($"i{day}", "employment-interview", at, at.AddHours(1), "bif-job-1", "Jobcenter"));
            place.Hears("SOF", EventSamples.Booked(
                $"t{day}", "treatment", at.AddMinutes(30), at.AddMinutes(90), "sof-treatment-2", "Klinik"));
        }

        return place;
    }
}
