using System.Globalization;
using Coordination.Grains;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Words;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations;

/// <summary>Makes what the pages show of shared citizens and waits. Every number leads to its list.</summary>
internal static class SharedModels
{
    private const string ListPath = "/operations/shared";
    private const string WaitsPath = "/operations/waits";

    /// <summary>The panel; the whole municipality's number of plans leads to its list only for those who see all.</summary>
    internal static SharedModel Of(SharedSummaryView summary, IEnumerable<WaitingTime> waits, Span span, bool seesAll, bool maySet)
    {
        var programme = summary.Programme;
        return new SharedModel(
            span,
            Row("", null, summary.Total),
            [.. summary.Pairs.OrderByDescending(static pair => pair.Count.Shared).Select(static pair =>
                Row(string.Join(" – ", pair.Departments), string.Join(',', pair.Departments), pair.Count))],
            new ProgrammeModel(
                new Figure(programme.WithPlan, seesAll ? $"{ListPath}?plan=with" : null), programme.Target, programme.By, programme.Agreed,
                programme.Forecast, programme.IsReached == true, maySet),
            [.. WaitingView.Of(waits).Select(waiting => new WaitingRow(
                waiting.Stage, waiting.From, waiting.To, new Figure(waiting.Count, WaitsAddress(waiting, programme.From)), waiting.MedianHours, waiting.P90Hours))]);
    }

    /// <summary>A page of a list.</summary>
    internal static SharedListModel Of(IReadOnlyList<SharedCitizen> citizens, SharedFilter filter, bool named, string? next, Onlooker onlooker) => new(
        filter.Departments.Count == 0 ? null : string.Join(" – ", filter.Departments), filter.HasCoordinator, filter.HasPlan,
        [.. citizens.Select(one => new SharedListRow(
            one.Citizen, named ? one.Name ?? onlooker.R["citizen.unnamed"] : null, CitizenAddress(one.Citizen, onlooker), string.Join(" · ", one.Departments),
            one.Coordinator is { } coordinator ? onlooker.Names.PersonWithDepartment(coordinator) : null, one.PlanAgreedOn, one.HasPlan))],
        next);

    /// <summary>Single waits.</summary>
    internal static WaitsModel Of(IReadOnlyList<WaitingTime> waits, Onlooker onlooker) => new(
        [.. waits.Select(wait => new WaitRow(
            wait.Citizen, CitizenAddress(wait.Citizen, onlooker), wait.Stage, wait.From, wait.To, wait.EndedAt, wait.EndedAt - wait.StartedAt))]);

    private static SharedRow Row(string pair, string? departments, SharedCitizenCounts count)
    {
        var of = departments is null ? "" : $"departments={Uri.EscapeDataString(departments)}&";
        return new SharedRow(
            pair, new Figure(count.Shared, $"{ListPath}?{of}".TrimEnd('&', '?')),
            new Figure(count.WithoutCoordinator, $"{ListPath}?{of}coordinator=without"), new Figure(count.WithoutPlan, $"{ListPath}?{of}plan=without"));
    }

    private static string WaitsAddress(WaitingView waiting, DateOnly from) => string.Create(
        CultureInfo.InvariantCulture,
        $"{WaitsPath}?stage={waiting.Stage}&waitsFrom={Department(waiting.From)}&waitsTo={Department(waiting.To)}&from={from:yyyy-MM-dd}");

    private static string Department(string code) => code.Length == 0 ? OpenMattersQuery.NoDepartment : Uri.EscapeDataString(code);

    private static string? CitizenAddress(string citizen, Onlooker onlooker) =>
        onlooker.Caller.Kind is CallerKind.Caseworker or CallerKind.Auditor ? $"/citizens/{citizen}" : null;
}
