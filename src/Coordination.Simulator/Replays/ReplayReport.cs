using System.Globalization;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Replays;

/// <summary>Reports the service's own figures after a replay.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="department">The department of the log.</param>
/// <param name="output">Receives the report.</param>
internal sealed class ReplayReport(CoordinationClient client, string department, TextWriter output)
{
    /// <summary>The number of busiest pairs shown.</summary>
    public const int PairsShownMax = 10;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var all = await FiguresResponse.ReadAsync(client, null, cancellation).ConfigureAwait(false);
        var own = await FiguresResponse.ReadAsync(client, department, cancellation).ConfigureAwait(false);
        var deadlines = own.Deadlines;
        Line($"The service's figures (department {department}; citizens of all departments):");
        Line($"  citizens             {all.Citizens:N0}");
        Line($"  handovers completed  {own.Handovers.Completed:N0} in {own.Handovers.Citizens:N0} citizens");
        foreach (var pair in own.Handovers.Pairs.Take(PairsShownMax)) Line($"    {pair.From} → {pair.To}  {pair.Count:N0}");
        var closed = deadlines.Met + deadlines.Missed;
        var (met, missed, open) = (deadlines.Met, deadlines.Missed, deadlines.Open);
        Line($"  deadlines            {met:N0} met, {missed:N0} missed of {closed:N0} closed; {open:N0} open");
    }

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
