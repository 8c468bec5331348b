using System.Text.Json.Serialization;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>How pressing an alert is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Good to know; asks for nothing.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>Something is owed.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something is overdue or about to be.</summary>
    [JsonStringEnumMemberName("urgent")] Urgent,
}

/// <summary>An alert (advis) as journaled: one per matter and receiver, updated, not many.</summary>
public sealed record Alert
{
    /// <summary>Id.</summary>
    public required AlertId Id { get; init; }

    /// <summary>The matter, such as <c>conflict ID</c>.</summary>
    public required string Matter { get; init; }

    /// <summary>A caseworker, or <c>operations:DEPARTMENT</c>.</summary>
    public required string Receiver { get; init; }

    /// <summary>The matter's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of what the receiver must act on.</summary>
    public required string About { get; init; }

    /// <summary>The department of what it is about.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>How pressing.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How far the matter has come; when that changes, an acknowledged alert is raised again.</summary>
    public required string Stage { get; init; }

    /// <summary>By when, if something is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was raised, or raised again.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When its receiver acknowledged it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who was alerted last because its receiver did not react.</summary>
    public CaseworkerId? EscalatedTo { get; init; }

    /// <summary>The identity of an alert: citizen, matter, receiver.</summary>
    public static AlertId IdOf(CitizenKey citizen, string matter, string receiver) =>
        new(DeterministicId.Id("alert", citizen.Value, matter, receiver));
}
