using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Storage.ReadTables;

/// <summary>The content of a <see cref="CostRow"/>.</summary>
/// <param name="Department">The code of the department that runs the intervention, in its form.</param>
/// <param name="Payer">As reported; null: not reported.</param>
/// <param name="Amount">Kroner of one payment.</param>
/// <param name="Per">The period of one payment, in the words of the contract.</param>
/// <param name="Days">The days that are paid for, in order.</param>
public sealed record PaidCourse(
    string Department, string Kind, string? Payer, decimal Amount, string Per, IReadOnlyList<PaidDays> Days)
{
    /// <summary>As a row holds it.</summary>
    [JsonIgnore]
    public string Written => JsonSerializer.Serialize(this, PaidCourseJson.Readable.PaidCourse);

    /// <summary>The content of a row; null: it cannot be read.</summary>
    public static PaidCourse? Of(CostRow row) =>
        row.Paid.Length == 0 ? null : JsonSerializer.Deserialize(row.Paid, PaidCourseJson.Readable.PaidCourse);
}

/// <summary>Local days without a gap.</summary>
/// <param name="Last">The last day; null: no end is known.</param>
public readonly record struct PaidDays(DateOnly First, DateOnly? Last);
