using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Pictures;
using Coordination.Domain.Plans;
using Coordination.Domain.Tests.Access;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Tests.Plans;

/// <summary>A link opens one step, as long as everything is as it was when it was made.</summary>
public sealed class StepLinkTests
{
    private const string Coordinator = "bif-job-1";

    private static readonly PlanStepView Drive = new()
    {
        What = "Kør til lægen", Who = "søster Mia", DueOn = CitizenScenario.Day("2026-03-20"),
    };

    private static readonly PlanStepView Pack = new() { What = "Pak sammen", Who = "naboen" };

    [Fact]
    public void It_opens_its_step_until_policys_time_after_the_day_of_the_step()
    {
        var place = Planned();
        var link = Linked(place, 1);
        Assert.Equal("Kør til lægen", Opened(place, link)!.What);
        Assert.Equal(
            (1, "SOF/mia", Coordinator, CitizenScenario.Local("2026-04-04T00:00")),
            (Link(place).Step, Link(place).Person, Link(place).By, Link(place).Until));

        // A step without a day: from the day on which the link is made.
        Linked(place, 2);
        var packing = place.Citizen.StepLinks.Values.Single(static one => one.Who == "naboen");
        Assert.Equal(CitizenScenario.Local("2026-03-31T00:00"), packing.Until);
        Assert.Null(Opened(place.Advance("P40D"), link));
        Assert.Empty(Links(place));
    }

    [Fact]
    public void A_link_to_a_step_of_a_plan_that_cannot_be_read_is_not_listed()
    {
        var place = Planned();
        Linked(place, 2);
        Write(place, Pack, Drive with { Who = "farmor" });
        Linked(place, 2);
        var read = place.Journal.Aggregate(Citizen.New(place.Key), static (citizen, entry) => citizen.EvolveStored(
            entry.Fact is PlanWritten { Plan.Version: 2 } ? entry with { Fact = new EntryUnreadable("plan-written") } : entry, out _));
        Assert.Equal((1, 2), (read.WrittenPlan!.Version, read.StepLinks.Count));
        Assert.Equal(2, Assert.Single(PlanPicture.WrittenOf(read, place.Now).StepLinks).Step);
    }

    [Fact]
    public void Whoever_does_not_see_the_plan_is_not_told_whether_there_is_one()
    {
        Command[] commands =
        [
            .. Enumerable.Range(1, 3).Select(static step => new MakeStepLink(step, 1, new("SOF/mia"), null)),
            new AgreePlan("sagt ja på et møde", null, null), new WithdrawStepLink(new("-")),
        ];
        var (without, with) = (Known(), Planned());
        foreach (var command in commands)
        {
            var withdrawn = command is WithdrawStepLink ? new WithdrawStepLink(Linked(with, 1)) : command;
            Assert.Equal(Told(without, command), Told(with, withdrawn));
            Assert.IsType<NotFound>(Told(with, withdrawn));
        }

        static Refusal? Told(CitizenScenario place, Command command)
        {
            var access = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("sof-adult-2")), place.Organization, place.Now);
            return CommandAccess.After(
                access, place.Asks("sof-adult-2", CommandAccess.AsSeen(command, place.Citizen, access, place.DecisionContext.Ids)), command)
                .Refusal;
        }
    }

    [Fact]
    public void A_step_is_the_same_in_a_newer_plan_if_its_words_are()
    {
        var place = Planned();
        var link = Linked(place, 1);
        Write(place, Pack, Drive with { DueOn = CitizenScenario.Day("2026-03-25") });
        Assert.Equal(CitizenScenario.Day("2026-03-25"), Opened(place, link)!.DueOn);
        Assert.Equal(2, Link(place).Step);

        // Gone is gone, even if the step comes back.
        Write(place, Pack);
        Assert.Null(Opened(place, link));
        Write(place, Drive);
        Assert.Null(Opened(place, link));
        Assert.True(place.Citizen.StepLinks.IsEmpty);
    }

    [Fact]
    public void It_stops_when_the_step_changes_hands_or_words()
    {
        foreach (var other in (PlanStepView[])[Drive with { Who = "naboen" }, Drive with { What = "Kør til tandlægen" }])
        {
            var place = Planned();
            var link = Linked(place, 1);
            Write(place, other);
            Assert.Null(Opened(place, link));
        }
    }

    [Fact]
    public void It_stops_when_the_person_the_citizen_or_the_coordinator_ends_it()
    {
        (string Why, Action<CitizenScenario, StepLinkId> End)[] ends =
        [
            ("ended", static (place, _) => place.Hears("SOF", new NetworkEnded { PersonId = "mia" })),
            ("no longer told", static (place, _) => place.Advance("PT1M").Hears("SOF", Mia("appointments"))),
            ("died", static (place, _) => place.Hears("KFF", new CitizenDied { OnDate = CitizenScenario.Day("2026-03-01") })),
            ("withdrawn", static (place, link) => place.Does(Coordinator, new WithdrawStepLink(link))),
            ("made anew", static (place, _) => Linked(place, 1)),
        ];
        foreach (var (why, end) in ends)
        {
            var place = Planned();
            var link = Linked(place, 1);
            Assert.NotNull(Opened(place, link));
            end(place, link);
            Assert.True(Opened(place, link) is null, why);
            Assert.DoesNotContain(Links(place), one => one.Id == link.Value);
        }
    }

    [Fact]
    public void People_who_may_be_told_of_the_plan_get_it_no_longer_than_policy_says()
    {
        var place = Planned();
        place.Hears("SOF", new NetworkNamed { PersonId = "bo", Name = "Bo", Relation = "ven", MayBeTold = TextList.Of(["case"]) });
        place.Refuses<StateConflict>(Coordinator, new MakeStepLink(1, 1, new("SOF/bo"), null));
        place.Refuses<NotFound>(Coordinator, new MakeStepLink(3, 1, new("SOF/mia"), null));
        place.Refuses<Forbidden>("sof-adult-2", new MakeStepLink(1, 1, new("SOF/mia"), null));
        foreach (var day in (string[])["2026-03-01", "2026-12-24"])
            Assert.Equal(
                "/until",
                Assert.Single(place.Refuses<Invalid>(
                    Coordinator, new MakeStepLink(1, 1, new("SOF/mia"), CitizenScenario.Day(day))).Faults).Pointer);
    }

    [Fact]
    public void Whoever_does_not_see_the_plan_is_not_told_of_its_links()
    {
        var place = Planned();
        Linked(place, 1);
        foreach (var (viewer, sees) in (ReadOnlySpan<(string, bool)>)[(Coordinator, true), ("sof-adult-2", false)])
            Assert.Equal(
                sees, Received.All(place, Viewer.Caseworker(new(viewer))).Contains("step-link-made", StringComparison.Ordinal));
    }

    private static NetworkNamed Mia(string told) =>
        new() { PersonId = "mia", Name = "Mia Holm", Relation = "søster", MayBeTold = TextList.Of([told]) };

    private static CitizenScenario Planned()
    {
        var place = Known();
        place.Does(Coordinator, new AppointAsCoordinator(new(Coordinator), "kender borgeren"));
        Write(place, Drive, Pack);
        return place;
    }

    private static CitizenScenario Known() =>
        new CitizenScenario()
            .Hears("BIF", EventSamples.Started("k", "job-placement", Coordinator, CitizenScenario.Day("2026-02-01")))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01")))
            .Hears("SOF", Mia("plan"));

    private static void Write(CitizenScenario place, params PlanStepView[] steps) =>
        place.Does(Coordinator, new WritePlan(new PlanText { Wishes = "Jeg vil i arbejde", Steps = steps }));

    private static StepLinkId Linked(CitizenScenario place, int step) =>
        new(place.Does(Coordinator, new MakeStepLink(step, null, new("SOF/mia"), null))!);

    private static StepLinkView Link(CitizenScenario place) => Links(place)[^1];

    private static IReadOnlyList<StepLinkView> Links(CitizenScenario place) =>
        PlanPicture.WrittenOf(place.Citizen, place.Now).StepLinks;

    private static PlanStep? Opened(CitizenScenario place, StepLinkId link) => StepLinks.Open(place.Citizen, link, place.Now)?.Step;
}
