using Coordination.Domain.Citizens;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>Sets of department events that are about the same few things at the same few instants.</summary>
internal static class RandomNews
{
    public const string Start = "2026-03-11T12:00";

    private static readonly DateTimeOffset Now = Place.Local(Start);
    private static readonly string[] People = ["bif-job-1", "bif-job-2", "sof-adult-2", "sof-treatment-2", "suf-rehab-1", "nobody-1"];
    private static readonly string?[] Sequences = [null, "2", "10"];
    private static readonly string[] Departments = ["BIF", "SOF", "SUF"];
    private static readonly string[] Kinds = ["contact-course", "mentor", "housing-support", "drug-treatment", "unheard-of"];
    private static readonly string[] Meetings = ["treatment", "employment-interview", "other"];
    private static readonly string[] Goals = ["full-time-work", "full-time-treatment", "early-retirement"];
    private static readonly string?[] Places = [null, "Jobcenter", "Rusmiddelcenter Nord"];

    private static readonly string[] OfTheYoung = ["placement", "child-examination", "disability-support", "rehabilitation", "alcohol-treatment"];
    private static readonly DateOnly[] BirthDates = [Place.Day("1975-05-05"), Place.Day("2008-03-20"), Place.Day("2010-02-20"), Place.Day("2008-10-10")];

    private static readonly string[] OwedByRules =
    [
        .. from kind in (string[])["hearing", "concern-assessment", "concern-receipt", "drug-treatment-start", "transition-start"]
           from department in (string[])["BIF", "SOF"]
           select $"{kind}:{department}/i0",
    ];

    /// <summary>What one number stands for.</summary>
    private static readonly Func<Draw, EventData>[] Types =
    [
        d => new InterventionStarted { InterventionId = d.Thing, Kind = d.Of(Kinds), Unit = "bif-job", Caseworker = d.Of(People), StartsOn = d.Day, EndsOn = d.DayAfter, WeeklyHours = d.Small },
        d => new InterventionGranted { InterventionId = d.Thing, Kind = d.Of(Kinds), Unit = "sof-adult", Caseworker = d.Of(People), StartsOn = d.Day, WeeklyHours = d.Small },
        d => new InterventionStarted { InterventionId = d.Thing, Kind = d.Of(Kinds), Unit = "bif-job", Caseworker = d.Of(People), StartsOn = Place.Day("2026-02-01") },
        d => new InterventionChanged { InterventionId = d.Thing, Caseworker = d.Small % 2 == 0 ? d.Of(People) : null, EndsOn = d.DayAfter, Unit = d.Small % 3 == 0 ? "sof-family" : null },
        d => new CaseworkerAssigned { InterventionId = d.Thing, Caseworker = d.Of(People) },
        d => new CaseworkerAssigned { InterventionId = d.Thing, Caseworker = d.Of(People), Unit = "bif-benefits" },
        d => new InterventionPaused { InterventionId = d.Thing, OnDate = d.Day },
        d => new InterventionResumed { InterventionId = d.Thing, OnDate = d.Day },
        d => new InterventionEnded { InterventionId = d.Thing, EndedOn = d.Day },
        d => new AppointmentBooked { AppointmentId = d.Thing, Kind = d.Of(Meetings), StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(30), Caseworker = d.Of(People), Place = d.Of(Places), InterventionId = "i1" },
        d => new AppointmentBooked { AppointmentId = d.Thing, Kind = d.Of(Meetings), StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(60), Caseworker = d.Of(People), Mandatory = d.Small > 1 },
        d => new AppointmentMoved { AppointmentId = d.Thing, StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(45), Place = d.Of(Places) },
        d => new AppointmentCancelled { AppointmentId = d.Thing },
        d => new AppointmentMissed { AppointmentId = d.Thing },
        d => new AppointmentAttended { AppointmentId = d.Thing },
        d => new AdmissionStarted { AdmissionId = d.Thing, Kind = AdmissionKind.Ward, Place = d.Of(Places), ExpectedEnd = d.Small % 2 == 0 ? null : d.Day.AddDays(4) },
        d => new AdmissionChanged { AdmissionId = d.Thing, Place = d.Of(Places) },
        d => new AdmissionEnded { AdmissionId = d.Thing },
        d => new SanctionNotified { SanctionId = d.Thing, Reason = SanctionReason.NoShow, Caseworker = d.Of(People), AppointmentId = d.Thing },
        d => new SanctionLifted { SanctionId = d.Thing },
        d => new SanctionImposed { SanctionId = d.Thing },
        d => new DeadlineSet { DeadlineId = d.Thing, DueAt = d.Small % 2 == 0 ? d.Hour : d.Day, Responsible = d.Of(People), InterventionId = "i2" },
        d => new DeadlineSet { DeadlineId = d.Thing, DueAt = d.Day.AddDays(9) },
        d => new DeadlineSet { DeadlineId = d.Thing, DueAt = d.Day.AddDays(3), Responsible = d.Of(People) },
        d => new DeadlineSuspended { DeadlineId = d.Thing, Reason = "venter" },
        d => new DeadlineSuspended { DeadlineId = d.Thing, Reason = "venter igen" },
        d => new DeadlineResumed { DeadlineId = d.Thing },
        d => new DeadlineResumed { DeadlineId = d.Thing },
        d => new DeadlineExtended { DeadlineId = d.Thing, DueAt = d.Hour, Reason = "mere tid" },
        d => new DeadlineMet { DeadlineId = d.Thing },
        d => new InterventionStarted { InterventionId = d.Thing, Kind = d.Of(OfTheYoung), Unit = "sof-family", Caseworker = d.Of(People), StartsOn = d.Day, EndsOn = d.DayAfter, Lasting = d.Small % 2 == 0 },
        d => new AdmissionEnded { AdmissionId = d.Thing, RehabilitationPlan = true },
        d => new ConcernReported { ConcernId = d.Thing, Unit = "sof-family", Caseworker = d.Small % 2 == 0 ? null : d.Of(People) },
        d => new ConcernReported { ConcernId = d.Thing, Unit = "sof-adult", Caseworker = d.Of(People) },
        d => new ConcernAcknowledged { ConcernId = d.Thing },
        d => new ConcernAssessed { ConcernId = d.Thing, Outcome = d.Small % 2 == 0 ? ConcernOutcome.Examination : ConcernOutcome.Support },
        d => new TreatmentRequested { RequestId = d.Thing, Kind = d.Small % 2 == 0 ? TreatmentKind.Drug : TreatmentKind.Alcohol, Caseworker = d.Of(People) },
        d => new TreatmentWaived { RequestId = d.Thing },
        d => new ContactReceived { ContactId = d.Thing, Channel = "phone", Unit = "bif-job", Wants = d.Small % 2 == 0 ? "SOF" : null },
        d => new ContactAnswered { ContactId = d.Thing },
        d => new HearingOpened { HearingId = d.Thing, Caseworker = d.Of(People) },
        d => new HearingAnswered { HearingId = d.Thing },
        d => new AppealReceived { AppealId = d.Thing, Caseworker = d.Of(People) },
        d => new AppealReassessed { AppealId = d.Thing },
        d => new PlanAgreed { PlanId = d.Thing },
        d => new PlanFollowedUp { PlanId = d.Thing },
        d => new TransitionPlanRecorded { PlanId = d.Thing, OnDate = d.Day },
        d => new AftercareDecided { InterventionId = d.Thing, Outcome = "bostøtte" },
        d => new DeadlineSuspended { DeadlineId = d.Of(OwedByRules), Reason = "venter" },
        d => new DeadlineResumed { DeadlineId = d.Of(OwedByRules) },
        d => new DeadlineExtended { DeadlineId = d.Of(OwedByRules), DueAt = d.Small % 2 == 0 ? d.Hour : d.Day, Reason = "mere tid" },
        d => new DeadlineMet { DeadlineId = d.Of(OwedByRules) },
        d => new CitizenRegistered { Name = "Borger", BirthDate = d.Of(BirthDates) },
        d => new SanctionReversed { SanctionId = d.Thing },
        d => new BenefitRequested { BenefitId = d.Thing, Kind = d.Small == 0 ? BenefitKind.Ongoing : BenefitKind.Single },
        d => new BenefitGranted { BenefitId = d.Thing },
        d => new PlanAgreed { PlanId = d.Thing, CapacityHours = d.Small },
        d => new PlanFollowedUp { PlanId = d.Thing, CapacityHours = d.Small },
        d => new RequirementIssued { RequirementId = d.Thing, Document = d.Small % 2 == 0 ? "Lønsedler" : "lønsedler ", DueOn = d.Day, Caseworker = d.Of(People) },
        d => new RequirementIssued { RequirementId = d.Thing, Document = "Lønsedler", DueOn = d.Day, Caseworker = d.Of(People), InterventionId = "i1" },
        d => new RequirementFulfilled { RequirementId = d.Thing },
        d => new RequirementWithdrawn { RequirementId = d.Thing },
        d => new ConsentGiven { Scope = ["BIF", "SOF", "SUF"], Until = d.Small % 2 == 0 ? d.Hour : d.Small == 1 ? d.Day.AddDays(4) : null },
        d => new ConsentWithdrawn { Scope = [d.Of(Departments)] },
        d => new BasisEstablished { Scope = ["BIF", "SOF"], Law = "Lov om helhedsorienteret indsats" },
        d => new BasisEnded { Scope = ["SOF"] },
        d => new GoalAgreed { GoalId = d.Thing, Text = "Mål", Code = d.Of(Goals), InterventionIds = ["i0"], Owner = d.Of(People) },
        d => new GoalAgreed { GoalId = d.Thing, Text = "Mål", Code = d.Of(Goals), DueOn = d.DayAfter },
        d => new GoalChanged { GoalId = d.Thing, Code = d.Of(Goals) },
        d => new GoalClosed { GoalId = d.Thing },
        d => new CitizenCorrected { Name = $"Borger {d.Small}" },
        d => new CitizenRegistered { Name = "Borger", BirthDate = d.Day.AddYears(-17 - d.Small % 2).AddMonths(d.Small > 3 ? -6 : 1) },
        d => new TransitionPlanRecorded { PlanId = d.Thing, OnDate = d.Day },
    ];

    /// <summary>Appointments and whether the citizen came, little else: what takes several of them is reached too.</summary>
    private static readonly Func<Draw, EventData>[] Meeting =
    [
        d => new AppointmentBooked { AppointmentId = d.Thing, Kind = d.Of(Meetings), StartsAt = d.Hour, EndsAt = d.Hour.AddMinutes(30), Caseworker = d.Of(People), Mandatory = d.Small > 4 },
        d => new AppointmentMissed { AppointmentId = d.Thing },
        d => new AppointmentMissed { AppointmentId = d.Thing },
        d => d.Small > 4 ? new AppointmentAttended { AppointmentId = d.Thing } : new AppointmentMissed { AppointmentId = d.Thing },
        d => d.Small > 4 ? new AdmissionStarted { AdmissionId = d.Thing, Kind = AdmissionKind.Prison, ExpectedEnd = d.Day } : new AppointmentMissed { AppointmentId = d.Thing },
    ];

    /// <summary>What takes several rare things together.</summary>
    private static readonly Func<Draw, EventData>[] Rare =
    [
        d => new SanctionNotified { SanctionId = d.Thing, Reason = SanctionReason.NoShow, Caseworker = d.Of(People) },
        d => new SanctionImposed { SanctionId = d.Thing },
        d => new BenefitRequested { BenefitId = d.Thing, Kind = BenefitKind.Single },
        d => new CitizenRegistered { Name = "Borger", BirthDate = Place.Day("2008-07-01").AddDays(d.Small) },
        d => new InterventionStarted { InterventionId = d.Thing, Kind = "placement", Unit = "sof-family", Caseworker = d.Of(People), StartsOn = d.Day },
        d => new DeadlineSet { DeadlineId = d.Thing, DueAt = d.Day.AddDays(9) },
        d => new DeadlineSuspended { DeadlineId = d.Thing, Reason = "venter" },
        d => new DeadlineResumed { DeadlineId = d.Thing },
    ];

    public static Gen<DepartmentEvent> Event { get; } = Of(Types);

    /// <summary>A set whose ids have nothing to do with its order.</summary>
    public static Gen<DepartmentEvent[]> Set { get; } =
        Gen.Frequency((7, Event.Array[1, 30]), (1, Of(Meeting).Array[12, 22]), (1, Of(Rare).Array[6, 16])).Select(events => events.Select((e, i) => e with { Id = $"e{i * 11 % 31}" }).ToArray());

    private static Gen<DepartmentEvent> Of(Func<Draw, EventData>[] types) =>
        Gen.Select(Gen.Int[0, types.Length - 1], Gen.Frequency((8, Gen.Int[0, 1]), (1, Gen.Const(2))), Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 10_000],
            (type, department, thing, time, sequence, random) =>
            {
                var draw = new Draw(thing, random);
                return News.Of(Departments[department], types[type](draw), Now.AddHours(-4 * time), "", Sequences[sequence]);
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
        public string Thing => $"i{Number}";

        public int Small => Random % 7;

        public DateOnly Day => Place.Day("2026-03-08").AddDays(Random / 7 % 8);

        public DateOnly? DayAfter => Small > 3 ? Day.AddDays(Small) : null;

        public DateTimeOffset Hour => Now.AddDays(Random / 11 % 3 - 1).AddMinutes(Random / 31 % 6 * 15);

        public T Of<T>(T[] choices) => choices[Random / 3 % choices.Length];
    }
}
