using System.Text.Json;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.History;

/// <summary>
/// Formats journal entries in words. Every kind of entry has a text in both languages, followed by details from its data. A decision
/// also names its rule, the basis and the policy version. A kind without a text is shown as its code.
/// </summary>
internal sealed class HistoryFormatter(PictureLabels labels, PageUser user, PolicyBook policies)
{
    // Properties with the id of what an event is about. The first one present is used.
    private static readonly string[] ItemIds =
        ["interventionId", "appointmentId", "requirementId", "sanctionId", "contactId", "deadlineId", "goalId", "id"];

    private static readonly string[] Dates = ["dueOn", "dueAt", "onDate", "endedOn", "reviewOn", "until"];

    private readonly Localizer _localizer = user.Localizer;

    /// <summary>The text key of a kind of entry.</summary>
    internal static string KeyOf(string kind) =>
        EventTypes.Find(kind) is { } type ? $"event.{type.ShortName}" : $"fact.{kind}";

    /// <summary>Whether an entry is shown in the short history. Alerts and repetitions of what is known are not.</summary>
    internal static bool IsShown(HistoryEntryView entry) =>
        FactJson.TypeOf(entry.Kind) != typeof(AlertChanged)
        && entry.Kind is not ("conflict-revised" or "deadline-warned" or "intervention-planned" or "event-unparked"
            or "place-joining" or "place-parting" or "place-told" or "event-repeated");

    internal HistoryLine Format(HistoryEntryView entry)
    {
        if (entry.Masked)
        {
            return entry.By == Mask.Nobody
                ? new HistoryLine(entry.Version, entry.At, _localizer["masked.history"], null, null, null)
                : new HistoryLine(entry.Version, entry.At, _localizer["masked.history-shared"], user.AuthorName(entry.By), null, null);
        }

        using var document = JsonDocument.Parse(entry.Data);
        var data = new EntryData(document.RootElement);
        var isEvent = EventTypes.Find(entry.Kind) is not null;
        if (isEvent) data = data.Object("data") ?? data;
        var what = _localizer.Find(KeyOf(entry.Kind)) ?? entry.Kind;
        var parts = isEvent ? EventDetails(entry, data) : DecisionDetails(entry.Kind, data);
        var details = string.Join(", ", parts.Where(static part => !string.IsNullOrEmpty(part)).Distinct());
        return new HistoryLine(
            entry.Version, entry.At, details.Length == 0 ? what : $"{what}: {details}", user.AuthorName(entry.By),
            isEvent ? data.Text("reason") : Why(entry, data), isEvent ? null : entry.PolicyVersion);
    }

    private IEnumerable<string?> EventDetails(HistoryEntryView entry, EntryData data)
    {
        yield return data.Text("title") ?? data.Text("name") ?? data.Text("document") ?? data.Text("text");
        if (data.Text("kind") is { } kind) yield return _localizer.Code(EventTypes.Find(entry.Kind)?.ItemKind ?? "", kind);
        else yield return ItemLabel(entry, data);
        if (data.Instant("startsAt") is { } starts) yield return _localizer.Moment(starts);
        if (data.Day("startsOn") is { } from) yield return _localizer.Period(from, data.Day("endsOn"));
        yield return data.Text("place") ?? data.Text("municipality");
        if (data.Text("caseworker") is { } caseworker) yield return user.Names.Person(caseworker);
        foreach (var name in Dates)
            if (data.Time(name) is { } date) yield return DateText(date);
        if (data.Text("outcome") is { } outcome) yield return _localizer.Code("event-outcome", outcome);
        yield return data.Text("about");
        if (data.Text("instrument") is { } instrument && data.Any("score") is { } score) yield return $"{instrument} {score}";
        if (data.Text("indicator") is { } indicator && data.Any("value") is { } value) yield return $"{indicator} {value}";
        yield return data.Text("law");
        if (data.Array("scope") is { } scope) yield return string.Join(" · ", scope);
    }

    private IEnumerable<string?> DecisionDetails(string kind, EntryData data) => FactJson.TypeOf(kind)?.Name switch
    {
        nameof(ConflictChanged) => ConflictDetails(kind, data),
        nameof(DeadlineChanged) => DeadlineDetails(data),
        nameof(HandoverChanged) => [HandoverText(data)],
        nameof(PlanWritten) => [data.Text("wishes")],
        nameof(PlanAgreementNoted) => [data.Text("how"), data.Day("on") is { } day ? _localizer.Day(day) : null],
        nameof(StepLinkMade) or nameof(StepLinkWithdrawn) =>
            [data.Text("what"), data.Text("who"), data.Instant("until") is { } until ? LastDay(until) : null],
        nameof(MeasureChanged) =>
            [data.Text("department") is { } asked ? user.Names.Department(asked) : null, data.Text("what"), data.Text("offer"),
                data.Text("basis")],
        nameof(BarrierLogged) =>
            [_localizer.Code("barrier", data.Text("kind") ?? ""), Between(data), data.Text("note")],
        nameof(CoordinatorAppointed) =>
            [data.Object("to")?.Text("caseworker") is { } coordinator ? user.Names.PersonWithDepartment(coordinator) : null],
        nameof(CoordinatorLaidDown) =>
            [data.Object("from")?.Text("caseworker") is { } former ? user.Names.PersonWithDepartment(former) : null],
        nameof(ResponsibilityMoved) => ResponsibilityDetails(data),
        nameof(AlertChanged) =>
            [_localizer.Rule(data.Text("kind") ?? ""), data.Text("receiver") is { } receiver ? user.Names.Person(receiver) : null],
        nameof(EventParked) or nameof(EventUnparked) or nameof(EventSetAside) or nameof(EventRestored) =>
            [data.Text("type") is { } type ? _localizer.Find(KeyOf(type)) ?? type : null],
        _ => OtherDetails(data),
    };

    // The link ends at the start of a day.
    private string LastDay(DateTimeOffset until) => _localizer.Day(Localizer.DayOf(until).AddDays(-1));

    private string? Between(EntryData data) => data.Text("one") is { } one && data.Text("other") is { } other
        ? $"{user.Names.Code(one)} – {user.Names.Code(other)}"
        : null;

    private IEnumerable<string?> ConflictDetails(string kind, EntryData data)
    {
        yield return _localizer.Code("conflict", data.Text("kind") ?? "");
        if (kind == "conflict-settled" && data.Object("settlement") is { } settlement) yield return OutcomeText(settlement);
        if (kind == "conflict-advised" && data.Object("advice") is { } advice)
            yield return _localizer.Code("outcome", advice.Text("outcome") ?? "");
    }

    private IEnumerable<string?> DeadlineDetails(EntryData data)
    {
        yield return data.Text("title") ?? _localizer.Code("deadline", data.Text("kind") ?? "");
        if (data.Object("due")?.Instant("at") is { } at) yield return _localizer.Moment(at);
        if (data.Text("responsible") is { } responsible) yield return user.Names.Person(responsible);
    }

    private IEnumerable<string?> ResponsibilityDetails(EntryData data)
    {
        if (data.Text("what") is { } what && new ItemKey(what).Parts() is (ItemKinds.Contact, { Value: var contact }))
            yield return labels.Find(contact) ?? contact;
        if (data.Text("holder") is not { } holder || data.Text("person") is not { } person) yield break;
        yield return person == holder
            ? user.Names.Person(person)
            : _localizer["history.stands-in", user.Names.Person(person), user.Names.Person(holder)];
    }

    private IEnumerable<string?> OtherDetails(EntryData data)
    {
        if (data.Text("id") is { } id) yield return labels.Find(id) ?? id;
        if (data.Text("municipality") is { } municipality) yield return municipality;
        if (data.Day("on") is { } on) yield return _localizer.Day(on);
        if (data.Object("yield")?.Text("to") is { } stays && labels.Find(stays) is { } label)
            yield return _localizer["history.yields-to", label];
    }

    private string? HandoverText(EntryData data)
    {
        if (data.Object("what") is not { } what) return null;
        var label = what.Text("id") is { } id ? labels.Find(id) ?? id : _localizer["handover.role"];
        var from = data.Object("from")?.Text("caseworker") is { } giver ? user.Names.Person(giver) : "–";
        return $"{label}, {_localizer["handover.from-to", from, ReceiverName(data)]}";
    }

    private string ReceiverName(EntryData data)
    {
        if (data.Object("to") is not { } receiver) return "–";
        if ((data.Object("taker")?.Text("caseworker") ?? receiver.Text("caseworker")) is { } person) return user.Names.Person(person);
        return receiver.Text("unit") is { } unit ? user.Names.Unit(unit) : "–";
    }

    private string OutcomeText(EntryData settlement)
    {
        var outcome = settlement.Text("outcome") ?? "";
        return settlement.Text("givesWay") is { } givesWay
            ? _localizer[$"outcome.{outcome}.party", labels.Find(givesWay) ?? givesWay]
            : _localizer.Code("outcome", outcome);
    }

    // The reason a person gave, else the rule with its basis.
    private string? Why(HistoryEntryView entry, EntryData data)
    {
        var reason = entry.Kind == "conflict-settled" && data.Object("settlement") is { } settlement ? settlement.Text("reason")
            : entry.Kind == "conflict-advised" && data.Object("advice") is { } advice ? advice.Text("reason")
            : data.Text("answerReason") ?? data.Text("reason");
        if (!string.IsNullOrWhiteSpace(reason)) return reason;
        if (data.Text("kind") is not { } rule) return null;
        var policy = policies.At(entry.At).Policy;
        var basis = policy.BasisOf(rule);
        return basis == policy.Version ? _localizer.Rule(rule) : $"{_localizer.Rule(rule)}. {basis}";
    }

    private string? ItemLabel(HistoryEntryView entry, EntryData data)
    {
        var department = DepartmentEvent.DepartmentOf(entry.By);
        foreach (var name in ItemIds)
            if (data.Text(name) is { } id) return labels.Find(id) ?? labels.Find($"{department}/{id}");
        return null;
    }

    private string DateText(DateOrInstant date) =>
        date.Date is { } day ? _localizer.Day(day) : date.Instant is { } instant ? _localizer.Moment(instant) : "";
}
