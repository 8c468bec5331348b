using System.Globalization;
using System.Text.Json;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>Reads decisions as departments are told them: CloudEvents of the feed, its stream, and webhooks.</summary>
internal static class DecisionJson
{
    private const string TypePrefix = "coordination.decision.";
    private const string SubjectPrefix = "citizen:";

    /// <summary>Reads a decision. One of a kind that this version does not know has no part.</summary>
    /// <exception cref="JsonException">It is no decision.</exception>
    public static DecisionView Of(JsonElement cloudEvent)
    {
        var read = cloudEvent.Deserialize<DecisionEvent>(ApiJson.Options);
        if (read is not { Type: { } type, Subject: { } subject, Data.ValueKind: JsonValueKind.Object }
            || !type.StartsWith(TypePrefix, StringComparison.Ordinal) || !subject.StartsWith(SubjectPrefix, StringComparison.Ordinal)
            || !long.TryParse(read.Position, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            throw new JsonException("This is no decision of the service.");
        var kind = type[TypePrefix.Length..type.LastIndexOf('.')];
        return Part(kind, read.Data, new DecisionView
        {
            Position = position,
            Citizen = subject[SubjectPrefix.Length..],
            Kind = kind,
            At = read.Time,
            Rule = TextOf(read.Data, "rule"),
            Basis = TextOf(read.Data, "basis"),
            PolicyVersion = TextOf(read.Data, "policyVersion"),
            Cause = TextOf(read.Data, "cause"),
        });
    }

    private static DecisionView Part(string kind, JsonElement data, DecisionView told) => kind.Split('-')[0] switch
    {
        "conflict" or "sanction" => told with { Conflict = As<ConflictView>(data) },
        "handover" => told with { Handover = As<HandoverView>(data) },
        "deadline" => told with { Deadline = As<DeadlineView>(data) },
        "coordinator" => told with { Coordinator = As<CoordinatorView>(data) },
        "appointment" => told with { Appointment = As<AppointmentView>(data) },
        "intervention" => told with { Intervention = As<ChangedItemView>(data) },
        "responsibility" => told with { Responsibility = As<ResponsibilityMovedView>(data) },
        "measure" => told with { Measure = As<MeasureView>(data) },
        "event" => told with { Event = As<NamedEventView>(data) },
        _ => kind switch
        {
            "citizen-died" => told with { Died = As<DiedView>(data) },
            "citizen-moved" => told with { Moved = As<MovedToView>(data) },
            "citizen-renumbered" or "citizen-separated" => told with { Keys = As<CitizenKeysView>(data) },
            _ => told,
        },
    };

    // A decision whose content could not be made has only rule, basis, policy version and cause.
    private static T? As<T>(JsonElement data) where T : class =>
        data.EnumerateObject().Any(static member => member.Name is not ("rule" or "basis" or "policyVersion" or "cause"))
            ? data.Deserialize<T>(ApiJson.Options)
            : null;

    private static string? TextOf(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed record DecisionEvent(string? Type, string? Subject, DateTimeOffset Time, string? Position, JsonElement Data);
}
