using System.Text.Json.Serialization;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

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
    private const string OperationsPrefix = "operations:";

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

    /// <summary>Receiver of alerts that no person can take, of departments the organization does not know.</summary>
    public const string OtherOperations = OperationsPrefix + "other";

    /// <summary>Receiver of alerts that no person can take: a department's operations.</summary>
    public static string OperationsOf(DepartmentCode department, Organization organization) =>
        organization.Find(department) is null ? OtherOperations : $"{OperationsPrefix}{department.Value}";

    /// <summary>Whether a receiver is a department's operations: nobody there acknowledges, so nothing goes on to the next in line.</summary>
    public static bool IsToOperations(string receiver) => receiver.StartsWith(OperationsPrefix, StringComparison.Ordinal);

    /// <summary>The identity of an alert: citizen, matter, receiver.</summary>
    public static AlertId IdOf(CitizenKey citizen, string matter, string receiver) =>
        new(DeterministicId.Id("alert", citizen.Value, matter, receiver));
}
