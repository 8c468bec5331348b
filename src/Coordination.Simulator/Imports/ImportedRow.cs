using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Imports;

/// <summary>What a row of a file became.</summary>
/// <param name="Line">The row's line in the file, from 1.</param>
/// <param name="Event">The event; null: the row is refused.</param>
/// <param name="Fault">Why it is refused; null: it is not.</param>
internal sealed record ImportedRow(long Line, OutgoingEvent? Event, string? Fault)
{
    public static ImportedRow Refused(long line, string fault) => new(line, null, fault);
}
