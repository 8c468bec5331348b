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
        Assert.False(Sight(place, "KFF").TellsVersion); // It has reported nothing.
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

    [Fact]
    public void What_another_department_withdrew_and_a_glass_it_broke_are_not_counted_out()
    {
        var alone = new CitizenScenario().Hears("BIF", EventSamples.Started(
            "k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        alone.Does("bif-benefits-1", new BreakGlass("borgeren er fundet bevidstløs"));
        Assert.True(Sight(alone, "BIF").TellsVersion);
        alone.Does("sof-adult-1", new BreakGlass("borgeren er fundet bevidstløs"));
        Assert.False(Sight(alone, "BIF").TellsVersion);

        foreach (var (department, isTold) in ((string, bool)[])[("BIF", true), ("SOF", false)])
        {
            var place = new CitizenScenario().Hears("BIF", EventSamples.Started(
                "k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
            place.Hears(department, EventSamples.Notified("s", "bif-job-1"), id: "wrong");
            place.Advance("PT1M").Hears(department, new EventWithdrawn { Id = "wrong", Reason = "forkert borger" });
            Assert.NotEqual(0, place.Citizen.SetAside.Count);
            Assert.Equal(isTold, Sight(place, "BIF").TellsVersion);
        }
    }

    private static SenderSight Sight(CitizenScenario place, string department) =>
        SenderSight.Of(place.Citizen, new(department), place.Organization, place.Now);

    private static CitizenScenario Shared() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4))
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12));
}
