using System.Text.Json.Serialization;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>Why something was refused: problem details (RFC 9457). It shows no CPR number.</summary>
public sealed record ApiProblem
{
    /// <summary>The status of the answer or, in the result of an event, the one that the event alone would have got.</summary>
    public int Status { get; init; }

    /// <summary>A type of this service begins with <c>urn:coordination:problems/</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The status in words.</summary>
    public string? Title { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>Every fault by its JSON pointer; empty: none is named.</summary>
    public IReadOnlyList<Fault> Errors { get; init; } = [];

    /// <summary>Whether the same may be taken if it is sent again later.</summary>
    public bool IsTransient => Status is 408 or 429 or >= 500;

    /// <summary>The type without what all types of this service begin with; the status for others.</summary>
    public string Kind => Type?[(Type.LastIndexOf('/') + 1)..] is { Length: > 0 } kind && Type.StartsWith("urn:", StringComparison.Ordinal)
        ? kind
        : Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The oldest and the newest position, of a position that is not known.</summary>
    [JsonInclude] internal long Oldest { get; init; }

    /// <inheritdoc cref="Oldest"/>
    [JsonInclude] internal long Newest { get; init; }

    /// <summary>Where to read on, if the database was restored since.</summary>
    [JsonInclude] internal long? ResumeAfter { get; init; }

    /// <summary>The problem in one line.</summary>
    public override string ToString() =>
        $"{Status} {Title}: {Detail}" + string.Concat(Errors.Select(static fault => $" {fault.Pointer}: {fault.Problem}."));

    internal RefusalView AsRefusal() => new(
        Status switch
        {
            403 => RefusalKinds.Forbidden,
            404 => RefusalKinds.NotFound,
            409 => RefusalKinds.Conflict,
            _ => RefusalKinds.Invalid,
        },
        Detail ?? Title ?? "", Errors);
}
