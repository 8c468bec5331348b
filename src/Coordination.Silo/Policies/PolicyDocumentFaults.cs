using System.Text.Json;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Json.Schema;

namespace Coordination.Silo.Policies;

/// <summary>Checks the received bytes of a policy document: JSON, its published schema, and then what a schema cannot say.</summary>
internal static class PolicyDocumentFaults
{
    private const int FaultsMax = 500;

    /// <summary>A property that is there twice would be read in two ways by two readers.</summary>
    internal static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSchema Schema = JsonSchema.FromText(System.Text.Encoding.UTF8.GetString(PolicyBook.Schema.Span));
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>The policy, where the document can be read as one, and every fault.</summary>
    /// <param name="document">The document as it was received (UTF-8 JSON).</param>
    /// <param name="book">The versions there are.</param>
    /// <param name="organization">The organization, whose departments it may name.</param>
    /// <param name="today">The local day it is put.</param>
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
            // Where the schema has found faults they say more.
            if (faults.Count == 0) faults.Add(new(Pointer(fault.Path), "cannot be read as what is expected here"));
            return (null, faults);
        }

        if (faults.Count == 0) faults.AddRange(PolicyFaults.Of(policy, book, organization, today, Rules.All));
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

    // $.appointments.precedence[3], as the serializer writes it.
    private static string Pointer(string? path) =>
        (path ?? "").TrimStart('$')
            .Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
}
