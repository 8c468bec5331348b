using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>Departments by departments: open conflicts between them, and how long the row's waits for the column's.</summary>
/// <param name="Departments">The departments that have a conflict or a wait with another, by code.</param>
/// <param name="Cells">What there is between two of them; the row's department first.</param>
public sealed record MatrixModel(
    IReadOnlyList<string> Departments, IReadOnlyDictionary<(string Row, string Column), MatrixCell> Cells)
{
    private const long FewMax = 3;

    private static readonly MatrixCell Nothing = new(new LinkedCount(0, null), null, null);

    /// <summary>What there is between two departments.</summary>
    public MatrixCell this[string row, string column] => Cells.GetValueOrDefault((row, column)) ?? Nothing;

    /// <summary>The most conflicts of a cell; a few are few also where no cell has more.</summary>
    public long Most => Math.Max(FewMax, Cells.Values.Select(static cell => cell.Conflicts.Value).DefaultIfEmpty().Max());

    /// <param name="summary">The summary as its reader is told it.</param>
    internal static MatrixModel Of(SummaryView summary, bool seesLists)
    {
        var cells = new Dictionary<(string, string), MatrixCell>();
        foreach (var pair in summary.Conflicts.PerPair)
        {
            if (pair.Departments is not [var one, var other]) continue;
            var count = SummaryLinks.ToMatters(OpenMatter.Conflict, pair.Count, seesLists, pair.Departments);
            cells[(one, other)] = cells[(other, one)] = Nothing with { Conflicts = count };
        }

        foreach (var waits in summary.Waiting.Where(static wait => wait.From.Length > 0 && wait.From != wait.To)
            .GroupBy(static wait => (wait.From, wait.To)))
        {
            var longest = waits.MaxBy(static wait => wait.MedianHours)!;
            cells[waits.Key] = (cells.GetValueOrDefault(waits.Key) ?? Nothing) with
            {
                MedianHours = longest.MedianHours, Stage = longest.Stage,
            };
        }

        return new MatrixModel(
            [.. cells.Keys.SelectMany(static key => new[] { key.Item1, key.Item2 }).Distinct().Order(StringComparer.Ordinal)], cells);
    }
}

/// <summary>What there is between two departments.</summary>
/// <param name="Conflicts">Open conflicts between them.</param>
/// <param name="MedianHours">
/// The longest median of a stage for which the row's department waits, in hours; null: it waited for nothing.
/// </param>
/// <param name="Stage">That stage; null: none.</param>
public sealed record MatrixCell(LinkedCount Conflicts, double? MedianHours, string? Stage);
