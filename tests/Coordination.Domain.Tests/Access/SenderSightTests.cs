using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

/// <summary>What the sender of an event is told of what followed from it.</summary>
public sealed class SenderSightTests
{
    [Fact]
    public void Where_nothing_is_another_departments_everything_is_told()
    {
        var place = new CitizenScenario().Hears("BIF", EventSamples.Started(
            "k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        Assert.True(Sight(place, "BIF").TellsVersion);
        Assert.All(place.Journal, entry => Assert.True(Sight(place, "BIF").Tells(entry.Fact)));
    }

    [Fact]
    public void Of_a_part_the_version_is_not_told_and_nothing_that_followed_at_others()
    {
        var place = Shared();
        var (bif, sof) = (Sight(place, "BIF"), Sight(place, "SOF"));
        Assert.False(bif.TellsVersion);
        Assert.False(sof.TellsVersion);
        foreach (var taken in place.Journal.Select(static entry => entry.Fact).OfType<EventTaken>())
        {
            Assert.Equal(taken.Taken.Event.Department == "BIF", bif.Tells(taken));
            Assert.Equal(taken.Taken.Event.Department == "SOF", sof.Tells(taken));
        }

        Assert.Contains(place.Journal, entry => entry.Fact is InterventionStatusChanged && bif.Tells(entry.Fact));
    }

    [Fact]
    public void A_consent_tells_both_until_it_ends()
    {
        var place = Shared().Hears("SOF", new ConsentGiven
        {
            Scope = TextList.Of(["BIF", "SOF"]), Until = new DateOrInstant(CitizenScenario.Day("2026-03-04")),
        });
        Assert.True(Sight(place, "BIF").TellsVersion);
        Assert.All(place.Journal, entry => Assert.True(Sight(place, "BIF").Tells(entry.Fact)));
        Assert.False(Sight(place.At("2026-03-05T00:00"), "BIF").TellsVersion);
    }

    private static SenderSight Sight(CitizenScenario place, string department) =>
        SenderSight.Of(place.Citizen, new(department), place.Organization, place.Now);

    private static CitizenScenario Shared() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4))
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12));
}
