using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Views;

namespace Coordination.Silo.Organizations;

/// <summary>Where caseworkers, and leaders for theirs, say who stands in and when they are away.</summary>
public sealed class AbsenceRegister(OrganizationSource source, ServiceClock clock)
{
    /// <summary>How it stands with somebody; null for nobody of the document.</summary>
    public AbsenceView? Of(CaseworkerId whom) => View(source.Current, whom);

    /// <summary>Those for whom somebody may say it besides themselves, by name.</summary>
    public IReadOnlyList<AbsenceView> ForLeader(CaseworkerId leader)
    {
        var organization = source.Current;
        return
        [
            .. organization.Document.Caseworkers.Select(known => new CaseworkerId(known.Id))
                .Where(id => id != leader && AbsenceChange.MaySay(organization, leader, id)).Select(id => View(organization, id)!)
                .OrderBy(view => view.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Puts it as a new version of the document, dated from now.</summary>
    /// <param name="whom">Whose absence.</param>
    /// <param name="by">The caseworker who says it; null: operations, who may for everybody.</param>
    /// <param name="said">What is said.</param>
    /// <param name="noted">Who is noted as having put it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Answer<AbsenceView>> RegisterAsync(CaseworkerId whom, CaseworkerId? by, AbsenceSaid said, string noted, CancellationToken cancellation)
    {
        await source.LoadAsync(cancellation);
        if (source.Current.Find(whom) is null) return Refused("not-found", "Nobody of this id is in the organization.");
        if (by is { } one && !AbsenceChange.MaySay(source.Current, one, whom))
            return Refused("forbidden", "Absences are said by oneself, by the leader of one's unit, by the head of one's department, or by operations.");
        if (said.From is null && said.To is not null)
            return Refused("invalid", "The request is not valid.", [new Fault("/from", "missing: an absence has a beginning")]);
        var put = await source.ChangeAsync(now => AbsenceChange.In(now.Document, whom, said), noted, expected: null, cancellation);
        return put.Faults.Count > 0
            ? Refused("invalid", "The request is not valid.", AbsenceChange.Faults(put.Organization.Document, whom, put.Faults))
            : View(put.Organization, whom) is { } view ? new Answer<AbsenceView>(view, null) : Refused("not-found", "Nobody of this id is in the organization.");
    }

    private AbsenceView? View(Organization organization, CaseworkerId whom)
    {
        if (organization.Find(whom) is not { } known) return null;
        var answers = organization.ResponsibleFor(whom, unit: null, new DepartmentCode(known.Department), new Domain.EvaluationClock(clock.Now));
        return new AbsenceView(known.Id, known.Name, known.Unit, known.Substitute, known.Absent?.From, known.Absent?.To, answers.Value);
    }

    private static Answer<AbsenceView> Refused(string kind, string why, IReadOnlyList<Fault>? faults = null) => new(null, new RefusalView(kind, why, faults ?? []));
}

/// <summary>Somebody's substitute and absence.</summary>
/// <param name="Caseworker">Whose.</param>
/// <param name="Name">Their name.</param>
/// <param name="Unit">Their unit.</param>
/// <param name="Substitute">Who stands in while they are away, if anybody.</param>
/// <param name="From">Since or from when they are away; null: they are not.</param>
/// <param name="To">To when, inclusive where it is a date; null: until further notice.</param>
/// <param name="Answers">Who answers now for what they hold.</param>
public sealed record AbsenceView(string Caseworker, string Name, string Unit, string? Substitute, DateOrInstant? From, DateOrInstant? To, string Answers);
