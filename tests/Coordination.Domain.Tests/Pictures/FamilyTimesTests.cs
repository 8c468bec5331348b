using Coordination.Domain.Pictures;
using Coordination.Views;

namespace Coordination.Domain.Tests.Pictures;

/// <summary>Where a parent is expected at several places.</summary>
public sealed class FamilyTimesTests
{
    private static readonly DateTimeOffset Ten = CitizenScenario.Local("2026-03-09T10:00");

    [Fact]
    public void One_meeting_of_the_whole_family_was_found_as_several_places()
    {
        Assert.Empty(Shared(Meeting(Ten, "Rådhuset"), Meeting(Ten, "Rådhuset")));
        Assert.Single(Shared(Meeting(Ten, "Rådhuset"), Meeting(Ten, "Skolen")));
        Assert.Single(Shared(Meeting(Ten, "Rådhuset"), Meeting(Ten.AddMinutes(15), "Rådhuset")));
    }

    [Fact]
    public void Custody_counts_on_the_days_on_which_it_holds()
    {
        var (parent, child) = (Meeting(Ten, "Rådhuset"), Meeting(Ten, "Skolen"));
        Assert.Empty(Shared(parent, child, startsOn: CitizenScenario.Day("2026-03-10")));
        Assert.Empty(Shared(parent, child, endsOn: CitizenScenario.Day("2026-03-08")));
        Assert.Single(Shared(parent, child, CitizenScenario.Day("2026-03-09"), CitizenScenario.Day("2026-03-09")));
    }

    private static IReadOnlyList<SharedTimes> Shared(
        CitizenScenario parent, CitizenScenario child, DateOnly? startsOn = null, DateOnly? endsOn = null)
    {
        var other = PictureOf(child) with { Key = "child" };
        FamilyLinkView link = new("BUF/l", "BUF", other.Key, "child", "custody", startsOn, endsOn);
        return FamilyTimes.Of(PictureOf(parent), [(link, other)], parent.Now, parent.DecisionContext.Policy);
    }

    private static CitizenScenario Meeting(DateTimeOffset at, string place)
    {
        var citizen = new CitizenScenario();
        citizen.Hears("BUF", EventSamples.Booked("m", "child-and-family", at, at.AddHours(1), "buf-family-1", place));
        return citizen;
    }

    private static CitizenView PictureOf(CitizenScenario place) =>
        CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now);
}
