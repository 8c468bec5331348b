using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Commands;
using Coordination.Views;

namespace Coordination.Silo.Organizations;

/// <summary>Substitutes and absences, registered by caseworkers for themselves and by leaders for those they lead.</summary>
public sealed class AbsenceRegister(OrganizationSource source, ServiceClock clock)
{
    private static readonly NotFound Unknown = new("Nobody of this id is in the organization.");

    /// <summary>The substitute and absence of a caseworker; null for one who is not in the organization.</summary>
    public AbsenceView? Of(CaseworkerId whom) => View(source.Current, whom);

    /// <summary>The caseworkers whose absences a leader may register, without the leader, sorted by name.</summary>
    public IReadOnlyList<AbsenceView> ForLeader(CaseworkerId leader)
    {
        var organization = source.Current;
        return Views(organization, known => new CaseworkerId(known.Id) != leader
            && AbsenceChange.MaySay(organization, leader, new CaseworkerId(known.Id)));
    }

    /// <summary>The caseworkers who name somebody as their substitute, sorted by name.</summary>
    public IReadOnlyList<AbsenceView> ForSubstitute(CaseworkerId substitute) =>
        Views(source.Current, known => known.Substitute is { } named && new CaseworkerId(named) == substitute);

    private IReadOnlyList<AbsenceView> Views(Organization organization, Func<Caseworker, bool> isShown) =>
    [
        .. organization.Document.Caseworkers.Where(isShown).Select(known => View(organization, new CaseworkerId(known.Id))!)
            .OrderBy(view => view.Name, DanishOrder.Names),
    ];

    /// <summary>Registers a substitute and absence as a new version of the organization document that applies from now.</summary>
    /// <param name="by">The caseworker who registers it; null: operations, who may register it for everybody.</param>
    /// <param name="said">The substitute and absence.</param>
    /// <param name="noted">The author stored with the new version of the document.</param>
    public async Task<Answer<AbsenceView>> RegisterAsync(
        CaseworkerId whom, CaseworkerId? by, AbsenceSaid said, string noted, CancellationToken cancellation)
    {
        await source.LoadAsync(cancellation);
        if (by is { } one && one != whom && !AbsenceChange.MaySay(source.Current, one, whom))
            return Refused(new Forbidden(
                "Absences are said by oneself, by the leader of one's unit, by the head of one's department, or by operations."));
        if (source.Current.Find(whom) is null) return Refused(Unknown);
        if (said.From is null && said.To is not null)
            return Refused(new Invalid([new Fault("/from", "missing: an absence has a beginning")]));
        var put = await source.ChangeAsync(now => AbsenceChange.In(now.Document, whom, said), noted, expected: null, cancellation);
        if (put.Faults.Count > 0)
            return Refused(new Invalid(AbsenceChange.Faults(put.Organization.Document, whom, put.Faults)));
        return View(put.Organization, whom) is { } view
            ? new Answer<AbsenceView>(view, null)
            : Refused(Unknown);
    }

    private AbsenceView? View(Organization organization, CaseworkerId whom)
    {
        if (organization.Find(whom) is not { } known) return null;
        var answers = organization.ResponsibleFor(
            whom, unit: null, new DepartmentCode(known.Department), new Domain.Calendar.EvaluationClock(clock.Now));
        return new AbsenceView(known.Id, known.Name, known.Unit, known.Substitute, known.Absent?.From, known.Absent?.To, answers.Value);
    }

    private static Answer<AbsenceView> Refused(Refusal refusal) => CommandMapping.Refused<AbsenceView>(refusal);
}

/// <summary>A caseworker's substitute and absence.</summary>
/// <param name="Caseworker">The caseworker's id.</param>
/// <param name="Name">The caseworker's name.</param>
/// <param name="Unit">The caseworker's unit id.</param>
/// <param name="Substitute">Who is responsible during absences; null: nobody is named.</param>
/// <param name="From">When the absence begins or began; null: none is registered.</param>
/// <param name="To">When it ends, inclusive if a date; null: until further notice.</param>
/// <param name="Answers">Who is responsible now for what the caseworker holds.</param>
public sealed record AbsenceView(
    string Caseworker, string Name, string Unit, string? Substitute, DateOrInstant? From, DateOrInstant? To, string Answers);
