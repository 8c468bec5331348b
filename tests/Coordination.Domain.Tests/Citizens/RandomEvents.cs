using Coordination.Domain.Reported;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>Sets of department events that are about the same few things at the same few instants.</summary>
internal static class RandomEvents
{
    public const string Start = "2026-03-11T12:00";

    private static readonly DateTimeOffset Now = CitizenScenario.Local(Start);
    private static readonly string[] People = ["bif-job-1", "bif-job-2", "sof-adult-2", "sof-treatment-2", "suf-rehab-1", "nobody-1"];
    private static readonly string?[] Sequences = [null, "2", "10"];
    private static readonly string[] Departments = ["BIF", "SOF", "SUF"];
    private static readonly string[] Kinds = ["contact-course", "mentor", "housing-support", "drug-treatment", "unheard-of"];
    private static readonly string[] Meetings = ["treatment", "employment-interview", "other"];
    private static readonly string[] Goals = ["full-time-work", "full-time-treatment", "early-retirement"];
    private static readonly string?[] Places = [null, "Jobcenter", "Rusmiddelcenter Nord"];

    private static readonly string[] OfTheYoung =
        ["placement", "child-examination", "disability-support", "rehabilitation", "alcohol-treatment"];
    private static readonly DateOnly[] BirthDates =
        [CitizenScenario.Day("1975-05-05"), CitizenScenario.Day("2008-03-20"), CitizenScenario.Day("2010-02-20"),
            CitizenScenario.Day("2008-10-10")];

    private static readonly string[] OwedByRules =
    [
        .. from kind in (string[])["hearing", "concern-assessment", "concern-receipt", "drug-treatment-start", "transition-start"]
           from department in (string[])["BIF", "SOF"]
           select $"{kind}:{department}/i0",
    ];

    /// <summary>What one number stands for.</summary>
    private static readonly Func<Draw, EventData>[] Types =
    [
        d => new InterventionStarted { InterventionId = d.ReportedItem, Kind = d.Of(Kinds), Unit = "bif-job", Caseworker = d.Of(People),
            StartsOn = d.Day, EndsOn = d.DayAfter, WeeklyHours = d.Small },
        d => new InterventionGranted { InterventionId = d.ReportedItem, Kind = d.Of(Kinds), Unit = "sof-adult", Caseworker = d.Of(People),
            StartsOn = d.Day, WeeklyHours = d.Small },
        d => new InterventionStarted { InterventionId = d.ReportedItem, Kind = d.Of(Kinds), Unit = "bif-job", Caseworker = d.Of(People),
            StartsOn = CitizenScenario.Day("2026-02-01") },
        d => new InterventionChanged { InterventionId = d.ReportedItem, Caseworker = d.Small % 2 == 0
            ? d.Of(People)
            : null, EndsOn = d.DayAfter, Unit = d.Small % 3 == 0
            ? "sof-family"
            : null },
        d => new CaseworkerAssigned { InterventionId = d.ReportedItem, Caseworker = d.Of(People) },
        d => new CaseworkerAssigned { InterventionId = d.ReportedItem, Caseworker = d.Of(People), Unit = "bif-benefits" },
        d => new InterventionPaused { InterventionId = d.ReportedItem, OnDate = d.Day },
        d => new InterventionResumed { InterventionId = d.ReportedItem, OnDate = d.Day },
        d => new InterventionEnded { InterventionId = d.ReportedItem, EndedOn = d.Day },
        d => new AppointmentBooked { AppointmentId = d.ReportedItem, Kind = d.Of(Meetings), StartsAt = d.Hour,
            EndsAt = d.Hour.AddMinutes(30), Caseworker = d.Of(People), Place = d.Of(Places), InterventionId = "i1" },
        d => new AppointmentBooked { AppointmentId = d.ReportedItem, Kind = d.Of(Meetings), StartsAt = d.Hour,
            EndsAt = d.Hour.AddMinutes(60), Caseworker = d.Of(People), Mandatory = d.Small > 1 },
        d => new AppointmentMoved { AppointmentId = d.ReportedItem, StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(45),
            Place = d.Of(Places) },
        d => new AppointmentCancelled { AppointmentId = d.ReportedItem },
        d => new AppointmentMissed { AppointmentId = d.ReportedItem },
        d => new AppointmentAttended { AppointmentId = d.ReportedItem },
        d => new AdmissionStarted { AdmissionId = d.ReportedItem, Kind = AdmissionKind.Ward, Place = d.Of(Places),
            ExpectedEnd = d.Small % 2 == 0 ? null : d.Day.AddDays(4) },
        d => new AdmissionChanged { AdmissionId = d.ReportedItem, Place = d.Of(Places) },
        d => new AdmissionEnded { AdmissionId = d.ReportedItem },
        d => new SanctionNotified { SanctionId = d.ReportedItem, Reason = SanctionReason.NoShow, Caseworker = d.Of(People),
            AppointmentId = d.ReportedItem },
        d => new SanctionLifted { SanctionId = d.ReportedItem },
        d => new SanctionImposed { SanctionId = d.ReportedItem },
        d => new DeadlineSet { DeadlineId = d.ReportedItem, DueAt = d.Small % 2 == 0
            ? d.Hour
            : d.Day, Responsible = d.Of(People), InterventionId = "i2" },
        d => new DeadlineSet { DeadlineId = d.ReportedItem, DueAt = d.Day.AddDays(9) },
        d => new DeadlineSet { DeadlineId = d.ReportedItem, DueAt = d.Day.AddDays(3), Responsible = d.Of(People) },
        d => new DeadlineSuspended { DeadlineId = d.ReportedItem, Reason = "venter" },
        d => new DeadlineSuspended { DeadlineId = d.ReportedItem, Reason = "venter igen" },
        d => new DeadlineResumed { DeadlineId = d.ReportedItem },
        d => new DeadlineResumed { DeadlineId = d.ReportedItem },
        d => new DeadlineExtended { DeadlineId = d.ReportedItem, DueAt = d.Hour, Reason = "mere tid" },
        d => new DeadlineMet { DeadlineId = d.ReportedItem },
        d => new InterventionStarted { InterventionId = d.ReportedItem, Kind = d.Of(OfTheYoung), Unit = "sof-family",
            Caseworker = d.Of(People), StartsOn = d.Day, EndsOn = d.DayAfter, Lasting = d.Small % 2 == 0 },
        d => new AdmissionEnded { AdmissionId = d.ReportedItem, RehabilitationPlan = true },
        d => new ConcernReported { ConcernId = d.ReportedItem, Unit = "sof-family", Caseworker = d.Small % 2 == 0 ? null : d.Of(People) },
        d => new ConcernReported { ConcernId = d.ReportedItem, Unit = "sof-adult", Caseworker = d.Of(People) },
        d => new ConcernAcknowledged { ConcernId = d.ReportedItem },
        d => new ConcernAssessed { ConcernId = d.ReportedItem, Outcome = d.Small % 2 == 0
            ? ConcernOutcome.Examination
            : ConcernOutcome.Support },
        d => new TreatmentRequested { RequestId = d.ReportedItem, Kind = d.Small % 2 == 0
            ? TreatmentKind.Drug
            : TreatmentKind.Alcohol, Caseworker = d.Of(People) },
        d => new TreatmentWaived { RequestId = d.ReportedItem },
        d => new ContactReceived { ContactId = d.ReportedItem, Channel = "phone", Unit = "bif-job", Wants = d.Small % 2 == 0
            ? "SOF"
            : null },
        d => new ContactAnswered { ContactId = d.ReportedItem },
        d => new HearingOpened { HearingId = d.ReportedItem, Caseworker = d.Of(People) },
        d => new HearingAnswered { HearingId = d.ReportedItem },
        d => new AppealReceived { AppealId = d.ReportedItem, Caseworker = d.Of(People) },
        d => new AppealReassessed { AppealId = d.ReportedItem },
        d => new PlanAgreed { PlanId = d.ReportedItem },
        d => new PlanFollowedUp { PlanId = d.ReportedItem },
        d => new TransitionPlanRecorded { PlanId = d.ReportedItem, OnDate = d.Day },
        d => new AftercareDecided { InterventionId = d.ReportedItem, Outcome = "bostøtte" },
        d => new DeadlineSuspended { DeadlineId = d.Of(OwedByRules), Reason = "venter" },
        d => new DeadlineResumed { DeadlineId = d.Of(OwedByRules) },
        d => new DeadlineExtended { DeadlineId = d.Of(OwedByRules), DueAt = d.Small % 2 == 0 ? d.Hour : d.Day, Reason = "mere tid" },
        d => new DeadlineMet { DeadlineId = d.Of(OwedByRules) },
        d => new CitizenRegistered { Name = "Borger", BirthDate = d.Of(BirthDates) },
        d => new SanctionReversed { SanctionId = d.ReportedItem },
        d => new BenefitRequested { BenefitId = d.ReportedItem, Kind = d.Small == 0 ? BenefitKind.Ongoing : BenefitKind.Single },
        d => new BenefitGranted { BenefitId = d.ReportedItem },
        d => new PlanAgreed { PlanId = d.ReportedItem, CapacityHours = d.Small },
        d => new PlanFollowedUp { PlanId = d.ReportedItem, CapacityHours = d.Small },
        d => new RequirementIssued { RequirementId = d.ReportedItem, Document = d.Small % 2 == 0
            ? "Lønsedler"
            : "lønsedler ", DueOn = d.Day, Caseworker = d.Of(People) },
        d => new RequirementIssued { RequirementId = d.ReportedItem, Document = "Lønsedler", DueOn = d.Day, Caseworker = d.Of(People),
            InterventionId = "i1" },
        d => new RequirementFulfilled { RequirementId = d.ReportedItem },
        d => new RequirementWithdrawn { RequirementId = d.ReportedItem },
        d => new ConsentGiven { Scope = ["BIF", "SOF", "SUF"], Until = d.Small % 2 == 0 ? d.Hour : d.Small == 1 ? d.Day.AddDays(4) : null },
        d => new ConsentWithdrawn { Scope = [d.Of(Departments)] },
        d => new BasisEstablished { Scope = ["BIF", "SOF"], Law = "Lov om helhedsorienteret indsats" },
        d => new BasisEnded { Scope = ["SOF"] },
        d => new EventWithdrawn { Id = d.EventId, Reason = "fejl" },
        d => new EventWithdrawn { Id = d.EventId, Source = "/BIF/fasit", Reason = "fejl" },
        d => new InterventionChanged { InterventionId = d.ReportedItem, Cleared = d.Small % 2 == 0
            ? ["endsOn"]
            : ["endsOn", "weeklyHours"] },
        d => new AppointmentMoved { AppointmentId = d.ReportedItem, StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(45),
            Cleared = ["place"] },
        d => new AdmissionChanged { AdmissionId = d.ReportedItem, Cleared = ["expectedEnd", "place"] },
        d => new GoalChanged { GoalId = d.ReportedItem, Cleared = ["code", "owner"] },
        d => new PlanFollowedUp { PlanId = d.ReportedItem, Cleared = ["capacityHours"] },
        d => new CitizenDied { OnDate = d.Day },
        d => new CitizenCorrected { Cleared = ["diedOn"] },
        d => new GoalClosed { GoalId = d.ReportedItem },
        d => new GoalAgreed { GoalId = d.ReportedItem, Text = "Mål", Code = d.Of(Goals), InterventionIds = ["i0"], Owner = d.Of(People) },
        d => new GoalAgreed { GoalId = d.ReportedItem, Text = "Mål", Code = d.Of(Goals), DueOn = d.DayAfter },
        d => new GoalChanged { GoalId = d.ReportedItem, Code = d.Of(Goals) },
        d => d.Small switch
        {
            0 => new BenefitRefused { BenefitId = d.ReportedItem },
            1 => new FeedbackRecorded
            {
                Instrument = d.Small > 2 ? FeedbackInstrument.Ors : FeedbackInstrument.Srs, Score = 16 + 4 * d.Small,
            },
            2 => new OutcomeObserved { Indicator = "housing", Value = d.Small },
            3 => new FamilyLinked
            {
                LinkId = d.ReportedItem, Other = "citizen:relative", Kind = (FamilyKind)(d.Day.Day % 3),
                Standing = d.Day.Day % 2 == 0 ? FamilyStanding.Custody : null,
            },
            4 => new NetworkNamed
            {
                PersonId = d.ReportedItem, Name = "Nabo", Relation = "nabo", Phone = d.Day.Day % 2 == 0 ? "12 34 56 78" : null,
                MayBeTold = d.Day.Day % 3 == 0 ? ["plan"] : null,
            },
            _ => d.Day.Day % 2 == 0 ? new FamilyEnded { LinkId = d.ReportedItem } : new NetworkEnded { PersonId = d.ReportedItem },
        },
        d => new CitizenCorrected { Name = $"Borger {d.Small}" },
        d => new CitizenRegistered { Name = "Borger", BirthDate = d.Day.AddYears(-17 - d.Small % 2).AddMonths(d.Small > 3 ? -6 : 1) },
        d => new TransitionPlanRecorded { PlanId = d.ReportedItem, OnDate = d.Day },
    ];

    /// <summary>Appointments and whether the citizen came, little else: what takes several of them is reached too.</summary>
    private static readonly Func<Draw, EventData>[] Meeting =
    [
        d => new AppointmentBooked { AppointmentId = d.ReportedItem, Kind = d.Of(Meetings), StartsAt = d.Hour,
            EndsAt = d.Hour.AddMinutes(30), Caseworker = d.Of(People), Mandatory = d.Small > 4 },
        d => new AppointmentMissed { AppointmentId = d.ReportedItem },
        d => new AppointmentMissed { AppointmentId = d.ReportedItem },
        d => d.Small > 4
            ? new AppointmentAttended { AppointmentId = d.ReportedItem }
            : new AppointmentMissed { AppointmentId = d.ReportedItem },
        d => d.Small > 4
            ? new AdmissionStarted { AdmissionId = d.ReportedItem, Kind = AdmissionKind.Prison, ExpectedEnd = d.Day }
            : new AppointmentMissed { AppointmentId = d.ReportedItem },
    ];

    /// <summary>What takes several rare things together.</summary>
    private static readonly Func<Draw, EventData>[] Rare =
    [
        d => new SanctionNotified { SanctionId = d.ReportedItem, Reason = SanctionReason.NoShow, Caseworker = d.Of(People) },
        d => new SanctionNotified { SanctionId = d.ReportedItem, Reason = SanctionReason.NoShow, Caseworker = d.Of(People),
            AppointmentId = "i0" },
        d => new AppointmentBooked { AppointmentId = "i0", Kind = "other", StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(30),
            Caseworker = d.Of(People) },
        d => d.Small > 2 ? new AppointmentAttended { AppointmentId = "i0" } : new AppointmentMissed { AppointmentId = "i0" },
        d => new SanctionImposed { SanctionId = d.ReportedItem },
        d => new BenefitRequested { BenefitId = d.ReportedItem, Kind = BenefitKind.Single },
        d => new CitizenRegistered { Name = "Borger", BirthDate = CitizenScenario.Day("2008-07-01").AddDays(d.Small) },
        d => new InterventionStarted { InterventionId = d.ReportedItem, Kind = "placement", Unit = "sof-family", Caseworker = d.Of(People),
            StartsOn = d.Day },
        d => new DeadlineSet { DeadlineId = d.ReportedItem, DueAt = d.Day.AddDays(9) },
        d => new DeadlineSuspended { DeadlineId = d.ReportedItem, Reason = "venter" },
        d => new DeadlineResumed { DeadlineId = d.ReportedItem },
    ];

    /// <summary>What ends or moves a life.</summary>
    private static readonly Func<Draw, EventData>[] Life =
    [
        d => new CitizenDied { OnDate = d.Day },
        d => new CitizenDied { OnDate = CitizenScenario.Day("2026-03-10") },
        d => new CitizenMoved { Municipality = "0147", OnDate = d.Day },
        d => new CitizenMoved { Municipality = d.Small % 2 == 0 ? "0101" : "0751", OnDate = d.Day },
    ];

    public static Gen<DepartmentEvent> Event { get; } = Of(Types);

    /// <summary>Events that others withdraw, open again and take values back from.</summary>
    private static Func<Draw, EventData>[] Mistaken =>
    [
        .. Types,
        .. Enumerable.Repeat<Func<Draw, EventData>>(d => new EventWithdrawn { Id = d.EventId, Reason = "fejl" }, Types.Length / 3),
    ];

    /// <summary>A set whose ids have nothing to do with its order.</summary>
    public static Gen<DepartmentEvent[]> Set { get; } =
        Gen.Frequency(
            (7, Event.Array[1, 30]), (1, Of(Meeting).Array[12, 22]), (2, Of(Rare).Array[6, 16]), (2, Of(Mistaken).Array[10, 30]),
            (2, Gen.Select(Event.Array[4, 26], Of(Life).Array[1, 4], (lived, life) => (DepartmentEvent[])[.. lived, .. life])))
            .Select(events => events.Select((e, i) => e with { Id = $"e{i * 11 % 31}" }).ToArray());

    private static Gen<DepartmentEvent> Of(Func<Draw, EventData>[] types) =>
        Gen.Select(
            Gen.Int[0, types.Length - 1], Gen.Frequency((8, Gen.Int[0, 1]), (1, Gen.Const(2))), Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[0, 2],
            Gen.Int[0, 10_000],
            (type, department, item, time, sequence, random) =>
            {
                var draw = new Draw(item, random);
                return EventSamples.Of(Departments[department], types[type](draw), Now.AddHours(-4 * time), "", Sequences[sequence]);
            });

    /// <summary>Every event at least once, some twice, in any order.</summary>
    public static DepartmentEvent[] Shuffled(DepartmentEvent[] events, int seed)
    {
        var random = new Random(seed);
        DepartmentEvent[] road = [.. events, .. events.Where(_ => random.Next(3) == 0)];
        random.Shuffle(road);
        return road;
    }

    public static string Print(DepartmentEvent[] events) =>
        string.Join('\n', events.Select(e => $"{e.Id} {e.Source} {e.Time:O} #{e.Sequence} {e.Data}"));

    private readonly record struct Draw(int Number, int Random)
    {
        public string ReportedItem => $"i{Number}";

        /// <summary>The id that an event of a <see cref="Set"/> may have.</summary>
        public string EventId => $"e{Random % 31}";

        public int Small => Random % 7;

        public DateOnly Day => CitizenScenario.Day("2026-03-08").AddDays(Random / 7 % 8);

        public DateOnly? DayAfter => Small > 3 ? Day.AddDays(Small) : null;

        public DateTimeOffset Hour => Now.AddDays(Random / 11 % 3 - 1).AddMinutes(Random / 31 % 6 * 15);

        public T Of<T>(T[] choices) => choices[Random / 3 % choices.Length];
    }
}
