using Coordination.Domain.Access;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

/// <summary>A malformed basis opens nothing. What cannot be read at all is refused (<c>EventReadingTests</c>).</summary>
public sealed class MalformedBasisTests
{
    [Fact]
    public void Departments_that_nobody_knows_open_nothing_of_those_that_are_known()
    {
        foreach (var scope in (string[][])[["BIF", "XYZ"], ["XYZ", "SOF"], ["XYZ", "ABC"]])
            foreach (var basis in (EventData[])
                [new ConsentGiven { Scope = TextList.Of(scope) }, new BasisEstablished { Scope = TextList.Of(scope), Law = "§ 4" }])
                Assert.Equal(["BIF"], SeenBy(Place().Hears("SOF", basis)).Where(static one => one != "XYZ"));
    }

    [Fact]
    public void A_consent_that_ends_before_it_begins_opens_nothing_and_ends_no_other()
    {
        var place = Place().Advance("P3D");
        foreach (var until in (DateOrInstant[])[place.Now.AddHours(-1), place.Now, place.Today.AddDays(-1)])
            Assert.Equal(["BIF"], SeenBy(Place().Advance("P3D").Hears("SOF", Consent() with { Until = until })));
        place.Hears("SOF", Consent());
        place.Advance("PT1M").Hears("SOF", Consent() with { Until = place.Now.AddHours(-1) });
        Assert.Equal(["BIF", "SOF"], SeenBy(place));
    }

    [Fact]
    public void A_withdrawal_of_what_was_never_given_ends_what_was_given_before_it()
    {
        var place = Place().Hears("SOF", new ConsentWithdrawn { Scope = TextList.Of(["SOF"]) });
        Assert.Equal(["BIF"], SeenBy(place));
        Assert.Equal(0, place.Citizen.SetAside.Count);
        place.Hears("SOF", Consent(), place.Now.AddDays(-1)); // It arrives late.
        Assert.Equal(["BIF"], SeenBy(place));
        place.Advance("PT1M").Hears("SOF", Consent());
        Assert.Equal(["BIF", "SOF"], SeenBy(place));
    }

    [Fact]
    public void The_end_of_a_basis_that_was_never_established_opens_nothing()
    {
        var place = Place().Hears("BIF", new BasisEnded { Scope = TextList.Of(["BIF", "SOF"]) });
        Assert.Equal(["BIF"], SeenBy(place));
    }

    [Fact]
    public void Law_and_consent_are_told_apart_and_end_apart()
    {
        var place = Place().Hears("SOF", new BasisEstablished { Scope = TextList.Of(["BIF", "SOF"]), Law = "§ 4" });
        Assert.Equal("responsible, law", Grounds(place));
        place.Hears("SOF", Consent() with { Until = place.Now.AddHours(1) });
        Assert.Equal("responsible, consent until 2026-03-02T10:00:00.0000000+01:00", Grounds(place));
        Assert.Equal("responsible, law", Grounds(place.Advance("PT1H")));
        Assert.Equal("responsible", Grounds(place.Advance("PT1M").Hears("SOF", new BasisEnded { Scope = TextList.Of(["BIF"]) })));

        static string Grounds(CitizenScenario place) => Shown(place).GroundsInWords();
    }

    private static ConsentGiven Consent() => new() { Scope = TextList.Of(["BIF", "SOF"]) };

    private static Disclosure Shown(CitizenScenario place) =>
        CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("bif-job-1")), place.Organization, place.Now).Shown!;

    private static IEnumerable<string> SeenBy(CitizenScenario place) => Shown(place).Full.Select(static one => one.Department.Value);

    private static CitizenScenario Place() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4))
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12));
}
