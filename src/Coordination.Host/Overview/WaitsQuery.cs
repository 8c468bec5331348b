using Coordination.Host.Http;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>The query of a list of waits.</summary>
internal static class WaitsQuery
{
    /// <summary>Whether the text is a stage, or empty.</summary>
    internal static bool IsStage(string? stage) =>
        stage is null or "" or WaitingTime.OfferedAccepted or WaitingTime.ContactAnswer or WaitingTime.ConflictAnswer;

    /// <summary>The filter. An empty value matches any value; <c>none</c> selects conflicts without a pair of departments.</summary>
    internal static WaitingFilter FilterOf(
        string? stage, string? waitsFrom, string? waitsTo, InstantRange period, IReadOnlyCollection<string>? seenBy) => new(
        period.From, period.To, seenBy, string.IsNullOrEmpty(stage) ? null : stage, DepartmentOf(waitsFrom), DepartmentOf(waitsTo));

    private static string? DepartmentOf(string? department) => department switch
    {
        null or "" => null,
        OpenMattersQuery.NoDepartment => "",
        _ => department,
    };
}
