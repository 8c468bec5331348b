using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Operations.UnknownNames;

/// <summary>Names in events that the organization does not know, the most frequent first.</summary>
/// <param name="Total">The number of names on all pages.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record UnknownNameModel(IReadOnlyList<UnknownNameRowModel> Rows, long Total, string? Next);

/// <summary>A name in events that the organization does not know.</summary>
/// <param name="Name">The name as it was sent.</param>
/// <param name="Kind">What it stands for, in words.</param>
/// <param name="Department">The department that named it.</param>
/// <param name="Since">The time of the first event that named it.</param>
/// <param name="Times">The number of events that named it.</param>
/// <param name="Hangs">What hangs on it, in words.</param>
public sealed record UnknownNameRowModel(
    string Name, string Kind, string Department, DateTimeOffset Since, long Times, string Hangs)
{
    internal static UnknownNameRowModel Of(UnknownNameView view, PageUser user) => new(
        view.Name, user.Localizer.Code("named", view.Kind), user.Names.Department(view.Department), view.Since, view.Times,
        string.Join(", ", view.Hangs.Select(one => $"{user.Localizer.Code("item", one.Kind)}: {one.Count}")));
}
