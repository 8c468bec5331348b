using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Testing;
using CsCheck;

namespace Coordination.Domain.Tests.Citizens;

public sealed class AnyOrderTests
{
    private const ulong Seed = 20260302;
    private const int Iterations = 600;

    private static readonly Organization SomeAway = new(2,
        AcceptanceMunicipality.Document.Without("sof-treatment-2")
            .Absent("bif-job-1", CitizenScenario.Day("2026-03-10"), CitizenScenario.Day("2026-03-20")),
        AcceptanceMunicipality.Document.Caseworkers);

    private static readonly Organization NotStarted = new(2, SomeAway.Document with
    {
        Departments =
        [
            .. SomeAway.Document.Departments.Select(
                it => it.Code == "SOF" ? it with { LiveFrom = CitizenScenario.Day("2026-03-20") } : it),
        ],
    }, AcceptanceMunicipality.Document.Caseworkers);

    [Fact]
    public void Any_order_and_repetition_of_the_same_events_ends_in_the_same_picture() =>
        Gen.Select(RandomEvents.Set, Gen.Int[0, 1_000_000]).Each(Seed, Iterations, it => $"{it.Item2}\n{RandomEvents.Print(it.Item1)}",
            sample =>
            {
                var (events, seed) = sample;
                var (one, other) = (Hearing(events, SomeAway), Hearing(RandomEvents.Shuffled(events, seed), SomeAway));
                Assert.Equal(Picture.Of(one.Citizen), Picture.Of(other.Citizen));
                one.Advance("P40D");
                other.Advance("P40D");
                Assert.Equal(Picture.Of(one.Citizen), Picture.Of(other.Citizen));
            });

    [Fact]
    public void Any_order_ends_in_the_same_picture_also_while_a_department_has_not_started() =>
        Gen.Select(RandomEvents.Set, Gen.Int[0, 1_000_000]).Each(Seed, Iterations / 3, it => $"{it.Item2}\n{RandomEvents.Print(it.Item1)}",
            sample =>
            {
                var (events, seed) = sample;
                var (one, other) = (Hearing(events, NotStarted), Hearing(RandomEvents.Shuffled(events, seed), NotStarted));
                Assert.Equal(Picture.Of(one.Citizen), Picture.Of(other.Citizen));
                one.Advance("P40D");
                other.Advance("P40D");
                Assert.Equal(Picture.Of(one.Citizen), Picture.Of(other.Citizen));
                Invariants.Hold(one);
            });

    [Fact]
    public void The_random_events_are_of_every_type()
    {
        HashSet<Type> reached = [];
        RandomEvents.Set.Each(Seed, Iterations, RandomEvents.Print, events => reached.UnionWith(events.Select(it => it.Data.GetType())));
        // What is about two numbers, AnyNumberTests sends.
        Assert.Empty(EventTypes.All.Select(type => type.DataType).Where(type => !typeof(NumberEvent).IsAssignableFrom(type))
            .Except(reached));
    }

    [Fact]
    public void Any_event_order_around_a_contact_handover_ends_with_the_same_owners() =>
        Gen.Select(RandomEvents.Set, Gen.Int[0, 1_000_000]).Each(Seed, Iterations / 3, it => $"{it.Item2}\n{RandomEvents.Print(it.Item1)}",
            sample =>
            {
                var (events, seed) = sample;
                var (one, other) = (
                    Hearing(events, SomeAway, HandedOver()), Hearing(RandomEvents.Shuffled(events, seed), SomeAway, HandedOver()));
                Assert.Equal(Picture.Of(one.Citizen), Picture.Of(other.Citizen));
                if (one.Citizen.Death is null) Assert.Equal("bif-job-3",
                    one.Citizen.OwnerOf(one.Citizen.FindContact(new("SUF/taken"))!)!.Holder.Value);
                Invariants.Hold(one);
            });

    [Fact]
    public void What_holds_always_holds_after_any_events_and_as_time_goes_by() =>
        RandomEvents.Set.Each(Seed, Iterations / 5, RandomEvents.Print,
            events =>
            {
                foreach (var organization in (Organization[])[SomeAway, Organization.Empty])
                {
                    var place = Hearing(events, organization);
                    Invariants.Hold(place);
                    place.Advance("P3D");
                    Invariants.Hold(place);
                    place.Advance("P40D");
                    Invariants.Hold(place);
                }
            });

    [Fact]
    public void The_random_events_reach_every_rule_and_every_kind_of_decision_that_needs_no_person()
    {
        HashSet<string> kinds = [];
        RandomEvents.Set.Each(Seed, Iterations, RandomEvents.Print,
            events =>
            {
                var place = Hearing(events, SomeAway).Advance("P40D");
                foreach (var entry in place.Journal) kinds.Add(FactJson.KindOf(entry.Fact));
                foreach (var conflict in place.Journal.Select(e => e.Fact).OfType<ConflictChanged>()) kinds.Add(conflict.Conflict.Kind);
                foreach (var deadline in place.Journal.Select(e => e.Fact).OfType<DeadlineChanged>()) kinds.Add(deadline.Deadline.Kind);
            });

        string[] needPersonsOrAreRare =
        [
            "handover-voided", "department-opened", "glass-broken", "entry-erased", "citizen-erased", "events-erased",
            "consultant-assigned", "consultant-ended", "secret-matters-noted",
            "alert-acknowledged", "conflict-advised", "conflict-passed-on", "coordinator-appointed", "handover-declined",
            "handover-withdrawn", "coordinator-laid-down",
            "appointment-retained", "citizen-death-taken-back", "measure-asked", "measure-granted", "measure-refused",
            "measure-countered", "measure-answer", "plan-written", "plan-agreed", "plan-review", "step-link-made", "step-link-withdrawn",
            "barrier-logged",
        ];
        string[] needSeveralPlaces = // AnyNumberTests reaches them.
        [
            "event-repeated", "place-follows", "place-joined", "place-joining", "place-parted", "place-parting", "place-returned",
            "place-told",
        ];
        Assert.Empty(FactJson.DecisionKinds.Concat(ConflictRules.All.Select(r => r.Kind)).Concat(DeadlineRules.All.Select(r => r.Kind))
            .Except(kinds).Except(needPersonsOrAreRare).Except(needSeveralPlaces));
    }

    [Fact]
    public void A_rule_finds_nothing_where_there_is_no_thing_of_the_kind_it_is_about() =>
        RandomEvents.Set.Each(Seed, Iterations, RandomEvents.Print,
            events =>
            {
                var place = Hearing(events, SomeAway);
                var context = new RuleContext(
                    place.Citizen, new EvaluationClock(place.Now), place.DecisionContext.Policy, place.Organization);
                foreach (var rule in ConflictRules.All.Where(rule => Lacks(place.Citizen, rule))) Assert.Empty(rule.Find(context));
                foreach (var rule in DeadlineRules.All.Where(rule => Lacks(place.Citizen, rule))) Assert.Empty(rule.Find(context));
            });

    private static bool Lacks(Citizen citizen, IRule rule) => rule.About is { } kind && citizen.Items.Values.All(item => item.Kind != kind);

    private static CitizenScenario HandedOver()
    {
        var place = new CitizenScenario(RandomEvents.Start, SomeAway)
            .Hears("SUF", new ContactReceived { ContactId = "taken", Channel = "phone", Unit = "suf-rehab" }, id: "taken");
        var offer = place.Does(
            "suf-rehab-lead",
            new OfferHandover(new(ResponsibilityType.Contact, new("SUF/taken")), new("bif-job-3"), null, "den er jeres", null, null));
        place.Does("bif-job-3", new AcceptHandover(new(offer!)));
        return place;
    }

    private static CitizenScenario Hearing(IEnumerable<DepartmentEvent> events, Organization organization, CitizenScenario? begun = null)
    {
        var place = begun ?? new CitizenScenario(RandomEvents.Start, organization);
        foreach (var reported in events) place.Hears(reported);
        return place;
    }
}
