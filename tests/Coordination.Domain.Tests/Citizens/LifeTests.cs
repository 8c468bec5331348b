using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Explanations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;
using Coordination.Views;
using CsCheck;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>Whole lives of a citizen's place: events, commands of anybody, absences, departures and time, in any mixture.</summary>
public sealed class LifeTests
{
    private const ulong Seed = 20260303;
    private const int Iterations = 150;

    private static readonly string[] People =
    [
        "bif-job-1", "bif-job-2", "bif-job-lead", "bif-head", "sof-adult-2", "sof-adult-lead", "sof-treatment-2", "suf-rehab-1", "nobody-1",
    ];

    private static readonly string[] Outcomes =
        ["yield", "keep-both", "advise-lift", "uphold", "lift", "complementary", "pass-on", "answered", "nonsense"];

    private static readonly string[] Answers = ["granted", "refused", "counter-offer"];

    internal static Gen<Step[]> Steps { get; } = Gen.Select(
        Gen.Frequency((3, RandomEvents.Event.Select(e => (DepartmentEvent?)e)), (4, Gen.Const((DepartmentEvent?)null))),
        Gen.Int[0, 11], Gen.Int[0, 1000], Gen.Int[0, 1000], (reported, what, one, other) => new Step(reported, what, one, other)).Array[5,
        40];

    [Fact]
    public void What_holds_always_holds_all_life_long_through_every_kind_of_decision()
    {
        HashSet<string> kinds = [];
        Steps.Each(Seed, Iterations, Print,
            steps =>
            {
                var place = Begun();
                for (var i = 0; i < steps.Length; i++) Take(place, steps[i], i);
                Invariants.Hold(place);
                Invariants.Hold(place.Advance("P30D"));
                foreach (var entry in place.Journal) kinds.Add(FactJson.KindOf(entry.Fact));
                foreach (var (_, handover) in place.Journal.Select(e => e.Fact).OfType<HandoverChanged>())
                    kinds.Add($"{handover.What.Word} {handover.Status}");
            });
        Assert.Empty(Enum.GetValues<HandoverStatus>().Select(status => $"contact {status}").Except(kinds));
        string[] provenElsewhereOnly =
            ["handover-voided", "deadline-suspended", "deadline-resumed", "event-unparked", "department-opened", "intervention-planned",
                "appointment-retained", "citizen-died", "citizen-death-taken-back", "citizen-moved", "citizen-move-ended",
                "event-restored", "glass-broken", "entry-erased", "citizen-erased", "events-erased",
                "consultant-assigned", "consultant-ended", "secret-matters-noted",
                "step-link-made", "step-link-withdrawn", // One by one in StepLinkTests.
                "measure-granted", "measure-refused", "measure-countered"]; // Rarely reached here, one by one in MeasureTests.
        string[] needSeveralPlaces = // AnyNumberTests reaches them.
            ["event-repeated", "place-follows", "place-joined", "place-joining", "place-parted", "place-parting", "place-returned",
                "place-told"];
        Assert.Empty(FactJson.DecisionKinds.Except(kinds).Except(provenElsewhereOnly).Except(needSeveralPlaces));
    }

    [Fact]
    public void A_citizen_read_from_a_snapshot_goes_on_like_one_that_never_was_written() =>
        Gen.Select(Steps, Gen.Int[0, 40]).Each(Seed, Iterations / 3, it => Print(it.Item1),
            sample =>
            {
                var (steps, at) = sample;
                var (one, other) = (Begun(), Begun());
                for (var i = 0; i < steps.Length; i++)
                {
                    if (i == at % steps.Length) other.Restore();
                    Take(one, steps[i], i);
                    Take(other, steps[i], i);
                }

                Assert.Equal(Structure.Of(one.Citizen), Structure.Of(other.Citizen));
                Assert.Equal(one.WakeAt, other.WakeAt);
                Assert.Equal(one.Journal.Select(Structure.Of), other.Journal.Select(Structure.Of));
            });

    [Fact]
    public void An_alert_that_is_left_alone_would_say_the_same()
    {
        var (leftAlone, builtAnew) = (0, 0);
        HashSet<AlertSubjectKind> kinds = [];
        Steps.Each(Seed, Iterations / 3, Print, steps =>
        {
            var place = Begun();
            for (var i = 0; i < steps.Length; i++)
            {
                var before = place.Citizen;
                Take(place, steps[i], i);
                Compare(before, place.Citizen);
            }
        });
        RandomEvents.Set.Each(Seed, Iterations, RandomEvents.Print, events =>
        {
            var place = new CitizenScenario(RandomEvents.Start);
            foreach (var reported in events)
            {
                var before = place.Citizen;
                Compare(before, place.Hears(reported).Citizen);
            }
        });
        Assert.True(leftAlone > 1_000 && builtAnew > 100, $"{leftAlone} left alone, {builtAnew} built anew");
        // Departments alone have alerts about their rota and their start, no place joins another here, and nobody breaks the glass.
        AlertSubjectKind[] notHere = [AlertSubjectKind.Glass, AlertSubjectKind.Number, AlertSubjectKind.Rota, AlertSubjectKind.Start];
        Assert.Equal(notHere, Enum.GetValues<AlertSubjectKind>().Except(kinds));

        void Compare(Citizen before, Citizen after)
        {
            foreach (var alert in after.Alerts.Values)
            {
                if (before.Alerts.GetValueOrDefault(alert.Id) != alert) continue;
                var isLeftAlone = new AlertMessages(after).IsBuiltAsIn(new AlertMessages(before), alert);
                if (isLeftAlone) leftAlone++;
                else builtAnew++;
                kinds.Add(alert.Subject.Kind);
                Assert.True(
                    !isLeftAlone || new AlertMessages(before).BodyOf(alert) == new AlertMessages(after).BodyOf(alert), alert.ToString());
            }
        }
    }

    [Fact]
    public void The_picture_offers_its_reader_exactly_the_answers_that_are_taken_from_them()
    {
        var offered = 0;
        Steps.Each(Seed, Iterations / 10, Print, steps =>
        {
            var place = Begun();
            for (var i = 0; i < steps.Length; i++) Take(place, steps[i], i);
            foreach (var person in People)
                foreach (var shown in CitizenPicture.Of(
                    place.Citizen, place.DecisionContext, Viewer.Caseworker(new(person)),
                    Disclosure.Whole(AccessGround.Responsible)).Conflicts)
                {
                    if (shown.Status != "open" && shown is not { Status: "settled", Settlement.By: "policy" }) continue;
                    var choices = shown.Choices.Select(choice => (choice.Outcome, choice.Party?.Id)).ToHashSet();
                    offered += choices.Count;
                    foreach (var outcome in Enum.GetValues<SettlementOutcome>().Select(Vocabulary.WordFor))
                        foreach (var party in shown.Parties.Select(party => (string?)party.Id).Append(null).Distinct())
                            Assert.Equal(choices.Contains((outcome, party)), IsTaken(place, person, shown.Id, outcome, party));
                }
        });
        Assert.True(offered > 100, "No answers were offered.");
    }

    private static bool IsTaken(CitizenScenario place, string person, string conflict, string outcome, string? party)
    {
        var command = new SettleConflict(new(conflict), outcome, party is null ? null : new ItemId(party), "grund");
        return place.Citizen.Decide(new IssuedCommand(command, new CaseworkerId(person), "asked"), place.DecisionContext).Refusal is null;
    }

    internal static string Print(Step[] steps) => string.Join('\n', (object[])steps);

    /// <summary>With something to act on from the beginning.</summary>
    internal static CitizenScenario Begun() => new CitizenScenario(RandomEvents.Start)
        .Hears("BIF", EventSamples.Started("i0", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-01"), 4), id: "b-1")
        .Hears("SOF", EventSamples.Started("i0", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-01"), 12), id: "b-2")
        .Hears("SOF",
            EventSamples.Booked(
                "i0", "treatment", CitizenScenario.Local("2026-03-13T10:00"), CitizenScenario.Local("2026-03-13T12:00"), "sof-treatment-2",
                "Nord",
                "i0"), id: "b-3")
        .Hears("BIF",
            EventSamples.Booked(
                "i0", "other", CitizenScenario.Local("2026-03-13T10:00"), CitizenScenario.Local("2026-03-13T11:00"), "bif-job-1",
                "Jobcenter", "i0"),
            id: "b-4")
        .Hears("BIF", EventSamples.Notified("i0", "bif-benefits-1"), id: "b-5")
        .Hears("SUF", new ContactReceived { ContactId = "i0", Channel = "counter", Unit = "suf-rehab" }, id: "b-6");

    internal static void Take(CitizenScenario place, Step step, int number)
    {
        if (step.Reported is { } reported)
        {
            place.Hears(reported with { Id = $"n-{number}", Data = OfThisLife(reported.Data, step, number) });
            return;
        }

        var person = People[step.One % People.Length];
        if (step.What == 0) place.Advance($"PT{step.One % 90}H");
        else if (step.What == 1 && step.One % 3 == 0)
            place.Organized(o => o.Without(person).Departments.Any(d => d.Leader == person) ? o : o.Without(person));
        else if (step.What == 1)
            place.Organized(o => o.Absent(person, place.Today, step.Other % 2 == 0 ? null : place.Today.AddDays(step.Other % 9)));
        else if (CommandOf(place, step, person) is { } command) Ask(place, step, person, command);
    }

    /// <summary>What is withdrawn is an event of this life.</summary>
    private static EventData OfThisLife(EventData data, Step step, int number) =>
        data is EventWithdrawn withdrawal ? withdrawal with { Id = $"n-{step.One % (number + 1)}" } : data;

    /// <summary>By somebody for whom it makes sense as often as by anybody.</summary>
    private static void Ask(CitizenScenario place, Step step, string person, Command command)
    {
        var (citizen, entries) = (place.Citizen, place.Journal.Count);
        var outcome = place.Asks(step.Other % 2 == 0 ? person : ByRight(place.Citizen, command) ?? person, command);
        Assert.True(outcome.Refusal is null != outcome.Decision is null);
        if (outcome.Refusal is null) return;
        Assert.Same(citizen, place.Citizen);
        Assert.Equal(entries, place.Journal.Count);
    }

    private static Command? CommandOf(CitizenScenario place, Step step, string person)
    {
        var citizen = place.Citizen;
        return step.What switch
        {
            2 when citizen.Coordinator is not null && step.One % 2 == 0 => new LayDownCoordination("intet at koordinere"),
            2 => new AppointAsCoordinator(new(person), "kender borgeren"),
            3 when citizen.Coordinator is not null && step.One % 7 == 0 =>
                new WritePlan(new PlanText { Wishes = $"ønske {step.Other % 3}" }),
            4 when citizen.WrittenPlan is not null && step.One % 3 > 0 => new AgreePlan("sagt ja", null, null),
            3 when Pick(citizen.Interventions.Values, step.Other) is { } i => new OfferHandover(
                Responsibility.For(i), step.One % 3 == 0 ? null : new(People[step.Other % People.Length]),
                step.One % 3 == 0 ? new UnitId("sof-adult") : null, "grund", null, null),
            4 => new OfferHandover(Responsibility.CoordinatorRole, new(person), null, "grund", null, null),
            5 when Pick(citizen.Handovers.Values.Where(h => h.AnsweredAt is null), step.Other) is { } h => new AcceptHandover(h.Id),
            6 when Pick(citizen.Handovers.Values, step.Other) is { } h =>
                step.One % 2 == 0 ? new DeclineHandover(h.Id, "nej") : new WithdrawHandover(h.Id, null),
            8 when citizen.Coordinator is not null && step.One % 2 == 0 => new AskMeasure(
                step.Other % 2 == 0 ? "SOF" : "BIF", $"noget {step.Other % 5}", "grund", null),
            7 or 9 when step.One % 4 > 0 && Pick(citizen.Measures.Values.Where(static m => m.IsOpen), step.Other) is { } m =>
                new AnswerMeasure(m.Id, Answers[(int)(citizen.Version % Answers.Length)], "grund", "hjemmel", "noget andet"),
            7 or 8 when Pick(citizen.Conflicts.Values, step.Other) is { } c =>
                new SettleConflict(
                    c.Id, Outcomes[step.One % Outcomes.Length], step.One % Outcomes.Length == 0 ? c.Parties[0].Id : null, "grund"),
            9 when step.One % 5 == 0 && Pick(citizen.Conflicts.Values, step.Other) is { } c =>
                new LogBarrier("payer", ["BIF", "SOF"], "conflict", c.Id.Value, "aftalen mangler"),
            9 when Pick(citizen.Alerts.Values, step.Other) is { } a => new AcknowledgeAlert(a.Id),
            10 when step.One % 5 == 0 && Pick(citizen.OpenContacts(), step.Other) is { } c => new AnswerContact(c.Id),
            10 when step.One % 5 == 1 && Pick(citizen.Appointments.Values.Where(a => a.Yields is not null), step.Other) is { } a
                && place.Slots(a.Id.Value) is [var slot, ..] => new TakeSlot(a.Id, slot.StartsAt),
            10 when Pick(citizen.OpenContacts(), step.Other) is { } c => step.One % 4 == 0
                ? new RequestHandover(Responsibility.For(c), "den er min", null, null)
                : new OfferHandover(
                    Responsibility.For(c), step.One % 3 == 0 ? null : new(People[step.Other % People.Length]),
                    step.One % 3 == 0 ? new UnitId("sof-adult") : null, "grund", null, null),
            11 when Pick(
                citizen.Handovers.Values.Where(h => h.What.Type == ResponsibilityType.Contact && h.AnsweredAt is null),
                step.Other) is { } h =>
                (step.One % 4) switch { 0 =>
                    new DeclineHandover(h.Id, "nej"), 1 => new WithdrawHandover(h.Id, null), _ => new AcceptHandover(h.Id) },
            11 => new TransferCaseload(new(person), new(People[step.Other % People.Length]), "orlov"),
            _ => null,
        };
    }

    private static string? ByRight(Citizen citizen, Command command) => command switch
    {
        OfferHandover { What: { Type: ResponsibilityType.Contact, Id: { } contact } } =>
            citizen.OwnerOf(citizen.FindContact(contact)!)?.Person.Value,
        OfferHandover { What.Id: { } id } => citizen.Responsible(citizen.Interventions[id]).Value,
        OfferHandover => citizen.ResponsibleCoordinator?.Value,
        AnswerContact answer => citizen.OwnerOf(citizen.FindContact(answer.Contact)!)?.Person.Value,
        TakeSlot take => citizen.Appointments[take.Appointment].Caseworker.Value,
        AcceptHandover accept when citizen.Handovers[accept.Handover] is { IsRequest: true } asked => asked.From.Caseworker.Value,
        AcceptHandover accept => citizen.Handovers[accept.Handover].To.Caseworker?.Value ?? "sof-adult-3",
        DeclineHandover decline => citizen.Handovers[decline.Handover].To.Caseworker?.Value ?? "sof-adult-lead",
        WithdrawHandover withdraw => citizen.Handovers[withdraw.Handover].By,
        SettleConflict settle => citizen.Conflicts[settle.Conflict].Owes?.Value,
        AcknowledgeAlert acknowledge => citizen.Alerts[acknowledge.Alert].Receiver.Value,
        WritePlan or AgreePlan => citizen.ResponsibleCoordinator?.Value,
        AskMeasure => citizen.ResponsibleCoordinator?.Value,
        AnswerMeasure answer =>
            citizen.Measures[answer.Measure].Department == new DepartmentCode("SOF") ? "sof-adult-lead" : "bif-job-lead",
        LayDownCoordination => citizen.ResponsibleCoordinator?.Value,
        AppointAsCoordinator => "sof-adult-lead",
        _ => null,
    };

    private static T? Pick<T>(IEnumerable<T> among, int number) where T : class =>
        among.ToList() is { Count: > 0 } all ? all[number % all.Count] : null;

    internal sealed record Step(DepartmentEvent? Reported, int What, int One, int Other);
}
