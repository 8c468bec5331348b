using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Somebody the user may make coordinator.</summary>
/// <param name="Id">The caseworker's id.</param>
public sealed record CoordinatorChoice(string Id, string Name)
{
    /// <summary>
    /// The candidates for a vacant role. A person responsible for an active intervention may take it. A unit leader of a department
    /// with an active intervention may give it to a member of the unit.
    /// </summary>
    internal static IReadOnlyList<CoordinatorChoice> For(CitizenView picture, PageUser user)
    {
        if (user.Caseworker is not { } me || picture.Coordinator is not null) return [];
        var active = picture.Interventions.Where(static i => i.Status == "active").ToList();
        var mine = active.Any(i => user.Is(i.Responsible)) ? [me] : Array.Empty<string>();
        var led = user.Organization.UnitsLedBy(new CaseworkerId(me))
            .Where(unit => user.Organization.Find(new UnitId(unit)) is { } known && active.Exists(i => i.Department == known.Department))
            .SelectMany(unit => user.Organization.MembersOf(new UnitId(unit)));
        return [.. mine.Concat(led).Distinct().Select(id => new CoordinatorChoice(id, user.Names.Person(id)))];
    }
}
