using System.Text.Json;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Json.Schema;

namespace Coordination.Silo.Policies;

/// <summary>
/// Checks the received bytes of a policy document: that it is JSON, that it fits the published schema, and what the schema cannot
/// check.
/// </summary>
internal static class PolicyDocumentFaults
{
    private const int FaultsMax = 500;

    /// <summary>Two readers could read a duplicate property in two ways.</summary>
    internal static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSchema Schema = JsonSchema.FromText(System.Text.Encoding.UTF8.GetString(PolicyBook.Schema.Span));
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>The policy, null if the document cannot be read as one, and all faults.</summary>
    /// <param name="document">The document as received (UTF-8 JSON).</param>
    /// <param name="book">The existing versions.</param>
    /// <param name="organization">The organization. The document may name its departments.</param>
    /// <param name="today">The local day on which it is put.</param>
    public static (Policy? Policy, IReadOnlyList<Fault> Faults) Of(
        ReadOnlyMemory<byte> document, PolicyBook book, Organization organization, DateOnly today)
    {
        List<Fault> faults = [];
        Policy policy;
        try
        {
            using var parsed = JsonDocument.Parse(document, Strict);
            faults = OfSchema(parsed.RootElement);
            policy = PolicyBook.Read(document.Span);
        }
        catch (JsonException fault)
        {
            // If the schema found faults, they are more precise.
            if (faults.Count == 0) faults.Add(new(FaultPointer.OfPath(fault.Path), "cannot be read as what is expected here"));
            return (null, faults);
        }

        if (faults.Count == 0) faults.AddRange(PolicyFaults.Of(policy, book, organization, today, AllRules.InOrder));
        return (policy, faults);
    }

    private static List<Fault> OfSchema(JsonElement document)
    {
        var result = Schema.Evaluate(document, Options);
        List<Fault> faults = [];
        if (result.IsValid) return faults;
        foreach (var part in (result.Details ?? []).Prepend(result))
            foreach (var (keyword, message) in part.Errors ?? [])
            {
                var problem = keyword.Length == 0 ? "not known, expected to be left out" : message;
                var fault = new Fault(part.InstanceLocation.ToString(), problem);
                if (faults.Count < FaultsMax && !faults.Contains(fault)) faults.Add(fault);
            }

        return [.. faults.OrderBy(fault => fault.Pointer, StringComparer.Ordinal)];
    }
}
