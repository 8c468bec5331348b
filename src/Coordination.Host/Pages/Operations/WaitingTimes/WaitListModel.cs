using Coordination.Host.Access;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.WaitingTimes;

/// <summary>The single waits behind a waiting time, newest first.</summary>
public sealed record WaitListModel(IReadOnlyList<WaitListRow> Waits)
{
    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }

    internal static WaitListModel Of(IReadOnlyList<WaitingTime> waits, PageUser user, ListMask mask)
    {
        return new WaitListModel(
            [.. waits.Select(wait => new WaitListRow(
                wait.Citizen, CitizenAddress.For(wait.Citizen, user), wait.Stage, CodeOf(wait, wait.From), CodeOf(wait, wait.To),
                wait.EndedAt, wait.EndedAt - wait.StartedAt))]);

        string CodeOf(WaitingTime wait, string department) => department.Length == 0
            ? ""
            : user.Masked.Code(mask.Department(wait.Citizen, WaitsQuery.ItemOf(wait), department));
    }
}

/// <summary>One wait that has ended.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Href">The citizen's page; null where the user's role opens none.</param>
/// <param name="Stage"><c>offered-accepted</c>, <c>contact-answer</c>, <c>conflict-answer</c> or <c>need-start</c>.</param>
/// <param name="From">The department that waited; empty where no pair of departments is concerned.</param>
/// <param name="To">The department waited for.</param>
/// <param name="EndedAt">The instant it ended.</param>
/// <param name="Length">How long it took.</param>
public sealed record WaitListRow(string Key, string? Href, string Stage, string From, string To, DateTimeOffset EndedAt, TimeSpan Length);
