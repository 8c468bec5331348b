using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Feed;
using Coordination.Views;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Feed;

/// <summary>A decision as a CloudEvent.</summary>
/// <param name="Id">The position: a decision has the same id for every department and at every reading.</param>
/// <param name="Time">When it was decided, by the service's clock.</param>
/// <param name="Position">
/// Where it stands in the feed: 19 digits, so that positions as texts have the order of the numbers.
/// (An integer of CloudEvents has 32 bits.)
/// </param>
/// <param name="Data">The changed thing as the department may see it, with rule, basis, policyVersion and cause.</param>
internal sealed record FeedEvent(
    string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, string Position,
    JsonObject Data);

/// <summary>Makes CloudEvents of decisions, in the JSON of the API.</summary>
internal sealed class FeedEvents(IOptions<JsonOptions> json)
{
    internal const string Source = "/coordination";

    private const string TypePrefix = "coordination.decision.";
    private const string TypeVersion = ".v1";

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    /// <summary>The types of all decisions, sorted.</summary>
    internal static IReadOnlyList<string> Types { get; } = [.. FeedKinds.All.Select(TypeOf)];

    internal static string TypeOf(string kind) => TypePrefix + kind + TypeVersion;

    /// <summary>The kind that a type or a kind names; null: none.</summary>
    internal static string? KindOf(string type)
    {
        var kind = type.StartsWith(TypePrefix, StringComparison.Ordinal) && type.EndsWith(TypeVersion, StringComparison.Ordinal)
            ? type[TypePrefix.Length..^TypeVersion.Length]
            : type;
        return FeedKinds.All.AsSpan().BinarySearch(kind, StringComparer.Ordinal) >= 0 ? kind : null;
    }

    /// <summary>A position as text.</summary>
    internal static string TextOf(long position) => position.ToString("D19", CultureInfo.InvariantCulture);

    internal FeedEvent Of(DecisionView decision)
    {
        var data = Changed(decision) is { } changed
            ? (JsonObject)JsonSerializer.SerializeToNode(changed, changed.GetType(), _json)!
            : [];
        data["rule"] = decision.Rule;
        data["basis"] = decision.Basis;
        data["policyVersion"] = decision.PolicyVersion;
        data["cause"] = decision.Cause;
        var position = TextOf(decision.Position);
        return new FeedEvent(
            "1.0", position, Source, TypeOf(decision.Kind), $"citizen:{decision.Citizen}", decision.At, "application/json", position, data);
    }

    /// <summary>An event of no decision, to try an address with.</summary>
    internal byte[] TestJson(DateTimeOffset now) => JsonOf(new FeedEvent(
        "1.0", "test", Source, TypeOf("test"), "citizen:test", now, "application/json", TextOf(0), []));

    /// <summary>The event as it is sent.</summary>
    internal byte[] JsonOf(FeedEvent one) => JsonSerializer.SerializeToUtf8Bytes(one, _json);

    private static object? Changed(DecisionView decision) =>
        (object?)decision.Conflict ?? (object?)decision.Handover ?? (object?)decision.Deadline ?? (object?)decision.Coordinator
        ?? (object?)decision.Appointment ?? (object?)decision.Intervention ?? (object?)decision.Responsibility ?? (object?)decision.Died
        ?? (object?)decision.Moved ?? (object?)decision.Keys ?? (object?)decision.Measure ?? decision.Event;
}
