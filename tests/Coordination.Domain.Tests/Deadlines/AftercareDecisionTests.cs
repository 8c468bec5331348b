using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class AftercareDecisionTests
{
    private const string Id = "aftercare-decision:SOF/p";

    [Theory]
    [InlineData("2008-10-15", "2026-04-15T23:59:59")]
    [InlineData("2009-08-31", "2027-02-28T23:59:59")] // six months before are clamped to the month's end
    [InlineData("2010-08-30", "2028-02-29T23:59:59")] // in a leap year
    [InlineData("2008-12-06", "2026-06-06T23:59:59")] // a Saturday after a day that is free: it never rolls forward
    [InlineData("2012-02-29", "2029-08-28T23:59:59")] // born on the leap day, 18 in a year without one
    public void It_is_due_six_months_before_the_eighteenth_birthday(string born, string due) =>
        Assert.Equal(CitizenScenario.Local(due), Placed(born).DeadlineOf(Id).Due.At);

    [Theory]
    [InlineData("2026-04-15T23:59:59", DeadlineStatus.Met)]
    [InlineData("2026-04-16T00:00:00", DeadlineStatus.Missed)]
    public void The_decision_meets_it(string decided, DeadlineStatus status)
    {
        var place = Placed("2008-10-15").At(decided).Hears("SOF", new AftercareDecided { InterventionId = "p", Outcome = "efterværn" });
        Assert.Equal((status, "sof-family-1"), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).Responsible.Value));
    }

    [Fact]
    public void Only_a_placement_that_reaches_the_birthday_owes_an_aftercare_decision()
    {
        Assert.Empty(Owed(Placed("2008-10-15", to: "2026-10-14")));
        Assert.Single(Owed(Placed("2008-10-15", to: "2026-10-15")));
        Assert.Empty(
            Owed(new CitizenScenario()
            .Hears("SOF", EventSamples.Started("p", "placement", "sof-family-1", CitizenScenario.Day("2026-01-01")))));
    }

    [Theory]
    [InlineData("2026-10-15", 1)] // On the birthday itself.
    [InlineData("2026-10-16", 0)]
    public void A_placement_from_after_the_birthday_asks_for_none(string from, int owed)
    {
        var place = new CitizenScenario()
            .Hears("KFF", new CitizenRegistered { Name = "Ung", BirthDate = CitizenScenario.Day("2008-10-15") })
            .Hears("SOF", EventSamples.Started("p", "placement", "sof-family-1", CitizenScenario.Day(from)));
        Assert.Equal(owed, Owed(place).Count());
    }

    private static IEnumerable<Deadline> Owed(CitizenScenario place) =>
        place.Citizen.Deadlines.Values.Where(d => d.Kind == "aftercare-decision");

    [Fact]
    public void A_placement_that_ends_before_needs_none_any_more()
    {
        var place = Placed("2008-10-15").At("2026-03-20T09:00")
            .Hears("SOF", new InterventionEnded { InterventionId = "p", EndedOn = CitizenScenario.Day("2026-03-20") });
        Assert.Equal(DeadlineStatus.Cleared, place.DeadlineOf(Id).Status);
    }

    [Fact]
    public void A_corrected_birth_date_moves_it_and_re_arms_its_alerts()
    {
        var place = Placed("2008-10-15").At("2026-04-16T09:00");
        Assert.Equal(["sof-family-1", "sof-family-lead"], place.Alerted("aftercare-decision"));
        place.Hears("KFF", new CitizenCorrected { BirthDate = CitizenScenario.Day("2008-12-15") });
        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-06-15T23:59:59")),
            (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).Due.At));
        Assert.Empty(place.Alerted("aftercare-decision"));
        Assert.Equal(["sof-family-1"], place.At("2026-06-10T08:00").Alerted("aftercare-decision"));
    }

    private static CitizenScenario Placed(string born, string? to = null) => new CitizenScenario()
        .Hears("KFF", new CitizenRegistered { Name = "Ung", BirthDate = CitizenScenario.Day(born) })
        .Hears("SOF",
            EventSamples.Started(
                "p", "placement", "sof-family-1", CitizenScenario.Day("2026-01-01"), to: to is null ? null : CitizenScenario.Day(to)));
}
