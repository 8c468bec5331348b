using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Access;

/// <summary>Who breaks the glass, with what reason, and how long it stays broken.</summary>
public sealed class GlassTests
{
    private const string By = "suf-rehab-3";
    private const string Reason = "fundet uden kontakt.";

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("fundet uden kontakt", false)] // One character less.
    [InlineData("  fundet uden kontakt  ", false)]
    [InlineData(Reason, true)]
    public void A_reason_of_some_length_is_given(string? reason, bool isEnough)
    {
        Assert.Equal(BrokenGlass.ReasonMin, Reason.Length);
        var place = Known();
        if (isEnough) place.Does(By, new BreakGlass(reason));
        else Assert.Equal("/reason", Assert.Single(place.Refuses<Invalid>(By, new BreakGlass(reason)).Faults).Pointer);
        Assert.Equal(isEnough, place.Citizen.Glass.ContainsKey(new(By)));
    }

    [Fact]
    public void Only_caseworkers_of_the_organization_break_it_and_only_of_known_citizens()
    {
        Known().Refuses<Forbidden>("nobody-9", new BreakGlass(Reason));
        new CitizenScenario().Refuses<Forbidden>(By, new BreakGlass(Reason));
    }

    [Fact]
    public void While_it_is_broken_the_first_reason_stands_and_after_an_hour_it_breaks_anew()
    {
        var place = Known();
        place.Does(By, new BreakGlass(Reason));
        var first = place.Citizen.Glass[new(By)];
        Assert.Equal(new BrokenGlass(new(By), new("SUF"), Reason, place.Now, place.Now.AddHours(1)), first);
        place.Advance("PT59M59S").Refuses<StateConflict>(By, new BreakGlass($"{Reason} igen"));
        place.Does("suf-rehab-2", new BreakGlass(Reason)); // Another person's own.
        place.Advance("PT1S").Does(By, new BreakGlass($"{Reason} igen"));
        Assert.Equal((place.Now, $"{Reason} igen"), (place.Citizen.Glass[new(By)].At, place.Citizen.Glass[new(By)].Reason));
    }

    private static CitizenScenario Known() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
}
