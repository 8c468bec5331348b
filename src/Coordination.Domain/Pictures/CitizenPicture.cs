using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Explanations;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>Builds the whole picture of a citizen from its state. All content that is shown is built here.</summary>
public static class CitizenPicture
{
    private static readonly Disclosure Everything = Disclosure.Whole(AccessGround.System);

    /// <summary>The picture for a viewer: as far as they may see it, with the answers they may give to each conflict.</summary>
    /// <param name="shown">What the viewer sees.</param>
    public static CitizenView Of(Citizen citizen, DecisionContext context, Viewer viewer, Disclosure shown)
    {
        var view = new ViewerPicture(citizen, context, shown);
        if (viewer.Kind != ViewerKind.Caseworker) return view.Picture();
        var asked = new RuleContext(citizen, new EvaluationClock(context.Now), context.Policy, context.Organization)
        {
            Ids = context.Ids,
        };
        return view.Picture(conflict =>
        [
            .. ConflictSettlement.Choices(asked, citizen.Conflicts[new ConflictId(conflict.Id)], viewer.Id).Select(
                static choice => new ChoiceView(choice.Outcome.Word, choice.GivesWay is { } party ? Of(party) : null)),
        ]);
    }

    /// <param name="policy">Gives groups, intensities and explanations.</param>
    /// <param name="now">The instant; no proposal is earlier.</param>
    /// <param name="names">How names are spelled in explanations; null: as they are stored.</param>
    /// <param name="shown">Whom explanations and proposals are made for; null: somebody who sees everything.</param>
    public static CitizenView Of(
        Citizen citizen, Policy policy, DateTimeOffset now, Spelling? names = null, Disclosure? shown = null) => new()
    {
        Key = citizen.Key.Value,
        Keys = [.. citizen.Keys.Select(static key => key.Value)],
        Version = citizen.Version,
        Name = citizen.Person.Name,
        BirthDate = citizen.Person.BirthDate,
        AddressProtected = citizen.Person.AddressProtected,
        Died = citizen.Person.DiedOn is { } died ? new DiedView(died) : null,
        DiedOn = citizen.Person.DiedOn,
        MovedTo = citizen.Departure is { } moved
            ? new MovedToView(moved.Municipality, moved.On)
            : null,
        Coordinator = CoordinatorOf(citizen),
        Consultant = citizen.Consultant is null ? null : ConsultantOf(citizen),
        SharedBy =
        [
            .. citizen.Interventions.Values.Where(i => i.Status == InterventionStatus.Active).Select(i => i.Department.Value)
                .Distinct().Order(StringComparer.Ordinal),
        ],
        Interventions = [.. citizen.Interventions.Values.OrderBy(i => i.StartsOn).ThenBy(i => i.Id).Select(i => Of(citizen, i, policy))],
        Appointments = AppointmentsOf(citizen, new Proposals(citizen, policy, now, shown ?? Everything)),
        Admissions = [.. citizen.Admissions.Values.OrderBy(a => a.StartedAt).Select(a => new AdmissionView(
            a.Id.Value, a.Department.Value, Vocabulary.WordFor(a.Kind), a.Place, a.StartedAt, a.ExpectedEnd?.ToString(), a.EndedAt))],
        Requirements = [.. citizen.Known(ItemKinds.Requirement).Select(Requirement.Of).Select(r => Of(citizen, r))],
        Sanctions = [.. citizen.Sanctions.Values.OrderBy(s => s.NotifiedAt).Select(s => Of(citizen, s))],
        Benefits = [.. citizen.Known(ItemKinds.Benefit).Select(Benefit.Of).Select(b => new BenefitView(
            b.Id.Value, b.Department.Value, b.Kind is { } kind ? Vocabulary.WordFor(kind) : null, b.Status, b.Amount))],
        Deadlines = [.. citizen.Deadlines.Values.OrderBy(d => d.Due.At).ThenBy(d => d.Id).Select(Of)],
        Conflicts =
        [
            .. citizen.Conflicts.Values.OrderBy(c => c.Status).ThenByDescending(c => c.DetectedAt).ThenBy(c => c.Id)
                .Select(c => Of(citizen, c, policy, names, shown)),
        ],
        Handovers = [.. citizen.Handovers.Values.OrderByDescending(h => h.OfferedAt).ThenBy(h => h.Id).Select(Of)],
        Contacts = [.. citizen.Known(ItemKinds.Contact).Select(Contact.Of).Select(c => Of(citizen, c))],
        Plan = PlanPicture.AgreedOf(citizen, now),
        PlanDraft = PlanPicture.DraftOf(citizen, now),
        Measures = [.. citizen.Measures.Values.OrderByDescending(m => m.AskedAt).ThenBy(m => m.Id).Select(m => Of(citizen, m))],
        Feedback =
        [
            .. citizen.Known(ItemKinds.Feedback).SelectMany(static item => FeedbackCurve.Of(item))
                .Select(curve => Of(citizen, curve, policy)),
        ],
        Parked = [.. citizen.Parked.Values.Select(p => p.EventId)],
    };

    /// <summary>A barrier, as its author sees it.</summary>
    public static BarrierView Of(LoggedBarrier it) => new()
    {
        Id = it.Id.Value,
        Kind = Vocabulary.WordFor(it.Kind),
        Departments = [it.One.Value, it.Other.Value],
        About = it.About is { } about ? new BarrierSubject { Type = Vocabulary.WordFor(about.Type), Id = about.Id } : null,
        Note = it.Note,
        By = it.From.Caseworker.Value,
        At = it.At,
    };

    /// <summary>A measure, with whoever owes the answer now.</summary>
    public static MeasureView Of(Citizen citizen, Measure it) => new()
    {
        Id = it.Id.Value,
        Department = it.Department.Value,
        What = it.What,
        Reason = it.Reason,
        By = it.From.Caseworker.Value,
        ByDepartment = it.From.Department.Value,
        AskedAt = it.AskedAt,
        AnswerBy = it.AnswerBy.At,
        Status = it.IsOpen && citizen.Death is not null ? "closed" : Vocabulary.WordFor(it.Status),
        AnsweredAt = it.AnsweredAt,
        AnsweredBy = it.AnsweredBy?.Value,
        AnswerReason = it.AnswerReason,
        Basis = it.Basis,
        Offer = it.Offer,
        Owes = it.IsOpen && citizen.Deadlines.GetValueOrDefault(MeasureAnswer.IdOf(citizen, it)) is { IsClosed: false } deadline
            ? deadline.Responsible.Value
            : null,
    };

    private static FeedbackView Of(Citizen citizen, FeedbackCurve it, Policy policy) => new(
        it.Department.Value, Vocabulary.WordFor(it.Instrument), FeedbackCutOff.Of(citizen, it.Instrument, it.Last.At, policy),
        [.. it.Scores.TakeLast(FeedbackView.ScoresMax).Select(static score => new FeedbackScoreView(score.At, score.Score))],
        it.Scores.Length);

    /// <summary>The consultant; without a caseworker: nobody is assigned.</summary>
    public static ConsultantView ConsultantOf(Citizen citizen) =>
        new(citizen.Consultant?.Caseworker.Value, citizen.Consultant?.Department.Value, citizen.Consultant?.Since);

    /// <summary>The coordinator; null: nobody.</summary>
    public static CoordinatorView? CoordinatorOf(Citizen citizen) => citizen.Coordinator is { } role
        ? new CoordinatorView(
            role.Holder.Caseworker.Value, role.Holder.Unit?.Value, role.Holder.Department.Value, role.Since,
            citizen.ResponsibleCoordinator!.Value.Value)
        : null;

    /// <summary>A conflict with everything but its explanation, which is made for the viewer.</summary>
    public static ConflictView Of(Citizen citizen, Conflict it, Policy policy, Spelling? names = null, Disclosure? shown = null) => Of(
        it, ConflictExplanation.Of(citizen, it, ReaderOf(citizen, it, shown)), new TextTable(policy, names is null ? null : names.PartOf));

    private static MaskedReader? ReaderOf(Citizen citizen, Conflict it, Disclosure? shown) =>
        shown is null or { IsWhole: true }
            ? null
            : new(MaskedConflict.HiddenIn(it, citizen, shown), shown.Viewer) { MayKnow = shown.ShowsPerson };

    private static ConflictView Of(Conflict it, Paragraph explanation, TextTable texts) => new()
    {
        Id = it.Id.Value,
        Kind = it.Kind,
        Status = Words.Of(it.Status),
        Parties = [.. it.Parties.Select(Of)],
        Settlement = it.Settlement is { } settled ? new SettlementView(
            settled.By, Vocabulary.WordFor(settled.Outcome),
            settled.GivesWay is { } givesWay ? Of(it.Parties.First(p => p.Id == givesWay)) : null,
            settled.Reason, settled.PolicyVersion, settled.At) : null,
        Interim = it.Interim is { } interim ? Vocabulary.WordFor(interim) : null,
        Proposed = it.Proposed?.Value,
        AnswerBy = it.AnswerBy?.At,
        Owes = it.Owes?.Value,
        Told = [.. it.Told.Select(t => t.Value)],
        Explanation = texts.InWords(explanation),
        RuleText = ConflictExplanation.RuleOf(explanation) is { } rule ? texts.InWords(rule) : null,
        DetectedAt = it.DetectedAt,
        Outcomes = it.Status == ConflictStatus.Dissolved ? [] : [.. (ConflictRules.Find(it.Kind)?.Outcomes ?? []).Select(o => o.Word)],
    };

    /// <summary>A deadline.</summary>
    public static DeadlineView Of(Deadline it) => new(
        it.Id.Value, it.Kind, it.Department.Value, it.Title, it.About, it.Due.At, Words.Of(it.Status), it.Responsible.Value, it.MetAt,
        it.ClearedAt, it.BeforeStart is true);

    public static HandoverView Of(Handover it) => new()
    {
        Id = it.Id.Value,
        What = new ResponsibilityView(it.What.Word, it.What.Id?.Value),
        From = it.From.Caseworker.Value,
        To = new ReceiverView(it.To.Caseworker?.Value, it.To.Unit?.Value),
        Status = Words.Of(it.Status),
        Reason = it.Reason,
        Note = it.Note,
        AnswerBy = it.AnswerBy?.At,
        OfferedAt = it.OfferedAt,
        By = it.By,
        AnsweredAt = it.AnsweredAt,
        AnsweredBy = it.AnsweredBy,
        AnswerReason = it.AnswerReason,
        AcceptedBy = it.Taker?.Caseworker.Value,
        Requested = it.IsRequest,
        FromDepartment = it.From.Department.Value,
        ToDepartment = it.To.Department.Value,
    };

    private static PartyView Of(Party it) => new(Vocabulary.WordFor(it.Type), it.Id.Value, it.Department?.Value);

    private static InterventionView Of(Citizen citizen, Intervention it, Policy policy) => new()
    {
        Id = it.Id.Value,
        Department = it.Department.Value,
        Kind = it.Kind,
        Group = it.GroupBy(policy),
        Title = it.Title,
        Unit = it.Holder.Unit?.Value,
        Caseworker = it.Holder.Caseworker.Value,
        Responsible = citizen.Responsible(it).Value,
        Status = Words.Of(it.Status),
        StartsOn = it.StartsOn,
        EndsOn = it.EndedOn ?? it.EndsOn,
        WeeklyHours = it.WeeklyHours,
        Intensity = Vocabulary.WordFor(it.IntensityBy(policy)),
        Place = it.Place,
        LegalBasis = it.LegalBasis,
        CaseworkerDepartment = it.Holder.Department.Value,
        Cost = it.Cost,
        Payer = it.Payer,
    };

    private static IReadOnlyList<AppointmentView> AppointmentsOf(Citizen citizen, Proposals proposals) =>
        [.. citizen.Appointments.Values.OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Select(a => Of(citizen, a, proposals))];

    /// <summary>An appointment, with the times proposed for it.</summary>
    internal static AppointmentView Of(Citizen citizen, Appointment it, Proposals proposals)
    {
        // Once it is over, it stays with whoever it was with.
        var carrier = it.Outcome == AppointmentOutcome.Booked ? citizen.CarrierOf(it) : null;
        return new AppointmentView
        {
            Id = it.Id.Value,
            Department = it.Department.Value,
            Kind = it.Kind,
            Caseworker = (carrier?.Holder.Caseworker ?? it.Caseworker).Value,
            StartsAt = it.StartsAt,
            EndsAt = it.EndsAt,
            Place = it.Place,
            Mandatory = it.Mandatory,
            Status = Words.Of(it),
            Proposals = proposals.For(it),
            InterventionId = citizen.FindIntervention(it.Department, it.InterventionReference)?.Id.Value ?? it.InterventionReference,
        };
    }

    internal static ContactView Of(Citizen citizen, Contact it)
    {
        var owner = citizen.OwnerOf(it);
        return new ContactView(
            it.Id.Value, it.Department.Value, it.Channel, it.About, it.Unit.Value, StatusOf(citizen, it),
            it.ReceivedAt, it.AnsweredAt, it.Wants, owner?.Holder.Value, owner?.Person.Value,
            owner is null ? null : ContactOwner.DepartmentOf(citizen, it).Value);
    }

    private static string StatusOf(Citizen citizen, Contact it) =>
        it.AnsweredAt is not null ? "answered" : citizen.Death is null ? "open" : "closed";

    private static RequirementView Of(Citizen citizen, Requirement it)
    {
        var answer = it.Status == Requirement.Open ? SettledAnswers.To(citizen, it.Id) : null;
        return new RequirementView(
            it.Id.Value, it.Department.Value, it.Document, answer is null ? it.Status : Vocabulary.WordFor(SettlementOutcome.AnsweredBy),
            it.DueOn, it.Caseworker.Value, answer?.Value);
    }

    private static SanctionView Of(Citizen citizen, Sanction it)
    {
        var hold = SanctionAnswers.HoldOf(citizen, it);
        // An answer to an earlier notification says nothing of this one.
        if (hold?.Status != ConflictStatus.Open && SanctionAnswers.AnsweredAt(citizen, it) is null) hold = null;
        var status = it.Outcome switch
        {
            SanctionOutcome.Imposed => "imposed",
            SanctionOutcome.Lifted => "lifted",
            SanctionOutcome.Reversed => "reversed",
            _ => hold switch
            {
                { Status: ConflictStatus.Open } => "held",
                { Settlement: { ByPerson: true, Outcome: SettlementOutcome.Lift } } => "lifted",
                { Settlement: { ByPerson: true, Outcome: SettlementOutcome.Uphold } } => "upheld",
                _ => "notified",
            },
        };
        var advice = hold?.Advice is { } given
            ? new AdviceView(Vocabulary.WordFor(given.Outcome), given.By.Value, given.Reason, given.At)
            : null;
        return new SanctionView(it.Id.Value, it.Department.Value, Vocabulary.WordFor(it.Reason), status, it.Caseworker.Value,
            it.AppointmentReference, it.Amount, it.EffectiveOn, it.NotifiedAt, advice);
    }
}
