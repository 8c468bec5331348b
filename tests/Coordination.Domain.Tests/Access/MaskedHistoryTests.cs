using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Tests.Access;

/// <summary>What of the journal is shown to bif-job-1, who sees BIF's content and not SOF's, kind of entry by kind of entry.</summary>
public sealed class MaskedHistoryTests
{
    private static readonly CitizenScenario Place = AtWork();
    private static readonly Disclosure OfBif = Disclosure.Of(
        AccessGround.Responsible, new CaseworkerId("bif-job-1"), [new(new("BIF"), AccessGround.Responsible, null)], Place.Organization);

    private static readonly Holder Bif = new(new("bif-job-2"), new("bif-job"), new("BIF"));
    private static readonly Holder Sof = new(new("sof-adult-2"), new("sof-adult"), new("SOF"));
    private static readonly ItemId Own = new("BIF/k");
    private static readonly ItemId Hidden = new("SOF/b");

    [Fact]
    public void An_entry_of_one_item_or_event_is_seen_with_its_department()
    {
        foreach (var of in (Func<string, Fact>[])
        [
            static code => new EventTaken(new TakenEvent(Reported(code), null)),
            static code => new EventParked(new(new($"/{code}/x 1"), $"/{code}/x", "1", "type", default)),
            static code => new EventUnparked(new($"/{code}/x 1")),
            static code => new EventUnparked(new($"citizen:a /{code}/x 1")),
            static code => new EventSetAside(new(new($"/{code}/x 1"), $"/{code}/x", "1", "type", Own, default, [])),
            static code => new EventRestored(new($"/{code}/x 1"), "type"),
            static code => new EventRepeated(new("intervention BIF/k"), $"/{code}/x", "1", new("c-2")),
            static code => new InterventionStatusChanged(new($"{code}/k"), InterventionStatus.Active),
            static code => new AppointmentFreed(new($"{code}/k")),
            static code => new AppointmentReleased(new($"{code}/k")),
            static code => new AppointmentRetained(new($"{code}/k")),
            static code => new SecretMattersNoted([new($"{code}/k")]),
        ])
            Assert.Equal(
                (of("BIF").GetType().Name, EntryAccess.Full, EntryAccess.Nothing),
                (of("BIF").GetType().Name, To(of("BIF")), To(of("SOF"))));
        Assert.Equal(EntryAccess.Nothing, To(new EventUnparked(new("no source 1"))));
        Assert.Equal(EntryAccess.Nothing, To(new SecretMattersNoted([Own, Hidden])));
        Assert.Equal(EntryAccess.Nothing, To(new InterventionStatusChanged(new("k"), InterventionStatus.Active)));
        Assert.Equal(EntryAccess.Nothing, To(new EntryUnreadable("kind")));
        Assert.Equal(EntryAccess.Nothing, To(new EntryErased("kind")));
        Assert.Equal(EntryAccess.Masked, To(new DeathNoted(default, [])));
        Assert.Equal(EntryAccess.Full, To(new EntryErased("kind"), Disclosure.Whole(AccessGround.Auditor)));
    }

    [Fact]
    public void To_whom_an_appointment_yields_is_not_told()
    {
        Assert.Equal(EntryAccess.Masked, To(new AppointmentYielded(Own, new(new("c"), Hidden))));
        Assert.Equal(EntryAccess.Nothing, To(new AppointmentYielded(Hidden, new(new("c"), Own))));
    }

    [Fact]
    public void Who_holds_and_who_answers_are_seen_where_both_may_be()
    {
        Assert.Equal(EntryAccess.Full, Moved(Own, Bif, Bif));
        Assert.Equal(EntryAccess.Masked, Moved(Own, Bif, Sof));
        Assert.Equal(EntryAccess.Masked, Moved(Own, Sof, Bif));
        Assert.Equal(EntryAccess.Nothing, Moved(Hidden, Bif, Bif));
        Assert.Equal(
            EntryAccess.Masked, To(new ResponsibilityMoved(new(Responsibility.CoordinatorRole.Key, Bif.Caseworker, Bif.Caseworker))));
        foreach (var (holder, access) in ((Holder, EntryAccess)[])[(Bif, EntryAccess.Full), (Sof, EntryAccess.Masked)])
        {
            Assert.Equal(access, To(new CoordinatorAppointed(holder, null)));
            Assert.Equal(access, To(new CoordinatorLaidDown(holder, null)));
        }

        static EntryAccess Moved(ItemId id, Holder holder, Holder person) =>
            To(new ResponsibilityMoved(new(ItemKey.For("intervention", id), holder.Caseworker, person.Caseworker)));
    }

    [Fact]
    public void A_handover_is_seen_with_both_its_sides_and_what_it_is_of()
    {
        Assert.Equal(EntryAccess.Full, Offered(Own, Bif, "BIF"));
        Assert.Equal(EntryAccess.Full, Offered(null, Bif, "BIF"));
        Assert.Equal(EntryAccess.Masked, Offered(Hidden, Bif, "BIF"));
        Assert.Equal(EntryAccess.Masked, Offered(Own, Bif, "SOF"));
        Assert.Equal(EntryAccess.Masked, Offered(Own, Sof, "BIF"));
        Assert.Equal(EntryAccess.Nothing, Offered(Own, Sof, "SOF"));

        static EntryAccess Offered(ItemId? id, Holder from, string to) => To(new HandoverChanged(HandoverStep.Offered, Handover.Offer(
            new("h"), new(ResponsibilityType.Intervention, id), from, new(null, null, new(to)), default, "x")));
    }

    [Fact]
    public void A_plan_is_seen_in_full_where_its_author_and_its_interventions_are()
    {
        foreach (var of in (Func<CoordinationPlan, Fact>[])
            [static plan => new PlanWritten(plan), static plan => new PlanAgreementNoted(new(1, plan, default, "", new("x"), default))])
        {
            Assert.Equal(EntryAccess.Full, To(of(Plan(Bif, [Own]))));
            Assert.Equal(EntryAccess.Full, To(of(Plan(Bif, []))));
            Assert.Equal(EntryAccess.Masked, To(of(Plan(Bif, [Own, Hidden]))));
            Assert.Equal(EntryAccess.Masked, To(of(Plan(Bif with { Caseworker = Sof.Caseworker }, [Own]))));
            Assert.Equal(EntryAccess.Nothing, To(of(Plan(Sof, [Own]))));
            Assert.Equal(EntryAccess.Full, To(of(Plan(Sof with { Caseworker = new("bif-job-1") }, [Own])))); // Their own.
        }

        static CoordinationPlan Plan(Holder from, ItemId[] goals) =>
            new(1, "", [new("Bolig", null, null, [.. goals])], [], [], null, null, from, default);
    }

    [Fact]
    public void A_measure_is_seen_in_full_where_who_asked_and_who_answered_are()
    {
        var asked = new Measure(new("m"), new("SOF"), "", "", Bif, default, default);
        Assert.Equal(EntryAccess.Full, To(Of(asked)));
        Assert.Equal(EntryAccess.Full, To(Of(asked with { AnsweredBy = Bif.Caseworker })));
        Assert.Equal(EntryAccess.Masked, To(Of(asked with { AnsweredBy = Sof.Caseworker })));
        Assert.Equal(EntryAccess.Masked, To(Of(asked with { Department = new("BIF"), From = Sof })));
        Assert.Equal(EntryAccess.Nothing, To(Of(asked with { From = Sof })));

        static MeasureChanged Of(Measure measure) => new(MeasureStep.Asked, measure);
    }

    [Fact]
    public void A_deadline_an_alert_a_consultant_and_a_broken_glass_are_seen_with_their_people()
    {
        var deadline = Place.Deadline("department") with { Department = new("BIF"), Responsible = Bif.Caseworker };
        Assert.Equal(EntryAccess.Full, To(new DeadlineChanged(DeadlineStep.Set, deadline)));
        Assert.Equal(EntryAccess.Masked, To(new DeadlineChanged(DeadlineStep.Set, deadline with { Responsible = Sof.Caseworker })));
        Assert.Equal(EntryAccess.Nothing, To(new DeadlineChanged(DeadlineStep.Set, deadline with { Department = new("SOF") })));

        var alert = Place.Citizen.Alerts.Values[0] with
        {
            Hides = null, Receiver = Addressee.Of(Bif.Caseworker), Department = new("BIF"), About = Own.Value,
        };
        Assert.Equal(EntryAccess.Full, Alerted(alert));
        Assert.Equal(EntryAccess.Full, Alerted(alert with { About = "of no department" }));
        Assert.Equal(EntryAccess.Nothing, Alerted(alert with { Hides = ConcealedDepartments.Of("SOF") }));
        Assert.Equal(EntryAccess.Nothing, Alerted(alert with { Receiver = Addressee.Of(Sof.Caseworker) }));
        Assert.Equal(EntryAccess.Nothing, Alerted(alert with { Receiver = Addressee.Of(new UnitId("bif-job")) }));
        Assert.Equal(EntryAccess.Nothing, Alerted(alert with { Department = new("SOF") }));
        Assert.Equal(EntryAccess.Nothing, Alerted(alert with { About = Hidden.Value }));

        foreach (var (holder, access) in ((Holder, EntryAccess)[])[(Bif, EntryAccess.Full), (Sof, EntryAccess.Masked)])
        {
            Assert.Equal(access, To(new ConsultantAssigned(new(holder.Caseworker, default, default), "")));
            Assert.Equal(access, To(new ConsultantEnded(new(holder.Caseworker, default, default), "")));
        }

        Assert.Equal(EntryAccess.Full, To(new GlassBroken(new(new("bif-job-1"), default, "", default, default))));
        Assert.Equal(EntryAccess.Nothing, To(new GlassBroken(new(Bif.Caseworker, default, "", default, default))));

        static EntryAccess Alerted(Alert alert) => To(new AlertChanged(AlertStep.Raised, alert));
    }

    [Fact]
    public void A_conflict_is_seen_in_full_where_its_parties_and_everybody_it_names_are()
    {
        var own = Place.Conflict("no-coordinator") with
        {
            Parties = [new(PartyType.Intervention, Own, new("BIF"))], Owes = null, Proposed = null, Told = [], PassedOn = [],
        };
        Assert.Equal(EntryAccess.Full, Became(own));
        Assert.Equal(EntryAccess.Full, Became(own, ConflictStep.Revised));
        Assert.Equal(EntryAccess.Full, Became(own with { Owes = Bif.Caseworker, Told = [Bif.Caseworker] }));
        Assert.Equal(EntryAccess.Full, Became(own with { Settlement = SettledBy("policy") }));
        foreach (var named in (Conflict[])
        [
            own with { Owes = Sof.Caseworker }, own with { Proposed = Sof.Caseworker }, own with { Told = [Sof.Caseworker] },
            own with { PassedOn = [Sof.Caseworker] }, own with { Settlement = SettledBy("sof-adult-2") },
            own with { Advice = new(SettlementOutcome.Yield, Sof.Caseworker, "", default) },
            own with { Parties = [.. own.Parties, new(PartyType.Intervention, Hidden, new("SOF"))] },
        ])
        {
            Assert.Equal(EntryAccess.Masked, Became(named));
            Assert.Equal(EntryAccess.Nothing, Became(named, ConflictStep.Revised));
        }

        Assert.Equal(EntryAccess.Nothing, Became(own with { Parties = [new(PartyType.Intervention, Hidden, new("SOF"))] }));

        static EntryAccess Became(Conflict conflict, ConflictStep step = ConflictStep.Detected) => To(new ConflictChanged(step, conflict));
        static Settlement SettledBy(string by) => new(by, SettlementOutcome.Yield, null, null, "", default, default!);
    }

    [Theory]
    [InlineData("policy", null, "policy", null, false)]
    [InlineData("bif-job-1", "own", "bif-job-1", "own", false)]
    [InlineData("/BIF/fasit", "own", "/BIF/fasit", "own", false)]
    [InlineData("/SOF/nexus", "own", "masked", null, true)]
    [InlineData("sof-adult-2", "own", "masked", null, true)]
    [InlineData("policy", "hidden", "policy", null, false)]
    public void An_entry_names_its_author_and_its_cause_only_where_both_may_be_known(
        string by, string? cause, string seenBy, string? seenCause, bool masked)
    {
        var view = new HistoryEntryView(70, default, "kind", by, cause, null, "{\"a\":1}");
        var seen = new MaskedHistory(Place.Citizen, OfBif).Of(view, new AppointmentFreed(Own), 3)!;
        Assert.Equal((3L, seenBy, seenCause, masked), (seen.Version, seen.By, seen.Cause, seen.Masked));
        Assert.Equal(masked ? "{\"masked\":true}" : view.Data, seen.Data);
        Assert.Null(new MaskedHistory(Place.Citizen, OfBif).Of(view, new AppointmentFreed(Hidden), 3));
        var whole = new MaskedHistory(Place.Citizen, Disclosure.Whole(AccessGround.Auditor));
        Assert.Equal(view with { Version = 3 }, whole.Of(view, new AppointmentFreed(Hidden), 3));
        var part = new MaskedHistory(Place.Citizen, OfBif).Of(view, new DeathNoted(default, []), 3)!;
        Assert.Equal((true, seenBy, null), (part.Masked, part.By, part.Cause));
    }

    private static EntryAccess To(Fact fact, Disclosure? shown = null) => new MaskedHistory(Place.Citizen, shown ?? OfBif).AccessTo(fact);

    private static DepartmentEvent Reported(string department) =>
        EventSamples.Of(department, new InterventionEnded { InterventionId = "k", EndedOn = default }, default, "e");

    private static CitizenScenario AtWork() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4), id: "own")
        .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01"), 1), id: "hidden")
        .Hears("SOF", EventSamples.Due("d", CitizenScenario.Day("2026-03-20"), "sof-adult-2"));
}
