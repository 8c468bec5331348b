using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Patterns;

/// <summary>The patterns of a quarter in the user's language.</summary>
/// <param name="Quarter">The quarter, such as 2026-Q2.</param>
/// <param name="Least">Numbers below it are left out.</param>
/// <param name="Quarters">The quarters to choose from.</param>
/// <param name="Tables">The tables that have rows.</param>
public sealed record PatternModel(string Quarter, int Least, IReadOnlyList<string> Quarters, IReadOnlyList<PatternTableModel> Tables)
{
    internal static PatternModel Of(PatternsView view, IReadOnlyList<string> quarters, PageUser user)
    {
        var localizer = user.Localizer;
        PatternTableModel[] tables =
        [
            new("conflicts", [.. view.Conflicts.Select(one => new PatternRowModel(
                localizer.Code("conflict", one.Kind), string.Join(" – ", one.Departments.Select(user.Names.Code)), one.Citizens, null))]),
            new("waits", [.. view.Waits.Select(one => new PatternRowModel(
                localizer.Code("pattern.stage", one.Stage), string.Join(" → ", one.Departments.Select(user.Names.Code)), one.Citizens,
                one.MeanHours))]),
            new("handovers", [.. view.Handovers.Select(one => new PatternRowModel(
                localizer["pattern.handover"], $"{user.Names.Code(one.From)} → {user.Names.Code(one.To)}", one.Citizens, null))]),
            new("chains", [.. view.Chains.Select(one => new PatternRowModel(
                localizer["pattern.chain"], $"{user.Names.Code(one.From)} → {user.Names.Code(one.To)}", one.Citizens, null))]),
        ];
        return new PatternModel(view.Quarter, view.Least, quarters, [.. tables.Where(static table => table.Rows.Count > 0)]);
    }
}

/// <param name="Name">The end of its text keys.</param>
public sealed record PatternTableModel(string Name, IReadOnlyList<PatternRowModel> Rows);

/// <summary>One pattern.</summary>
/// <param name="MeanHours">How long it took on average, in whole hours; null: no wait.</param>
public sealed record PatternRowModel(string What, string Departments, long Citizens, long? MeanHours);
