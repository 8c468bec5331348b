using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>The views of a citizen as one viewer may see them, with names as the organization spells them.</summary>
/// <param name="citizen">The citizen now, or as it was known at an instant.</param>
/// <param name="context">The instant, policy and organization.</param>
/// <param name="shown">What the viewer sees now.</param>
/// <param name="access">What today's policy says of names; null: the policy of the context is today's.</param>
public sealed class ViewerPicture(Citizen citizen, DecisionContext context, Disclosure shown, AccessPolicy? access = null)
{
    private readonly Spelling _names = SpelledPicture.SpellingOf(citizen, context.Organization);
    private readonly Policy _policy = PolicyOf(context, access);
    private readonly Mask _mask = new(citizen, shown, context.Organization, PolicyOf(context, access), context.Ids);

    /// <summary>The picture.</summary>
    /// <param name="choicesOf">The answers the viewer may give to a conflict; null: none.</param>
    public CitizenView Picture(Func<ConflictView, IReadOnlyList<ChoiceView>>? choicesOf = null)
    {
        var whole = CitizenPicture.Of(citizen, _policy, context.Now, _names, shown);
        if (choicesOf is not null)
            whole = whole with { Conflicts = [.. whole.Conflicts.Select(one => one with { Choices = choicesOf(one) })] };
        var masked = MaskedPicture.Of(whole, citizen, _mask, shown);
        return _names.In(masked with { Costs = PlanCostPicture.Of(masked, citizen, shown, LocalTime.DayOf(context.Now)) });
    }

    /// <summary>A conflict.</summary>
    public ConflictView Conflict(ConflictId id) => Conflict(citizen.Conflicts[id]);

    /// <summary>A conflict as it was journaled, now or earlier.</summary>
    public ConflictView Conflict(Conflict journaled) => _names.In(MaskedConflict.Of(
        CitizenPicture.Of(citizen, journaled, _policy, _names, shown), journaled, _mask, shown));

    /// <summary>The plan as it was written last.</summary>
    public PlanContentView WrittenPlan() => _names.In(MaskedPlan.Of(PlanPicture.WrittenOf(citizen, context.Now), _mask, shown));

    /// <summary>A link to a step of the plan.</summary>
    public StepLinkView StepLink(StepLinkId id)
    {
        var link = PlanPicture.LinkOf(citizen, id);
        return shown.IsWhole ? link : link with { Person = _mask.Item(link.Person), By = _mask.Person(link.By) };
    }

    /// <summary>A measure.</summary>
    public MeasureView Measure(MeasureId id) => Measure(citizen.Measures[id]);

    /// <summary>A measure as it was journaled, now or earlier.</summary>
    public MeasureView Measure(Measure journaled) =>
        _names.In(MaskedMeasure.Of(CitizenPicture.Of(citizen, journaled), _mask, shown));

    /// <summary>A barrier, to whoever logged it.</summary>
    public BarrierView Barrier(BarrierId id) => CitizenPicture.Of(citizen.Barriers[id]);

    /// <summary>The family and the network.</summary>
    public FamilyView Family() => FamilyPicture.Of(citizen, shown, _names, context.Now);

    /// <summary>A handover.</summary>
    public HandoverView Handover(HandoverId id) => Handover(citizen.Handovers[id]);

    /// <summary>A handover as it was journaled, now or earlier.</summary>
    public HandoverView Handover(Handover journaled) => _names.In(MaskedPicture.Of(
        CitizenPicture.Of(journaled), _mask, shown,
        shown.Viewer is { } viewer
        && citizen.Deadlines.GetValueOrDefault(HandoverAnswer.IdOf(citizen, journaled))?.Responsible == viewer));

    /// <summary>A move as it was journaled, now or earlier.</summary>
    public MovedToView Move(string municipality, DateOnly on) => MoveContent.Of(new(municipality, on), citizen, shown);

    /// <summary>A deadline as it was journaled, now or earlier.</summary>
    public DeadlineView Deadline(Deadline journaled) => _names.In(MaskedPicture.Of(CitizenPicture.Of(journaled), _mask));

    /// <summary>An appointment; null: it is not known any more.</summary>
    public AppointmentView? Appointment(ItemId id) => citizen.Appointments.TryGetValue(id, out var known)
        ? _names.In(ProtectedPlaces.Of(citizen, shown).Shown(MaskedPicture.Of(
            CitizenPicture.Of(citizen, known, Proposals), _mask)))
        : null;

    /// <summary>A contact whose owner or answering person the viewer was.</summary>
    public ContactView Contact(ItemId id)
    {
        var whole = CitizenPicture.Of(citizen, citizen.FindContact(id)!);
        return _names.In(shown.Shows(whole.Department) ? whole : whole with { Unit = Mask.Nobody });
    }

    /// <summary>Who answers for a responsibility.</summary>
    public ResponsibilityMovedView Responsibility(Answering journaled)
    {
        var (type, id) = journaled.What.Parts();
        return new ResponsibilityMovedView(
            new ResponsibilityView(type, id.Value is { } known ? _names.Item(known) : null),
            _names.Person(_mask.Person(journaled.Holder.Value)), _names.Person(_mask.Person(journaled.Person.Value)));
    }

    /// <summary>The id of an item of a department that is shown.</summary>
    public string Item(ItemId id) => _names.Item(id.Value);

    /// <summary>The coordinator; there is one.</summary>
    public CoordinatorView Coordinator() => _names.In(_mask.Coordinator(CitizenPicture.CoordinatorOf(citizen)!));

    /// <summary>Somebody who was coordinator since an instant.</summary>
    public CoordinatorView Coordinator(Holder holder, DateTimeOffset since) => _names.In(_mask.Coordinator(new CoordinatorView(
        holder.Caseworker.Value, holder.Unit?.Value, holder.Department.Value, since, holder.Caseworker.Value)));

    /// <summary>The consultant, to whoever assigned them.</summary>
    public ConsultantView Consultant() => _names.In(CitizenPicture.ConsultantOf(citizen));

    /// <summary>Whom to call. Persons of departments whose content is hidden are shown without what they are responsible for.</summary>
    /// <param name="asking">The departments for which the caller asks.</param>
    /// <param name="persons">Whether persons are shown, or entry points only.</param>
    public IReadOnlyList<ReachView> Reach(IReadOnlyList<DepartmentCode> asking, bool persons) =>
    [
        .. People.Of(WhoToCall.For(citizen, context.Organization, context.Now, asking, persons)).Select(_names.In),
    ];

    /// <summary>Who works with the citizen.</summary>
    public IReadOnlyList<ColleagueView> Colleagues() =>
    [
        .. People.Of(Pictures.Colleagues.Of(citizen, context.Organization, context.Now)).Select(_names.In),
    ];

    private Proposals Proposals => field ??= new(citizen, _policy, context.Now, shown);

    private MaskedPeople People => new(_mask, shown, _policy, context.Organization);

    private static Policy PolicyOf(DecisionContext context, AccessPolicy? access) =>
        access is null ? context.Policy : context.Policy with { Access = access };
}
