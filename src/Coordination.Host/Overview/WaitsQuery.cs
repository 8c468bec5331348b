using Coordination.Host.Http;
using Coordination.Ids;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>The query of a list of waits.</summary>
internal static class WaitsQuery
{
    private static readonly string[] Stages =
        [WaitingTime.OfferedAccepted, WaitingTime.ContactAnswer, WaitingTime.ConflictAnswer, WaitingTime.NeedStart];

    /// <summary>What a stage must be.</summary>
    internal static string Expected { get; } = $"{string.Join(", ", Stages[..^1])} or {Stages[^1]}";

    /// <summary>Whether the text is a stage, or empty.</summary>
    internal static bool IsStage(string? stage) =>
        string.IsNullOrEmpty(stage) || Array.IndexOf(Stages, stage) >= 0;

    /// <summary>The filter. An empty value matches any value; <c>none</c> selects conflicts without a pair of departments.</summary>
    internal static WaitingFilter FilterOf(
        string? stage, string? waitsFrom, string? waitsTo, InstantRange period, IReadOnlyCollection<string>? seenBy) => new(
        period.From, period.To, seenBy, string.IsNullOrEmpty(stage) ? null : stage, DepartmentOf(waitsFrom), DepartmentOf(waitsTo));

    /// <summary>Reads the position after which the list is read on; null: from the beginning.</summary>
    internal static bool TryPosition(string? after, out WaitPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(after)) return true;
        if (PageCursor.Read(after, 4) is not [var ended, { } citizen, { } id, { } stage]
            || PageCursor.Instant(ended) is not { } at) return false;
        position = new WaitPosition(at, citizen, id, stage);
        return true;
    }

    /// <summary>What was waited for, as what lists must not tell names it.</summary>
    internal static string ItemOf(WaitingTime wait) => wait.Stage switch
    {
        WaitingTime.OfferedAccepted => $"handover {wait.Id}",
        WaitingTime.ContactAnswer => $"contact {wait.Id}",
        WaitingTime.NeedStart => $"need {wait.Id}", // What is secret of it is no row.
        _ => $"conflict {wait.Id}",
    };

    /// <summary>The position of a wait.</summary>
    internal static string PositionOf(WaitingTime wait) => PageCursor.Of(PageCursor.Part(wait.EndedAt), wait.Citizen, wait.Id, wait.Stage);

    private static string? DepartmentOf(string? department) => department switch
    {
        null or "" => null,
        OpenMattersQuery.NoDepartment => "",
        _ => IdSpelling.Department(department),
    };
}
