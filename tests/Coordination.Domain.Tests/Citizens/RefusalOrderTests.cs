using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>
/// Every command, each with every pair of faults it can have at once: the one answered is the first of the order that
/// <see cref="Refusal"/> states. Alone, each fault is answered with its own refusal.
/// </summary>
public sealed class RefusalOrderTests
{
    private static readonly Type[] Order = [typeof(Invalid), typeof(NotFound), typeof(Forbidden), typeof(StateConflict)];

    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));
    private static readonly Responsibility Nothing = new(ResponsibilityType.Intervention, new("BIF/none"));

    /// <summary>A command with the faults it can have. In its state an offer is open where the command answers one.</summary>
    /// <param name="Faults">The refusals it can meet.</param>
    /// <param name="Ask">Brings a citizen into the state with these faults; returns who gives the command, and the command.</param>
    private sealed record Case(Type[] Faults, Func<CitizenScenario, IReadOnlyCollection<Type>, (string By, Command Command)> Ask);

    private static readonly Dictionary<Type, Case> Cases = new()
    {
        [typeof(AppointAsCoordinator)] = new([typeof(Invalid), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            if (faults.Contains(typeof(StateConflict))) place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
            return (By("bif-job-1", faults), new AppointAsCoordinator(new("bif-job-1"), Reason(faults)));
        }),
        [typeof(LayDownCoordination)] = new(Order, (place, faults) =>
        {
            if (!faults.Contains(typeof(NotFound))) place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
            if (faults.Contains(typeof(StateConflict)))
                place.Hears("SOF", EventSamples.Started("z", "shelter", "sof-adult-1", place.Today));
            return (By("bif-job-1", faults), new LayDownCoordination(Reason(faults)));
        }),
        [typeof(OfferHandover)] = new(Order, (place, faults) =>
        {
            if (faults.Contains(typeof(StateConflict))) Offered(place);
            return (By("bif-job-1", faults), new OfferHandover(What(faults), new("sof-adult-2"), null, Reason(faults), null, null));
        }),
        [typeof(RequestHandover)] = new(Order, (place, faults) =>
        {
            if (faults.Contains(typeof(StateConflict))) Offered(place);
            return (faults.Contains(typeof(Forbidden))
                ? "nobody-9"
                : "sof-adult-2", new RequestHandover(What(faults), Reason(faults), null, null));
        }),
        [typeof(AcceptHandover)] = new([typeof(NotFound), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
            (By("sof-adult-1", faults), new AcceptHandover(Asked(place, faults)))),
        [typeof(DeclineHandover)] = new(Order, (place, faults) =>
            (By("sof-adult-1", faults), new DeclineHandover(Asked(place, faults), Reason(faults)))),
        [typeof(WithdrawHandover)] = new([typeof(NotFound), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
            (By("bif-job-1", faults), new WithdrawHandover(Asked(place, faults), null))),
        [typeof(SayAsCitizen)] = new([typeof(Invalid), typeof(NotFound), typeof(StateConflict)], (place, faults) =>
        {
            var at = CitizenScenario.Local(faults.Contains(typeof(StateConflict)) ? "2026-01-12T10:00" : "2026-03-12T10:00");
            place.Hears("BIF", EventSamples.Booked("a", "housing", at, at.AddHours(1), "bif-job-1"));
            return (ReservedWords.Citizen, new SayAsCitizen(
                place.Key, faults.Contains(typeof(Invalid)) ? " " : "Jeg kan ikke",
                new Ids.ItemId(faults.Contains(typeof(NotFound)) ? "BIF/none" : "BIF/a")));
        }),
        [typeof(GiveFeedback)] = new([typeof(Invalid), typeof(StateConflict)], (place, faults) =>
        {
            var give = new GiveFeedback(place.Key, new("BIF"), FeedbackInstrument.Ors, faults.Contains(typeof(Invalid)) ? 41 : 20);
            if (faults.Contains(typeof(StateConflict))) place.Hears("KFF", new CitizenDied { OnDate = CitizenScenario.Day("2026-03-01") });
            return (ReservedWords.Citizen, give);
        }),
        [typeof(SettleConflict)] = new(Order, (place, faults) =>
        {
            place.Hears(
                "BIF", EventSamples.Booked(
                    "a", "housing", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"), "bif-job-1"));
            place.Hears(
                "SOF", EventSamples.Booked(
                    "b", "treatment", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"), "sof-adult-1"));
            var clash = place.Conflict("appointment-clash").Id;
            if (faults.Contains(typeof(StateConflict))) place.Hears("BIF", new AppointmentCancelled { AppointmentId = "a" });
            return (By("bif-job-1", faults),
                new SettleConflict(faults.Contains(typeof(NotFound)) ? new("none") : clash, "keep-both", null, Reason(faults)));
        }),
        [typeof(AnswerContact)] = new([typeof(NotFound), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            place.Hears("BIF", new ContactReceived { ContactId = "h", Channel = "phone", Unit = "bif-job" });
            if (faults.Contains(typeof(StateConflict))) place.Hears("BIF", new ContactAnswered { ContactId = "h" });
            return (By("bif-job-1", faults), new AnswerContact(new(faults.Contains(typeof(NotFound)) ? "BIF/none" : "BIF/h")));
        }),
        [typeof(TakeSlot)] = new([typeof(NotFound), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            var (from, to) = (CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"));
            place.Hears("BIF", EventSamples.Booked("a", "housing", from, to, "bif-job-1"));
            place.Hears("SOF", EventSamples.Booked("b", "treatment", from, to, "sof-adult-1"));
            var slot = faults.Contains(typeof(StateConflict)) ? from : place.Slots("BIF/a")[0].StartsAt;
            return (By("bif-job-1", faults), new TakeSlot(new(faults.Contains(typeof(NotFound)) ? "BIF/none" : "BIF/a"), slot));
        }),
        [typeof(AssignConsultant)] = new([typeof(Invalid), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            if (faults.Contains(typeof(StateConflict)))
                place.Does("bif-job-lead", new AssignConsultant(new("kff-service-1"), "mange sager"));
            return (By("bif-job-lead", faults), new AssignConsultant(new("kff-service-1"), Reason(faults)));
        }),
        [typeof(BreakGlass)] = new([typeof(Invalid), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            const string reason = "borgeren er fundet bevidstløs";
            if (faults.Contains(typeof(StateConflict))) place.Does("suf-rehab-1",
                new BreakGlass(reason));
            var by = faults.Contains(typeof(Forbidden)) ? "nobody-9" : "suf-rehab-1";
            return (by, new BreakGlass(faults.Contains(typeof(Invalid)) ? "kort" : reason));
        }),
        [typeof(WritePlan)] = new([typeof(Invalid), typeof(Forbidden)], (place, faults) =>
        {
            Coordinated(place);
            return (By("bif-job-1", faults), new WritePlan(new PlanText { Wishes = Reason(faults) }));
        }),
        [typeof(AgreePlan)] = new(Order, (place, faults) =>
        {
            Coordinated(place);
            if (!faults.Contains(typeof(NotFound))) place.Does("bif-job-1", new WritePlan(new PlanText { Wishes = "Jeg vil i arbejde" }));
            if (faults.Contains(typeof(StateConflict)) && !faults.Contains(typeof(NotFound)))
                place.Does("bif-job-1", new AgreePlan("sagt ja", null, null));
            return (By("bif-job-1", faults), new AgreePlan(Reason(faults), null, null));
        }),
        [typeof(MakeStepLink)] = new(Order, (place, faults) =>
        {
            Linkable(place);
            return (By("bif-job-1", faults), new MakeStepLink(
                faults.Contains(typeof(Invalid)) ? 0 : 1, faults.Contains(typeof(StateConflict)) ? 7 : null,
                new Ids.ItemId(faults.Contains(typeof(NotFound)) ? "BIF/none" : "BIF/n"), null));
        }),
        [typeof(WithdrawStepLink)] = new([typeof(NotFound), typeof(Forbidden)], (place, faults) =>
        {
            Linkable(place);
            var link = place.Does("bif-job-1", new MakeStepLink(1, null, new("BIF/n"), null))!;
            return (By("bif-job-1", faults), new WithdrawStepLink(new(faults.Contains(typeof(NotFound)) ? "none" : link)));
        }),
        [typeof(AskMeasure)] = new([typeof(Invalid), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            Coordinated(place);
            if (faults.Contains(typeof(StateConflict))) place.Does("bif-job-1", new AskMeasure("SOF", "bostøtte", "grund", null));
            return (By("bif-job-1", faults), new AskMeasure("SOF", "bostøtte", Reason(faults), null));
        }),
        [typeof(AnswerMeasure)] = new(Order, (place, faults) =>
        {
            Coordinated(place);
            var measure = new Ids.MeasureId(place.Does("bif-job-1", new AskMeasure("SOF", "bostøtte", "grund", null))!);
            if (faults.Contains(typeof(StateConflict)))
                place.Does("sof-adult-lead", new AnswerMeasure(measure, "granted", "grund", null, null));
            return (By("sof-adult-lead", faults), new AnswerMeasure(
                faults.Contains(typeof(NotFound)) ? new("none") : measure, "granted", Reason(faults), null, null));
        }),
        [typeof(LogBarrier)] = new(Order, (place, faults) =>
        {
            if (faults.Contains(typeof(StateConflict)))
                for (var i = 0; i < 500; i++) place.Does("bif-job-1", new LogBarrier("payer", ["BIF", "SOF"], null, null, null));
            var about = faults.Contains(typeof(NotFound)) ? "none" : Offered(place)!;
            return (
                faults.Contains(typeof(Forbidden)) ? "nobody-9" : "bif-job-1",
                new LogBarrier(faults.Contains(typeof(Invalid)) ? "weather" : "payer", ["BIF", "SOF"], "handover", about, null));
        }),
        [typeof(AcknowledgeAlert)] = new([typeof(NotFound), typeof(Forbidden), typeof(StateConflict)], (place, faults) =>
        {
            Offered(place);
            var alert = place.AlertTo("sof-adult-1", "handover-offered").Id;
            if (faults.Contains(typeof(StateConflict))) place.Does("sof-adult-1", new AcknowledgeAlert(alert));
            return (By("sof-adult-1", faults), new AcknowledgeAlert(faults.Contains(typeof(NotFound)) ? new("none") : alert));
        }),
    };

    public static TheoryData<string, string, string> Pairs
    {
        get
        {
            TheoryData<string, string, string> pairs = [];
            foreach (var (command, it) in Cases)
                foreach (var first in it.Faults)
                    foreach (var second in it.Faults.Where(other => Array.IndexOf(Order, other) >= Array.IndexOf(Order, first)))
                        pairs.Add(command.Name, first.Name, second.Name);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_faults_at_once_the_earlier_in_the_order_is_answered(string command, string first, string second)
    {
        var place = InEmployment();
        var it = Cases.Single(one => one.Key.Name == command).Value;
        var (by, asked) = it.Ask(place, [.. it.Faults.Where(fault => fault.Name == first || fault.Name == second)]);
        Assert.Equal(first, place.Asks(by, asked).Refusal?.GetType().Name);
    }

    [Fact]
    public void Without_faults_every_command_is_carried_out()
    {
        foreach (var (_, it) in Cases)
        {
            var place = InEmployment();
            var (by, asked) = it.Ask(place, []);
            place.Does(by, asked);
        }
    }

    [Fact]
    public void Every_command_is_in_the_table_but_a_transfer_which_is_never_refused()
    {
        var commands = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)));
        Assert.Equal(
            commands.Select(type => type.Name).Order(StringComparer.Ordinal),
            Cases.Keys.Append(typeof(TransferCaseload)).Select(type => type.Name).Order(StringComparer.Ordinal));
        InEmployment().Does("nobody-9", new TransferCaseload(new("nobody-8"), new("nobody-7"), " "));
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-01")));

    /// <summary>There is a plan with a step, and somebody of the network who may be told of it.</summary>
    private static void Linkable(CitizenScenario place)
    {
        Coordinated(place);
        place.Hears(
            "BIF", new NetworkNamed { PersonId = "n", Name = "Mia", Relation = "søster", MayBeTold = TextList.Of(["plan"]) });
        place.Does("bif-job-1", new WritePlan(new PlanText
        {
            Wishes = "Jeg vil i arbejde", Steps = [new PlanStepView { What = "Kør til lægen", Who = "Mia" }],
        }));
    }

    private static void Coordinated(CitizenScenario place) =>
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));

    private static string? Offered(CitizenScenario place) =>
        place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));

    private static Ids.HandoverId Asked(CitizenScenario place, IReadOnlyCollection<Type> faults)
    {
        var id = Offered(place)!;
        if (faults.Contains(typeof(StateConflict))) place.Does("sof-adult-1", new AcceptHandover(new(id)));
        return new(faults.Contains(typeof(NotFound)) ? "none" : id);
    }

    private static string By(string allowed, IReadOnlyCollection<Type> faults) =>
        faults.Contains(typeof(Forbidden)) ? "suf-rehab-3" : allowed;

    private static string Reason(IReadOnlyCollection<Type> faults) => faults.Contains(typeof(Invalid)) ? " " : "grund";

    private static Responsibility What(IReadOnlyCollection<Type> faults) => faults.Contains(typeof(NotFound)) ? Nothing : Course;
}
