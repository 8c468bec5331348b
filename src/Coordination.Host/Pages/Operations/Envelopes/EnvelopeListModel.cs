namespace Coordination.Host.Pages.Operations.Envelopes;

/// <summary>Events that were not processed: refused when received, or given up after repeated delivery. Their data is not shown.</summary>
/// <param name="Heading">The text key of the heading.</param>
public sealed record EnvelopeListModel(string Heading, IReadOnlyList<EnvelopeListRow> Rows)
{
    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }
}

/// <summary>One event that was not processed. Attributes its envelope lacks are null.</summary>
/// <param name="At">The instant of the refusal, or of the last delivery.</param>
/// <param name="Source">The CloudEvents attribute <c>source</c>.</param>
/// <param name="Id">The CloudEvents attribute <c>id</c>.</param>
/// <param name="Type">The CloudEvents attribute <c>type</c>.</param>
/// <param name="Why">The HTTP status and faults, or the error of the last delivery without CPR numbers.</param>
public sealed record EnvelopeListRow(DateTimeOffset At, string? Source, string? Id, string? Type, string Why);
