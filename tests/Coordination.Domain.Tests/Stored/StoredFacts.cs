using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Stored;

/// <summary>One fact of every kind, every field given; their stored forms are the golden files, written once and never edited.</summary>
internal static class StoredFacts
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));
    private static readonly Holder Giver = new(new("bif-job-1"), new("bif-job"), new("BIF"));
    private static readonly Holder Taker = new(new("sof-adult-2"), new("sof-adult"), new("SOF"));

    private static readonly Handover Handover = new(
        new("0011aa"), new(ResponsibilityType.Intervention, new("BIF/k")), Giver, new(null, new("sof-adult"), new("SOF")),
        HandoverStatus.Offered, At, "bif-job-1", BySystem: false, "ny målgruppe", "ring før ti", new Due(At.AddDays(7), EndOfDay: true),
        At.AddHours(1), Taker, "plads i holdet", "sof-adult-2");

    internal static readonly Measure Measure = new(
        new("44dd"), new("SOF"), "bostøtte fire timer om ugen", "kan ikke passe en bolig alene", Giver, At,
        new Due(At.AddDays(14), EndOfDay: true), MeasureStatus.Asked, At.AddDays(3), new("sof-adult-lead"), "fire timer er for meget",
        "SEL § 85", "bostøtte to timer om ugen");

    internal static readonly LoggedBarrier Barrier = new(
        new("55ee"), BarrierKind.DataSharing, new("BIF"), new("SOF"), new(BarrierPlace.Conflict, "22bb"),
        "må ikke se journalen", Giver, At);

    internal static readonly CoordinationPlan Plan = new(
        2, "Jeg vil bo for mig selv", [new("Egen bolig", "Ida", new(2026, 9, 1), [new("SOF/h")])],
        [new("Skriv op til bolig", "bif-job-1", new(2026, 3, 20))], [new(PlanVoice.Child, "Jeg vil gerne se far", "ikke om søndagen")],
        new(["far drikker"], ["Mia henter"], ["Mia 12 34 56 78"]), new(2026, 6, 1), Giver, At);

    internal static readonly PlanAgreement Agreement =
        new(1, Plan, new(2026, 3, 2), "sagt ja på et møde", new("bif-job-1"), At.AddHours(1));

    internal static readonly StepLink Link = new(
        new("66ff"), "Kør til lægen", "farmor", new("SOF/n-1"), At.AddDays(14), Giver, At);

    private static readonly Conflict Conflict = new()
    {
        Id = new("22bb"),
        Kind = "sanction-hold",
        Parties = [new(PartyType.Sanction, new("BIF/s"), new("BIF")), new(PartyType.Citizen, new("c-1"), null)],
        Status = ConflictStatus.Open,
        DetectedAt = At,
        Material = Material.Of(new ItemItself(new("BIF/s"))),
        Settlement = new(
            "bif-job-1", SettlementOutcome.Yield, new("BIF/a"), "lovligt fravær", "2026-01-01", At.AddDays(1),
            Material.Of(new ItemItself(new("BIF/s")))),
        Interim = InterimAct.Held,
        Proposed = new("sof-adult-2"),
        Owes = new("sof-adult-2"),
        AnswerBy = new Due(At.AddDays(7), EndOfDay: true),
        Stage = AnswerStage.Advice,
        Told = [new("bif-benefits-1")],
        Advice = new(SettlementOutcome.AdviseLift, new("sof-adult-2"), "i behandling", At.AddHours(3)),
        PassedOn = [new("sof-treatment-2")],
        PolicyVersion = "2026-01-01",
    };

    private static readonly Deadline Deadline = new()
    {
        Id = new("BIF/d"),
        Kind = "department",
        Title = "Udredning",
        About = "BIF/d",
        AlertSubject = AlertSubject.For(new DeadlineId("BIF/d")),
        Department = new("BIF"),
        Due = new Due(At.AddDays(10), EndOfDay: false),
        ArmedAt = At,
        InHours = true,
        Status = DeadlineStatus.Warned,
        Responsible = new("bif-job-1"),
        Warnings = 1,
        MetAt = At.AddDays(11),
        MissedAt = At.AddDays(10),
        ClearedAt = At.AddDays(12),
        HeadTold = true,
    };

    private static readonly Alert Alert = new()
    {
        Id = new("33cc"),
        Subject = AlertSubject.For(new ConflictId("22bb")),
        Receiver = Addressee.Of("bif-benefits-1"),
        Kind = "sanction-hold",
        About = "BIF/s",
        Department = new("BIF"),
        Severity = Severity.Warning,
        Stage = AlertStage.Of("advice"),
        DueAt = At.AddDays(7),
        RaisedAt = At,
        AcknowledgedAt = At.AddHours(2),
        EscalatedTo = new("bif-benefits-2"),
    };

    /// <summary>Everything that a place may hand another.</summary>
    internal static readonly PlaceContent Content = new()
    {
        Coordinator = new CoordinatorRole(Taker, At, "sof-adult-lead"),
        Answering = [new Answering(new("intervention BIF/k"), new("bif-job-1"), new("bif-job-2"))],
        Handovers = [Handover],
        Conflicts = [Conflict],
        Deadlines = [Deadline],
        Alerts = [Alert],
        Parked = [new ParkedEvent(new("/BIF/fasit e-1"), "/BIF/fasit", "e-1", "coordination.intervention.paused.v1", At)],
        Withdrawn = [new WithdrawnEvent(
            new("/BIF/fasit e-2"), "/BIF/fasit", "e-2", "coordination.intervention.started.v1", new("BIF/k"), At,
            [Addressee.Of(new CaseworkerId("bif-job-1"))])],
        LacksEntries = true,
    };

    private static readonly DepartmentEvent Event = new()
    {
        Source = "/BIF/fasit",
        Id = "e-1",
        Type = "coordination.caseworker.assigned.v1",
        Time = At,
        Sequence = "7",
        Data = new CaseworkerAssigned { InterventionId = "k", Caseworker = "sof-adult-2", Unit = "sof-adult" },
    };

    public static IReadOnlyList<Fact> All { get; } =
    [
        new EventTaken(new TakenEvent(Event, new Assignee(new("SOF"), new("sof-adult")))),
        new EventParked(new ParkedEvent(new("/BIF/fasit e-1"), "/BIF/fasit", "e-1", Event.Type, At)),
        new EventUnparked(new("/BIF/fasit e-1")),
        new EventSetAside(new WithdrawnEvent(
            new("/BIF/fasit e-1"), "/BIF/fasit", "e-1", Event.Type, new("BIF/k"), At,
            [Addressee.Of(new CaseworkerId("bif-job-1")), Addressee.Of(new CaseworkerId("sof-adult-2"))])),
        new EventRestored(new("/BIF/fasit e-1"), Event.Type),
        .. Enum.GetValues<InterventionStatus>().Select(status => new InterventionStatusChanged(new("BIF/k"), status)),
        new AppointmentYielded(new("BIF/a"), new Yield(new("22bb"), new("SOF/t"))),
        new AppointmentFreed(new("BIF/a")),
        new ResponsibilityMoved(new Answering(new("intervention BIF/k"), new("bif-job-1"), new("bif-job-2"))),
        new CoordinatorAppointed(Taker, "kender borgeren"),
        new ConsultantAssigned(new Consultant(new("kff-service-1"), new("KFF"), At), "mange sager på én gang"),
        new ConsultantEnded(new Consultant(new("kff-service-1"), new("KFF"), At), "planen er på plads"),
        new SecretMattersNoted([new("SOF/b"), new("SOF/t")]),
        new EntryErased("conflict-detected"),
        new CitizenErased("r-1", Place.Alone with { Joined = [new JoinedKey(new("c-2"), 7)], Stay = 3 }),
        new EventsErased("r-2", 2),
        new GlassBroken(new BrokenGlass(new("suf-rehab-1"), new("SUF"), "akut uden for arbejdstid", At, At.AddHours(1))),
        new CoordinatorLaidDown(Taker, "intet at koordinere"),
        new AppointmentReleased(new("BIF/a")),
        new AppointmentRetained(new("BIF/a")),
        new DepartmentOpened(new("BIF")),
        new DeathNoted(new(2026, 3, 2), [new("bif-job-1"), new("sof-adult-2")]),
        new DeathTakenBack(),
        new MoveNoted("0147", new(2026, 3, 2), [new("bif-job-1")]),
        new MoveEnded(),
        new PlaceJoining(new("key-a")),
        new PlaceFollows(new("key-a")),
        new PlaceJoined(
            [
                new JoinedKey(new("key-b"), 12, BroughtCoordinator: true),
                new JoinedKey(new("key-c"), 3, Via: new("key-b"), IsErased: true),
            ],
            Content),
        new PlaceParting([new("key-b"), new("key-c")]),
        new PlaceReturned(new("key-a"), Content, IsErased: true),
        new PlaceParted([new("key-b"), new("key-c")]),
        new PlaceTold(new ToldPair(new("key-a+key-b"), [new("/KFF/register r-1")])),
        new EventRepeated(new("intervention BIF/k"), "/BIF/fasit", "e-1", new("key-b")),
        .. Enum.GetValues<HandoverStep>().Select(step => new HandoverChanged(step, Handover with { Status = StatusAfter(step) })),
        new PlanWritten(Plan),
        new PlanAgreementNoted(Agreement),
        new StepLinkMade(Link),
        new StepLinkWithdrawn(Link),
        .. Enum.GetValues<MeasureStep>().Select(step => new MeasureChanged(step, Measure with { Status = (MeasureStatus)(int)step })),
        new BarrierLogged(Barrier),
        .. Enum.GetValues<ConflictStep>().Select(step => new ConflictChanged(step, Conflict with { Status = StatusAfter(step) })),
        .. Enum.GetValues<DeadlineStep>().Select(step => new DeadlineChanged(step, Deadline with { Status = StatusAfter(step) })),
        .. Enum.GetValues<AlertStep>().Select(step => new AlertChanged(step, Alert with { Severity = (Severity)((int)step % 3) })),
    ];

    private static HandoverStatus StatusAfter(HandoverStep step) => step switch
    {
        HandoverStep.Accepted => HandoverStatus.Accepted,
        HandoverStep.Declined => HandoverStatus.Declined,
        HandoverStep.Withdrawn => HandoverStatus.Withdrawn,
        HandoverStep.Expired => HandoverStatus.Expired,
        HandoverStep.Lapsed => HandoverStatus.Lapsed,
        _ => HandoverStatus.Offered,
    };

    private static ConflictStatus StatusAfter(ConflictStep step) => step switch
    {
        ConflictStep.Settled => ConflictStatus.Settled,
        ConflictStep.Dissolved => ConflictStatus.Dissolved,
        _ => ConflictStatus.Open,
    };

    private static DeadlineStatus StatusAfter(DeadlineStep step) => step switch
    {
        DeadlineStep.Warned => DeadlineStatus.Warned,
        DeadlineStep.Missed or DeadlineStep.Escalated => DeadlineStatus.Missed,
        DeadlineStep.Met => DeadlineStatus.Met,
        DeadlineStep.Suspended => DeadlineStatus.Suspended,
        DeadlineStep.Cleared => DeadlineStatus.Cleared,
        _ => DeadlineStatus.Open,
    };
}
