using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// The last words of an alert that goes. Its row stays when the basis has ended on which it named another department's content, so it names
/// nothing any more but what belongs to the department it was about.
/// </summary>
public static class EndedAlert
{
    /// <summary>The alert as it is stored from now on.</summary>
    /// <param name="citizen">The state in which it last stood.</param>
    public static Alert Of(Alert alert, Citizen citizen)
    {
        var others = alert.Subject.Kind switch
        {
            AlertSubjectKind.Conflict or AlertSubjectKind.Yield => PartiesOf(alert, citizen),
            AlertSubjectKind.Move when citizen.Departure is { } away =>
                MoveContent.ReportersOf(citizen, away.Municipality, away.On),
            _ => null,
        };
        return others is null ? alert : alert with
        {
            Hides = ConcealedDepartments.Of(others
                .Where(department => department != default && department != alert.Department).Concat(alert.Hides?.All ?? [])),
        };
    }

    private static IEnumerable<DepartmentCode> PartiesOf(Alert alert, Citizen citizen) => citizen.Conflicts.Values
        .Where(conflict => conflict.Id.Value == alert.Subject.Id || conflict.Settlement?.GivesWay?.Value == alert.About)
        .SelectMany(static conflict => conflict.Parties).Select(static party => party.Department ?? default);
}
