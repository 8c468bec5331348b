using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// The picture as a viewer sees it who sees the content of some departments only. It is made from the whole picture, here and nowhere else.
/// Of each other department one masked intervention says that there is something; masked times stand where an appointment of the viewer's
/// departments must be rebooked because of them.
/// </summary>
public static class MaskedPicture
{
    private const string Full = "full";
    private const string Masked = "masked";

    /// <summary>The picture. Its explanations and proposals are already made for the viewer.</summary>
    public static CitizenView Of(CitizenView whole, Citizen citizen, Mask mask, Disclosure shown)
    {
        var access = AccessTo(whole, mask, shown);
        if (shown.IsWhole) return whole with { Access = access };
        var places = ProtectedPlaces.Of(citizen, shown);
        ConflictView[] conflicts =
        [
            .. whole.Conflicts.Where(one => MaskedConflict.IsShown(citizen.Conflicts[new ConflictId(one.Id)], citizen, shown))
                .Select(one => MaskedConflict.Of(one, citizen.Conflicts[new ConflictId(one.Id)], mask, shown)),
        ];
        return whole with
        {
            Access = access,
            MovedTo = whole.MovedTo is { } moved ? MoveContent.Of(moved, citizen, shown) : null,
            Consultant = whole.Consultant is { Caseworker: { } consultant } && shown.ShowsPerson(consultant) ? whole.Consultant : null,
            Coordinator = whole.Coordinator is { } role ? mask.Coordinator(role) : null,
            SharedBy =
            [
                .. citizen.Interventions.Values.Where(static one => one.Status == InterventionStatus.Active)
                    .Select(one => mask.Named(one.Department.Value, one.Id.Value)).Distinct().Order(StringComparer.Ordinal),
            ],
            Interventions =
            [
                .. whole.Interventions.Where(one =>
                    shown.Shows(one.Department) || HeldWhereShown(one) || IsOfViewer(one.Caseworker, one.Responsible)).Select(People)
                    .Select(one => one with { Place = places.Shown(one.Place) }),
                .. HiddenWork(whole, mask, shown).Select(mask.Intervention),
            ],
            Appointments =
            [
                .. whole.Appointments.Where(one => shown.Shows(one.Department) || IsOfViewer(one.Caseworker))
                    .Select(one => places.Shown(Of(one, mask)))
                    .Concat(TimesOf(conflicts)).OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id, StringComparer.Ordinal),
            ],
            Admissions =
            [
                .. whole.Admissions.Where(one => shown.Shows(one.Department)).Select(one => one with { Place = places.Shown(one.Place) }),
            ],
            Requirements =
            [
                .. whole.Requirements.Where(one => shown.Shows(one.Department) || IsOfViewer(one.Caseworker))
                    .Select(one => one with { AnsweredBy = one.AnsweredBy is { } by ? mask.Item(by) : null }),
            ],
            Sanctions =
            [
                .. whole.Sanctions.Where(one => shown.Shows(one.Department) || IsOfViewer(one.Caseworker)).Select(one =>
                    one.Advice is { } advice && mask.Person(advice.By) == Mask.Nobody
                        ? one with { Advice = advice with { By = Mask.Nobody, Reason = "" } }
                        : one),
            ],
            Benefits = [.. whole.Benefits.Where(one => shown.Shows(one.Department))],
            Deadlines =
            [
                .. whole.Deadlines.Where(one => shown.Shows(one.Department) || IsOfViewer(one.Responsible))
                    .Select(one => Of(one, mask)),
            ],
            Conflicts = conflicts,
            Handovers = [.. whole.Handovers.Where(IsShown).Select(one => Of(one, mask, shown, AnswersHere(one)))],
            Contacts = [.. whole.Contacts.Where(IsShownContact).Select(Contact)],
            Measures =
            [
                .. whole.Measures.Where(one => MaskedMeasure.IsShown(citizen.Measures[new MeasureId(one.Id)], citizen, shown))
                    .Select(one => MaskedMeasure.Of(one, mask, shown)),
            ],
            Feedback = [.. whole.Feedback.Where(one => shown.Shows(one.Department))],
            Plan = MaskedPlan.Of(whole.Plan, citizen, mask, shown),
            PlanDraft = whole.PlanDraft is { } draft && MaskedPlan.IsShown(citizen.WrittenPlan!, citizen, shown)
                ? MaskedPlan.Of(draft, mask, shown)
                : null,
            Parked =
            [
                .. citizen.Parked.Values.Where(one => shown.Shows(Events.DepartmentEvent.DepartmentOf(one.Source)))
                    .Select(static one => one.EventId),
            ],
        };

        bool HeldWhereShown(InterventionView one) =>
            shown.OpensWhatIsHeld && one.CaseworkerDepartment is { } holding && shown.Shows(holding);

        // An intervention may be held by somebody of another department, whose id and unit are not shown.
        InterventionView People(InterventionView one) => one with
        {
            Caseworker = mask.Person(one.Caseworker), Responsible = mask.Person(one.Responsible),
            CaseworkerDepartment = one.CaseworkerDepartment is { } holding
                ? mask.NamedOf(holding, one.Caseworker, one.Unit, one.Id)
                : null,
            Unit = mask.Person(one.Caseworker) == Mask.Nobody ? null : one.Unit,
        };

        bool IsOfViewer(params ReadOnlySpan<string> people)
        {
            foreach (var person in people)
                if (shown.Viewer is { } viewer && new CaseworkerId(person) == viewer) return true;
            return false;
        }

        // Whoever answers in somebody's place may work elsewhere.
        bool IsShown(HandoverView one) => IsShownTo(shown, one) || AnswersHere(one);

        bool AnswersHere(HandoverView one) =>
            whole.Deadlines.Any(deadline => deadline.About == one.Id && IsOfViewer(deadline.Responsible));

        bool IsShownContact(ContactView one) =>
            shown.Shows(one.Department) || (one.Wants is { } wants && shown.Shows(wants))
            || (one.OwnerDepartment is { } owning && shown.Shows(owning)) || IsOfViewer(one.Owner ?? "", one.Responsible ?? "");

        // A contact that is shown was meant for the viewer's department, or is theirs to answer: whoever sent it on told them of it.
        ContactView Contact(ContactView one) => one with
        {
            Unit = shown.Shows(one.Department) ? one.Unit : Mask.Nobody,
            Owner = mask.PersonOrNull(one.Owner),
            Responsible = mask.PersonOrNull(one.Responsible),
            OwnerDepartment = one.OwnerDepartment is { } owning ? mask.NamedOf(owning, one.Owner, unit: null, item: null) : null,
        };
    }

    /// <summary>Whether a viewer is shown a handover: it goes from or to one of their departments, or they are a party to it.</summary>
    public static bool IsShownTo(Disclosure shown, HandoverView one) =>
        shown.IsWhole || (one.FromDepartment is { } from && shown.Shows(from)) || (one.ToDepartment is { } to && shown.Shows(to))
        || IsParty(shown, one);

    private static bool IsParty(Disclosure shown, HandoverView one) =>
        shown.Viewer is { } viewer && (viewer.Value == one.From || viewer.Value == one.To.Caseworker || viewer.Value == one.By);

    /// <summary>An appointment that is shown. Whoever the citizen is to meet may work elsewhere.</summary>
    public static AppointmentView Of(AppointmentView one, Mask mask) => one with { Caseworker = mask.Person(one.Caseworker) };

    /// <summary>A deadline that is shown. Whoever answers for it may work elsewhere.</summary>
    public static DeadlineView Of(DeadlineView one, Mask mask) => one with { Responsible = mask.Person(one.Responsible) };

    /// <summary>
    /// A handover. Its parties know each other; others see the ids of their own department's people. What a department wrote is that
    /// department's content: it is shown to whoever sees that, and to those to whom it was written: in the unit asked, or leading a party.
    /// The department's own system is where they read it.
    /// </summary>
    /// <param name="answers">Whether the viewer owes the answer in somebody's place.</param>
    public static HandoverView Of(HandoverView one, Mask mask, Disclosure shown, bool answers = false)
    {
        if (shown.IsWhole) return one;
        var isParty = IsParty(shown, one);
        var what = one.What with { Id = one.What.Id is { } id ? mask.Item(id) : null };
        if (isParty) return one with { What = what };
        var (asking, answering) = one.Requested ? (one.ToDepartment, one.FromDepartment) : (one.FromDepartment, one.ToDepartment);
        var isWrittenTo = answers || shown.IsSystemOf(asking) || shown.IsSystemOf(answering)
            || shown.AnswersFor(new CaseworkerId(one.From), unit: null, new DepartmentCode(one.FromDepartment ?? ""))
            || shown.AnswersFor(
                one.To.Caseworker is { } receiver ? new CaseworkerId(receiver) : null,
                one.To.Unit is { } asked ? new UnitId(asked) : null, new DepartmentCode(one.ToDepartment ?? ""));
        var (isAskerSeen, isAnswererSeen) = (isWrittenTo || shown.ShowsBy(asking), isWrittenTo || shown.ShowsBy(answering));
        return one with
        {
            What = what,
            Reason = isAskerSeen ? one.Reason : null,
            Note = isAskerSeen ? one.Note : null,
            AnswerReason = isAnswererSeen ? one.AnswerReason : null,
            From = mask.Person(one.From),
            FromDepartment = one.FromDepartment is { } from ? mask.NamedOf(from, one.From, unit: null, one.What.Id) : null,
            ToDepartment = one.ToDepartment is { } to ? mask.NamedOf(to, one.To.Caseworker, one.To.Unit, one.What.Id) : null,
            By = mask.Person(one.By),
            To = one.To with
            {
                Caseworker = one.To.Caseworker is { } person ? mask.Person(person) : null,
                Unit = one.To.Unit is { } unit && !shown.Shows(one.ToDepartment) ? Mask.Nobody : one.To.Unit,
            },
            AnsweredBy = one.AnsweredBy is { } by ? mask.Person(by) : null,
            AcceptedBy = one.AcceptedBy is { } taker ? mask.Person(taker) : null,
        };
    }

    /// <summary>The access to each department that works with the citizen, or whose content the viewer sees.</summary>
    private static IReadOnlyList<DepartmentAccessView> AccessTo(CitizenView whole, Mask mask, Disclosure shown)
    {
        SortedDictionary<string, DepartmentAccessView> access = new(StringComparer.Ordinal);
        foreach (var one in shown.Full)
            access[one.Department.Value] = Seen(one.Department.Value, one.Ground, one.Until);
        foreach (var (department, _) in WorkingWith(whole))
            if (shown.IsWhole) access[department] = Seen(department, shown.Ground, shown.Until);
        foreach (var named in HiddenWork(whole, mask, shown)) access[named] = new DepartmentAccessView(named, Masked, null, null);
        return [.. access.Values];

        static DepartmentAccessView Seen(string department, AccessGround ground, DateTimeOffset? until) =>
            new(department, Full, AccessGrounds.WordOf(ground), until);
    }

    /// <summary>The departments that work with the citizen and whose content is hidden, as the viewer is told them, in order.</summary>
    private static IEnumerable<string> HiddenWork(CitizenView whole, Mask mask, Disclosure shown) =>
        WorkingWith(whole).Where(one => !shown.Shows(one.Department)).Select(one => mask.Named(one.Department, one.Item))
            .Distinct().Order(StringComparer.Ordinal);

    /// <summary>What runs or is owed, with the department it is of.</summary>
    private static IEnumerable<(string Department, string Item)> WorkingWith(CitizenView whole) =>
        whole.Interventions.Where(static one => one.Status != "ended").Select(static one => (one.Department, one.Id))
            .Concat(whole.Appointments.Where(static one => one.Status is "booked" or "yielding")
                .Select(static one => (one.Department, one.Id)))
            .Concat(whole.Admissions.Where(static one => one.EndedAt is null).Select(static one => (one.Department, one.Id)))
            .Concat(whole.Sanctions.Where(static one => one.Status is "notified" or "held").Select(static one => (one.Department, one.Id)))
            .Concat(whole.Contacts.Where(static one => one.Status == "open").Select(static one => (one.Department, one.Id)))
            .Concat(whole.Deadlines.Where(static one => one.Status is "open" or "warned" or "missed")
                .Select(static one => (one.Department, one.About)))
            .Select(static one => (new DepartmentCode(one.Department).Value, one.Item2));

    private static IEnumerable<AppointmentView> TimesOf(IEnumerable<ConflictView> conflicts) => conflicts
        .Where(static one => one.Status != "dissolved").SelectMany(static one => one.Parties)
        .Where(static party => party is { Masked: true, StartsAt: not null }).DistinctBy(static party => party.Id)
        .Select(Mask.Appointment);
}
