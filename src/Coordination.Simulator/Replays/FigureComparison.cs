using System.Globalization;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Replays;

/// <summary>Compares the service's figures with counts of the log, one line per figure.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="department">The department of the log.</param>
/// <param name="frontDesk">The department that received the cases as contacts; null: none.</param>
/// <param name="output">Receives the comparison.</param>
internal sealed class FigureComparison(CoordinationClient client, string department, string? frontDesk, TextWriter output)
{
    /// <summary>The maximum number of differing pairs shown.</summary>
    public const int PairsShownMax = 20;

    private const string ContactAnswer = "contact-answer";
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(30);

    // The service rounds hours to two decimals.
    private const double HoursApartMax = 0.011;

    private int _figures, _differences;

    /// <summary>Reads the figures, writes the comparison, and returns whether all are equal.</summary>
    public async Task<bool> AllEqualAsync(LogFigures log, CancellationToken cancellation)
    {
        await SummaryResponse.SettleAsync(client, SettledWithin, cancellation).ConfigureAwait(false);
        var all = await FiguresResponse.ReadAsync(client, null, cancellation).ConfigureAwait(false);
        var own = await FiguresResponse.ReadAsync(client, department, cancellation).ConfigureAwait(false);
        Line($"Counted from the log itself (the service says):");
        Compare("citizens", log.Cases, all.Citizens);
        Compare("handovers completed", log.Changes, own.Handovers.Completed);
        Compare("citizens handed over", log.ChangedCases, own.Handovers.Citizens);
        ComparePairs(log.Pairs, own.Handovers);

        // With contacts the service has deadlines of its own that the log does not contain.
        if (frontDesk is null)
        {
            Compare("deadlines met", log.Met, own.Deadlines.Met);
            Compare("deadlines missed", log.Missed, own.Deadlines.Missed);
            Compare("deadlines open", log.Open, own.Deadlines.Open);
        }

        CompareWaits(log, own.Waiting ?? []);
        Line($"{_figures - _differences:N0} of {_figures:N0} figures are equal.");
        return _differences == 0;
    }

    private void ComparePairs(IReadOnlyDictionary<(string From, string To), long> log, FiguresResponse.FiguresOfHandovers handovers)
    {
        Compare("pairs", log.Count, handovers.PairCount);
        var service = handovers.Pairs.ToDictionary(pair => (pair.From, pair.To), pair => pair.Count);
        var isWhole = service.Count == handovers.PairCount; // Of many pairs the service names the most frequent.
        (string From, string To)[] compared = [.. isWhole ? log.Keys.Union(service.Keys) : service.Keys];
        (string From, string To)[] apart =
            [.. compared.Where(pair => log.GetValueOrDefault(pair) != service.GetValueOrDefault(pair))];
        var expected = isWhole ? log.Count : compared.Length;
        Compare("pairs of equal count", expected, expected - apart.Length);
        foreach (var pair in apart.Order().Take(PairsShownMax))
            Line($"    {pair.From} → {pair.To}  {log.GetValueOrDefault(pair):N0} ({service.GetValueOrDefault(pair):N0})");
    }

    private void CompareWaits(LogFigures log, IReadOnlyList<FiguresResponse.Wait> waiting)
    {
        var expected = frontDesk is null || log.Hours.Count == 0 ? 0 : 1;
        Compare("pairs and stages that wait", expected, waiting.Count);
        if (expected == 0) return;
        var wait = waiting.FirstOrDefault(one => one.Stage == ContactAnswer && one.From == frontDesk && one.To == department)
            ?? new FiguresResponse.Wait(ContactAnswer, frontDesk!, department, 0, 0, 0);
        Compare($"{frontDesk} → {department}, {ContactAnswer}", log.Hours.Count, wait.Count);
        CompareHours("  median, hours", log.HoursAt(0.5), wait.MedianHours);
        CompareHours("  90th percentile, hours", log.HoursAt(0.9), wait.P90Hours);
    }

    private void Compare(string what, long log, long service) => Write(what, $"{log:N0}", $"{service:N0}", log == service);

    private void CompareHours(string what, double log, double service) =>
        Write(what, $"{log:N2}", $"{service:N2}", Math.Abs(log - service) <= HoursApartMax);

    private void Write(string what, FormattableString log, FormattableString service, bool isEqual)
    {
        _figures++;
        if (!isEqual) _differences++;
        Line($"  {what,-32} {FormattableString.Invariant(log)} ({FormattableString.Invariant(service)}){(isEqual ? "" : "  DIFFERS")}");
    }

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
