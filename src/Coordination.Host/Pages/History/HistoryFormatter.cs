using System.Text.Json;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.History;

/// <summary>
/// The journal in plain words: each entry's kind has words in both languages, what it is about is named from its data, and
/// a decision says by which rule, on what basis and under which policy. A kind without words shows as itself.
/// </summary>
internal sealed class HistoryWords(PictureWords words, Onlooker onlooker, PolicyBook policies)
{
    private const string EventPrefix = "coordination.";
    private const string VersionSuffix = ".v1";

    // In the order they read best.
    private static readonly string[] Ids =
        ["interventionId", "appointmentId", "requirementId", "sanctionId", "contactId", "deadlineId", "goalId", "id"];

    /// <summary>The catalogue's key for a kind.</summary>
    internal static string KeyOf(string kind) => kind.StartsWith(EventPrefix, StringComparison.Ordinal) && kind.EndsWith(VersionSuffix, StringComparison.Ordinal)
        ? $"event.{kind[EventPrefix.Length..^VersionSuffix.Length]}"
        : $"fact.{kind}";

    /// <summary>Whether an entry says something new to a reader: alerts and what was only noticed do not.</summary>
    internal static bool IsTelling(HistoryEntryView entry) =>
        !entry.Kind.StartsWith("alert-", StringComparison.Ordinal)
        && entry.Kind is not ("conflict-revised" or "deadline-warned" or "intervention-planned" or "event-unparked");

    /// <summary>One entry.</summary>
    internal HistoryEntry Of(HistoryEntryView entry)
    {
        using var document = JsonDocument.Parse(entry.Data);
        var data = document.RootElement;
        var isEvent = entry.Kind.StartsWith(EventPrefix, StringComparison.Ordinal);
        if (isEvent && data.TryGetProperty("data", out var inner)) data = inner;
        var key = KeyOf(entry.Kind);
        var what = onlooker.R.Find(key) ?? entry.Kind;
        var details = string.Join(", ", (isEvent ? EventDetails(entry, data) : Details(entry.Kind, data)).Where(static detail => !string.IsNullOrEmpty(detail)).Distinct());
        return new HistoryEntry(
            entry.Version, entry.At, details.Length == 0 ? what : $"{what}: {details}", onlooker.Doer(entry.By),
            isEvent ? Text(data, "reason") : Why(entry, data), isEvent ? null : entry.PolicyVersion);
    }

    private IEnumerable<string?> EventDetails(HistoryEntryView entry, JsonElement data)
    {
        var r = onlooker.R;
        var thing = EventTypes.Find(entry.Kind)?.ItemKind;
        yield return Text(data, "title") ?? Text(data, "name") ?? Text(data, "document") ?? Text(data, "text");
        if (Text(data, "kind") is { } kind) yield return r.Code(thing ?? "", kind);
        else if (ReportedItem(entry, data) is { } known) yield return known;
        if (Instant(data, "startsAt") is { } starts) yield return r.Moment(starts);
        if (Day(data, "startsOn") is { } from) yield return r.Period(from, Day(data, "endsOn"));
        yield return Text(data, "place") ?? Text(data, "municipality");
        if (Text(data, "caseworker") is { } caseworker) yield return onlooker.Names.Person(caseworker);
        foreach (var name in (string[])["dueOn", "dueAt", "onDate", "endedOn", "reviewOn", "until"])
            if (Text(data, name) is { } day && DateOrInstant.TryParse(day, out var when)) yield return When(when);
        if (Text(data, "outcome") is { } outcome) yield return r.Code("event-outcome", outcome);
        yield return Text(data, "about");
        if (Text(data, "instrument") is { } instrument && data.TryGetProperty("score", out var score)) yield return $"{instrument} {score}";
        if (Text(data, "indicator") is { } indicator && data.TryGetProperty("value", out var value)) yield return $"{indicator} {value}";
        yield return Text(data, "law");
        if (data.TryGetProperty("scope", out var scope) && scope.ValueKind == JsonValueKind.Array)
            yield return string.Join(" · ", scope.EnumerateArray().Select(static code => code.ToString()));
    }

    private IEnumerable<string?> Details(string kind, JsonElement data)
    {
        var r = onlooker.R;
        switch (kind[..(kind.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? end : kind.Length)])
        {
            case "conflict":
                yield return r.Code("conflict", Text(data, "kind") ?? "");
                if (kind == "conflict-settled" && data.TryGetProperty("settlement", out var settlement)) yield return Outcome(settlement);
                if (kind == "conflict-advised" && data.TryGetProperty("advice", out var advice)) yield return r.Code("outcome", Text(advice, "outcome") ?? "");
                break;
            case "deadline":
                yield return Text(data, "title") ?? r.Code("deadline", Text(data, "kind") ?? "");
                if (data.TryGetProperty("due", out var due) && Instant(due, "at") is { } at) yield return r.Moment(at);
                if (Text(data, "responsible") is { } responsible) yield return onlooker.Names.Person(responsible);
                break;
            case "handover":
                yield return Handover(data);
                break;
            case "coordinator":
                if (data.TryGetProperty("to", out var to) && Text(to, "caseworker") is { } coordinator) yield return onlooker.Names.PersonWithDepartment(coordinator);
                break;
            case "responsibility":
                if (Text(data, "what")?.Split(' ', 2) is ["contact", var contact]) yield return words.Find(contact) ?? contact;
                if (Text(data, "holder") is { } holder && Text(data, "person") is { } person)
                    yield return person == holder ? onlooker.Names.Person(person) : r["history.stands-in", onlooker.Names.Person(person), onlooker.Names.Person(holder)];
                break;
            case "alert":
                yield return AlertModels.RuleIn(r, Text(data, "kind") ?? "");
                if (Text(data, "receiver") is { } receiver) yield return onlooker.Names.Person(receiver);
                break;
            case "event":
                if (Text(data, "type") is { } type) yield return r.Find(KeyOf(type)) ?? type;
                break;
            default:
                if (Text(data, "id") is { } id) yield return words.Find(id) ?? id;
                if (data.TryGetProperty("yield", out var yields) && Text(yields, "to") is { } stays && words.Find(stays) is { } what) yield return r["history.yields-to", what];
                break;
        }
    }

    private string? Handover(JsonElement data)
    {
        if (!data.TryGetProperty("what", out var what)) return null;
        var thing = Text(what, "id") is { } id ? words.Find(id) ?? id : onlooker.R["handover.role"];
        var from = data.TryGetProperty("from", out var giver) && Text(giver, "caseworker") is { } person ? onlooker.Names.Person(person) : "–";
        var taker = data.TryGetProperty("taker", out var taken) ? Text(taken, "caseworker") : null;
        var to = data.TryGetProperty("to", out var receiver)
            ? (taker ?? Text(receiver, "caseworker")) is { } asked ? onlooker.Names.Person(asked) : Text(receiver, "unit") is { } unit ? onlooker.Names.Unit(unit) : "–"
            : "–";
        return $"{thing}, {onlooker.R["handover.from-to", from, to]}";
    }

    private string Outcome(JsonElement settlement)
    {
        var outcome = Text(settlement, "outcome") ?? "";
        return Text(settlement, "givesWay") is { } givesWay
            ? onlooker.R[$"outcome.{outcome}.party", words.Find(givesWay) ?? givesWay]
            : onlooker.R.Code("outcome", outcome);
    }

    // The reason a person gave; else the rule with its basis.
    private string? Why(HistoryEntryView entry, JsonElement data)
    {
        var given = data.TryGetProperty("settlement", out var settlement) && entry.Kind == "conflict-settled" ? Text(settlement, "reason")
            : data.TryGetProperty("advice", out var advice) && entry.Kind == "conflict-advised" ? Text(advice, "reason")
            : Text(data, "answerReason") ?? Text(data, "reason");
        if (!string.IsNullOrWhiteSpace(given)) return given;
        if (Text(data, "kind") is not { } rule) return null;
        var policy = policies.At(entry.At).Policy;
        var basis = policy.BasisOf(rule);
        var name = AlertModels.RuleIn(onlooker.R, rule);
        return basis == policy.Version ? name : $"{name}. {basis}";
    }

    private string? ReportedItem(HistoryEntryView entry, JsonElement data)
    {
        var department = entry.By.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        foreach (var name in Ids)
            if (Text(data, name) is { } id) return words.Find(id) ?? words.Find($"{department}/{id}");
        return null;
    }

    private string When(DateOrInstant when) => when.Date is { } day ? onlooker.R.Day(day) : when.Instant is { } instant ? onlooker.R.Moment(instant) : "";

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Instant(JsonElement data, string name) => Text(data, name) is { } text && Iso.TryInstant(text, out var instant) ? instant : null;

    private static DateOnly? Day(JsonElement data, string name) => Text(data, name) is { } text && DateOrInstant.TryParse(text, out var when) ? when.Date : null;
}
