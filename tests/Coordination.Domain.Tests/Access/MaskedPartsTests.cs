using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Domain.Tests.Access;

/// <summary>Measures, plans, moves, barriers and conflicts, as somebody sees them who sees the content of some departments.</summary>
public sealed class MaskedPartsTests
{
    private static readonly Holder Bif = new(new("bif-job-1"), new("bif-job"), new("BIF"));
    private static readonly Holder Sof = new(new("sof-adult-2"), new("sof-adult"), new("SOF"));

    [Theory]
    [InlineData("", "BIF", true)] // Where it was asked from.
    [InlineData("", "SOF", true)] // Where it was asked of.
    [InlineData("", "SUF", false)]
    [InlineData("bif-job-1", "", true)] // Asked.
    [InlineData("sof-adult-lead", "", true)] // Answered.
    [InlineData("bif-job-3", "", true)] // Coordinates, and is away.
    [InlineData("bif-job-2", "", true)] // Answers in the coordinator's place.
    [InlineData("suf-rehab-1", "SUF", false)]
    public void A_measure_is_shown_to_both_sides_and_who_coordinates(string viewer, string department, bool isShown)
    {
        var measure = new Measure(new("m"), new("SOF"), "", "", Bif, default, default) { AnsweredBy = new("sof-adult-lead") };
        Assert.Equal(isShown, MaskedMeasure.IsShown(measure, Coordinated().Citizen, Shown(viewer, department)));
        if (viewer == "sof-adult-lead")
            Assert.False(MaskedMeasure.IsShown(measure with { AnsweredBy = null }, Coordinated().Citizen, Shown(viewer, department)));
    }

    [Theory]
    [InlineData("", "BIF", true)]
    [InlineData("", "SOF", false)]
    [InlineData("bif-job-1", "", true)] // Wrote it.
    [InlineData("bif-job-3", "", true)]
    [InlineData("bif-job-2", "", true)]
    [InlineData("sof-adult-2", "SOF", false)]
    public void A_plan_is_shown_to_its_authors_department_and_who_coordinates(string viewer, string department, bool isShown)
    {
        var plan = new CoordinationPlan(1, "", [], [], [], null, null, Bif, default);
        Assert.Equal(isShown, MaskedPlan.IsShown(plan, Coordinated().Citizen, Shown(viewer, department)));
        Assert.Equal(department == "BIF", MaskedPlan.IsShown(plan, new CitizenScenario().Citizen, Shown("suf-rehab-1", department)));
    }

    [Theory]
    [InlineData("bif-job-1", "bif-job-1 BIF sof-adult-lead ")] // Wrote to the one who answered, whom they know.
    [InlineData("sof-adult-lead", "bif-job-1 BIF sof-adult-lead sof-adult-1")]
    [InlineData("bif-job-2", "bif-job-1 BIF masked ")]
    [InlineData("sof-adult-2", "masked BIF sof-adult-lead sof-adult-1")]
    public void The_two_who_wrote_of_a_measure_know_each_other_and_others_do_not(string viewer, string seen)
    {
        var of = Shown(viewer, viewer.StartsWith("sof", StringComparison.Ordinal) ? "SOF" : "BIF");
        var measure = new MeasureView
        {
            Id = "m", Department = "SOF", What = "", Reason = "", By = "bif-job-1", ByDepartment = "BIF", AskedAt = default,
            AnswerBy = default, Status = "", AnsweredBy = "sof-adult-lead", Owes = "sof-adult-1",
        };
        var masked = MaskedMeasure.Of(measure, At(Coordinated(), of), of);
        Assert.Equal(seen, $"{masked.By} {masked.ByDepartment} {masked.AnsweredBy} {masked.Owes}");
        Assert.Null(MaskedMeasure.Of(measure with { AnsweredBy = null }, At(Coordinated(), of), of).AnsweredBy);
        var whole = Disclosure.Whole(AccessGround.Auditor);
        Assert.Same(measure, MaskedMeasure.Of(measure, At(Coordinated(), whole), whole));
    }

    [Fact]
    public void What_the_coordinator_wrote_names_hidden_people_and_interventions_opaquely()
    {
        var (of, whole) = (Shown("bif-job-1", "BIF"), Disclosure.Whole(AccessGround.Auditor));
        var mask = At(Coordinated(), of);
        var plan = new PlanContentView
        {
            Version = 1, Wishes = "", By = "sof-adult-2", Department = "SOF", WrittenAt = default,
            Agreed = new(1, default, "", "sof-adult-1"),
            Goals = [new PlanGoalView { InterventionIds = ["BIF/k", "SOF/b"] }, new PlanGoalView()],
        };
        var seen = MaskedPlan.Of(plan, mask, of);
        Assert.Equal((Mask.Nobody, Mask.Nobody), (seen.By, seen.Agreed!.By));
        Assert.Equal(["BIF/k", mask.IdOf("SOF/b")], seen.Goals[0].InterventionIds!);
        Assert.Empty(seen.Goals[1].InterventionIds!);
        Assert.Null(MaskedPlan.Of(plan with { Agreed = null }, mask, of).Agreed);
        Assert.Same(plan, MaskedPlan.Of(plan, mask, whole));
    }

    [Fact]
    public void A_reported_plan_is_shown_with_its_departments_content()
    {
        var place = Coordinated().Hears("SOF", new PlanAgreed { PlanId = "p", CapacityHours = 10 });
        Assert.Equal(10, Of("SOF")?.CapacityHours);
        Assert.Null(Of("BIF"));

        PlanView? Of(string department)
        {
            var shown = Shown("", department);
            return MaskedPlan.Of(null, place.Citizen, At(place, shown), shown);
        }
    }

    [Fact]
    public void Where_to_a_citizen_moves_is_shown_to_the_departments_that_reported_that_move()
    {
        var place = Coordinated();
        var (day, other) = (CitizenScenario.Day("2026-05-01"), CitizenScenario.Day("2026-06-01"));
        place.Hears("SOF", new CitizenMoved { Municipality = "0740", OnDate = day });
        var citizen = place.Citizen;
        Assert.Equal("0740", To("0740", day, Shown("", "SOF")));
        Assert.Null(To("0740", day, Shown("", "BIF")));
        Assert.Null(To("0740", other, Shown("", "SOF"))); // Another move.
        Assert.Null(To("0751", day, Shown("", "SOF")));
        Assert.Equal("0751", To("0751", other, Disclosure.Whole(AccessGround.Auditor)));
        Assert.Null(MoveContent.Of(new(null, day), citizen, Shown("", "SOF")).Municipality);

        string? To(string municipality, DateOnly on, Disclosure of) => MoveContent.Of(new(municipality, on), citizen, of).Municipality;
    }

    [Theory]
    [InlineData("bif-job-1", "", EntryAccess.Full)] // Its author.
    [InlineData("bif-job-2", "BIF SOF", EntryAccess.Full)]
    [InlineData("bif-job-2", "BIF", EntryAccess.Masked)]
    [InlineData("sof-adult-1", "SOF", EntryAccess.Masked)]
    [InlineData("suf-rehab-1", "SUF", EntryAccess.Nothing)]
    public void A_barrier_is_read_by_who_sees_both_departments(string viewer, string departments, EntryAccess access)
    {
        var barrier = Barrier(Bif, null);
        Assert.Equal(access, MaskedBarrier.AccessTo(barrier, Coordinated().Citizen, Shown(viewer, departments)));
        Assert.Equal(EntryAccess.Full, MaskedBarrier.AccessTo(barrier, Coordinated().Citizen, Disclosure.Whole(AccessGround.Auditor)));
    }

    [Fact]
    public void A_barrier_is_masked_where_its_author_or_what_it_was_met_at_is_hidden()
    {
        var both = Shown("bif-job-2", "BIF SOF");
        Assert.Equal(EntryAccess.Masked, Of(new Holder(new("suf-rehab-1"), null, new("SOF")), null));
        Assert.Equal(EntryAccess.Masked, Of(new Holder(new("bif-job-1"), null, new("SUF")), null));
        Assert.Equal(EntryAccess.Masked, Of(Bif, new(BarrierPlace.Conflict, "none")));
        Assert.Equal(EntryAccess.Masked, Of(Bif, new((BarrierPlace)9, "none")));

        EntryAccess Of(Holder author, BarrierAbout? about) =>
            MaskedBarrier.AccessTo(Barrier(author, about), Coordinated().Citizen, both);
    }

    [Fact]
    public void A_barrier_met_at_something_of_a_third_department_is_masked()
    {
        var place = Coordinated();
        var (shown, conflict) = (Shown("bif-job-1", "BIF SOF"), Between(place, "BIF/k", "SUF/r"));
        var measure = new Measure(new("m"), new("SUF"), "", "", new(new("suf-rehab-1"), null, new("SUF")), default, default);
        var citizen = place.Citizen with
        {
            Conflicts = place.Citizen.Conflicts.SetItem(conflict.Id, conflict),
            Measures = place.Citizen.Measures.SetItem(measure.Id, measure),
        };
        var author = Bif with { Caseworker = new("bif-job-2") };
        foreach (var about in (BarrierAbout[])
            [new(BarrierPlace.Conflict, conflict.Id.Value), new(BarrierPlace.Measure, "m"), new(BarrierPlace.Measure, "none")])
            Assert.Equal(EntryAccess.Masked, MaskedBarrier.AccessTo(Barrier(author, about), citizen, shown));
        Assert.True(MaskedBarrier.IsShown(new(BarrierPlace.Measure, "m"), citizen, Shown("", "SUF")));
    }

    [Theory]
    [InlineData("", "BIF SOF", true, true)]
    [InlineData("", "BIF", true, false)]
    [InlineData("", "SOF", true, false)]
    [InlineData("bif-job-1", "", true, false)] // Gives it.
    [InlineData("sof-adult-1", "", true, false)] // Is asked.
    [InlineData("suf-rehab-1", "SUF", false, false)]
    public void A_handover_is_shown_to_its_sides_and_whole_to_who_sees_both(
        string viewer, string departments, bool isShown, bool isWhole)
    {
        var handover = Handover.Offer(
            new("h"), new(ResponsibilityType.Intervention, new("BIF/k")), Bif, new(new("sof-adult-1"), null, new("SOF")), default, "x");
        var citizen = Coordinated().Citizen;
        citizen = citizen with { Handovers = citizen.Handovers.SetItem(handover.Id, handover) };
        var about = new BarrierAbout(BarrierPlace.Handover, "h");
        Assert.Equal(isShown, MaskedBarrier.IsShown(about, citizen, Shown(viewer, departments)));
        Assert.Equal(isWhole, MaskedBarrier.IsShown(about, citizen, Shown(viewer, departments), whole: true));
        Assert.False(MaskedBarrier.IsShown(about with { Id = "none" }, citizen, Shown(viewer, departments)));
    }

    [Theory]
    [InlineData("BIF SOF", true, true)]
    [InlineData("BIF", true, false)]
    [InlineData("SUF", false, false)]
    public void A_conflict_is_shown_by_its_parties_and_whole_by_all_of_them(string departments, bool isShown, bool isWhole)
    {
        var place = Coordinated();
        var conflict = Between(place, "BIF/k", "SOF/b");
        var citizen = place.Citizen with { Conflicts = place.Citizen.Conflicts.SetItem(conflict.Id, conflict) };
        var about = new BarrierAbout(BarrierPlace.Conflict, conflict.Id.Value);
        Assert.Equal(isShown, MaskedBarrier.IsShown(about, citizen, Shown("", departments)));
        Assert.Equal(isWhole, MaskedBarrier.IsShown(about, citizen, Shown("", departments), whole: true));
    }

    [Theory]
    [InlineData("suf-rehab-1", "Owes")]
    [InlineData("suf-rehab-2", "Proposed")]
    [InlineData("suf-rehab-3", "Told")]
    [InlineData("bif-job-3", "coordinates")]
    [InlineData("bif-job-2", "answers for who does")]
    [InlineData("suf-rehab-lead", null)]
    public void A_conflict_of_others_is_shown_to_who_has_to_do_with_it(string viewer, string? why)
    {
        var place = Coordinated();
        var conflict = Between(place, "SOF/b") with
        {
            Owes = new("suf-rehab-1"), Proposed = new("suf-rehab-2"), Told = [new("suf-rehab-3")],
        };
        Assert.Equal(why is not null, MaskedConflict.IsShown(conflict, place.Citizen, Shown(viewer, "")));
        Assert.False(MaskedConflict.IsShown(conflict, place.Citizen, Shown("", "")));
        Assert.True(MaskedConflict.IsShown(conflict, place.Citizen, Disclosure.Whole(AccessGround.Auditor)));
        var all = conflict with { Parties = [new(PartyType.Citizen, new("c-1"), null)] };
        Assert.True(MaskedConflict.IsShown(all, place.Citizen, Shown("", "")));
        Assert.Equal("BIF SOF", MaskedConflict.HiddenIn(all, place.Citizen, Shown("", ""))?.Value);
        Assert.Equal("SOF", MaskedConflict.HiddenIn(all, place.Citizen, Shown("", "BIF"))?.Value);
        Assert.Null(MaskedConflict.HiddenIn(all, place.Citizen, Disclosure.Whole(AccessGround.Auditor)));
    }

    [Fact]
    public void What_somebody_of_a_shown_department_holds_is_shown_today_and_not_in_the_past()
    {
        var place = Coordinated()
            .Hears("SOF", EventSamples.Started("o", "mentor", "bif-job-2", CitizenScenario.Day("2026-02-01"), 1));
        var (conflict, shown) = (Between(place, "SOF/o"), Shown("", "BIF"));
        Assert.True(MaskedConflict.IsShown(conflict, place.Citizen, shown));
        Assert.False(MaskedConflict.IsShown(conflict, place.Citizen, shown.OfThePast()));
        Assert.Null(MaskedConflict.HiddenIn(conflict, place.Citizen, shown));
        Assert.Equal("SOF", MaskedConflict.HiddenIn(conflict, place.Citizen, shown.OfThePast())?.Value);
        Assert.True(At(place, shown).IsShown(conflict.Parties[0]));
        Assert.False(At(place, shown.OfThePast()).IsShown(conflict.Parties[0]));
    }

    [Fact]
    public void A_hidden_time_is_needed_while_an_appointment_that_is_seen_may_give_way()
    {
        var place = Coordinated();
        var own = new Party(PartyType.Appointment, new("BIF/i"), new("BIF"));
        var other = new Party(PartyType.Appointment, new("SOF/t"), new("SOF"));
        var conflict = Between(place, "BIF/k") with { Parties = [own, other], Status = ConflictStatus.Open };
        Assert.True(Needs(conflict));
        Assert.True(Needs(conflict with { Status = ConflictStatus.Settled, Settlement = SettledBy("policy", other) }));
        Assert.True(Needs(conflict with { Settlement = SettledBy("bif-job-1", own) }));
        Assert.False(Needs(conflict with { Settlement = SettledBy("bif-job-1", other) }));
        Assert.False(Needs(conflict with { Status = ConflictStatus.Dissolved }));
        Assert.False(Needs(conflict with { Parties = [own with { Type = PartyType.Sanction }, other] }));
        Assert.False(Needs(conflict with { Parties = [other] }));

        static bool Needs(Conflict conflict) =>
            ConflictContent.NeedsTime(conflict, static party => party.Department == new DepartmentCode("BIF"));
        static Settlement SettledBy(string by, Party givesWay) =>
            new(by, SettlementOutcome.Yield, givesWay.Id, null, "", default, default!);
    }

    private static LoggedBarrier Barrier(Holder author, BarrierAbout? about) =>
        new(new("b"), BarrierKind.Payer, new("BIF"), new("SOF"), about, null, author, default);

    private static Conflict Between(CitizenScenario place, params string[] interventions) => place.Conflict("no-coordinator") with
    {
        Parties = [.. interventions.Select(static id => new Party(PartyType.Intervention, new(id), new(id[..id.IndexOf('/')])))],
        Settlement = null, Owes = null, Proposed = null, Told = [],
    };

    private static Disclosure Shown(string viewer, string departments) => Disclosure.Of(
        AccessGround.Responsible, viewer.Length == 0 ? null : new CaseworkerId(viewer),
        [
            .. departments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static code => new DepartmentAccess(new(code), AccessGround.Responsible, null)),
        ],
        AcceptanceMunicipality.Organization);

    private static Mask At(CitizenScenario place, Disclosure shown) =>
        new(place.Citizen, shown, place.Organization, PolicyBook.Delivered.Newest, OpaqueIds.OfNoKey);

    /// <summary>A citizen of BIF and SOF. bif-job-3 coordinates and is away; bif-job-2 answers instead.</summary>
    private static CitizenScenario Coordinated()
    {
        var day = CitizenScenario.Day("2026-02-01");
        var place = new CitizenScenario()
            .Organized(static o => o.With("bif-job-3", static one => one with { Substitute = "bif-job-2" }))
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", day, 4))
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-2", day, 1));
        place.Does("bif-job-lead", new AppointAsCoordinator(new("bif-job-3"), "kender borgeren"));
        return place.Organized(static o => o.Absent("bif-job-3", CitizenScenario.Day("2026-03-01")));
    }
}
