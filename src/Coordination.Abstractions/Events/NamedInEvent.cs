using System.Text.Json.Serialization;
using Coordination.Ids;

namespace Coordination.Events;

/// <summary>What a name in an event stands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NamedKind>))]
public enum NamedKind
{
    [JsonStringEnumMemberName("caseworker")] Caseworker,

    [JsonStringEnumMemberName("unit")] Unit,

    [JsonStringEnumMemberName("department")] Department,
}

/// <summary>A caseworker, unit or department that an event names.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Written">The name as it was sent, without surrounding space.</param>
public readonly record struct NamedInEvent(NamedKind Kind, string Written)
{
    /// <summary>The form in which it is compared.</summary>
    [JsonIgnore]
    public string Form => Kind == NamedKind.Department ? IdSpelling.Department(Written) : IdSpelling.Name(Written);

    /// <summary>The kind and the name as one text, such as <c>caseworker bif-1</c>.</summary>
    public string Text => string.Concat(Vocabulary.WordFor(Kind), " ", Written);

    /// <summary>The kind and the form as one text: equal for names that are the same.</summary>
    [JsonIgnore]
    public string FormText => (this with { Written = Form }).Text;

    /// <summary>Reads <see cref="Text"/> or <see cref="FormText"/>.</summary>
    public static NamedInEvent Of(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var kind = Vocabulary.Find<NamedKind>(text[..end]) ?? throw new FormatException($"No kind of name: {text[..end]}.");
        return new(kind, text[(end + 1)..]);
    }

    /// <summary>
    /// Every caseworker, unit and department that an event names, each with its pointer, its sender's department first. The owner of a
    /// goal is left out: that may be the citizen or a relative.
    /// </summary>
    public static IEnumerable<(NamedInEvent Named, string Pointer)> In(DepartmentEvent reported)
    {
        foreach (var (kind, written, pointer) in WrittenIn(reported))
            if (!string.IsNullOrWhiteSpace(written)) yield return (new(kind, written.Trim()), pointer);
    }

    private static IEnumerable<(NamedKind Kind, string? Written, string Pointer)> WrittenIn(DepartmentEvent reported)
    {
        var (caseworker, unit) = PersonAndUnit(reported.Data);
        yield return (NamedKind.Department, reported.Department, "/source");
        yield return (NamedKind.Caseworker, caseworker, reported.Data is DeadlineSet ? "/data/responsible" : "/data/caseworker");
        yield return (NamedKind.Unit, unit, "/data/unit");
        if (reported.Data is ContactReceived received) yield return (NamedKind.Department, received.Wants, "/data/wants");
        if (Scope(reported.Data) is not { } scope) yield break;
        for (var index = 0; index < scope.Count; index++) yield return (NamedKind.Department, scope[index], $"/data/scope/{index}");
    }

    private static (string? Caseworker, string? Unit) PersonAndUnit(EventData data) => data switch
    {
        InterventionOpened opened => (opened.Caseworker, opened.Unit),
        InterventionChanged changed => (changed.Caseworker, changed.Unit),
        CaseworkerAssigned assigned => (assigned.Caseworker, assigned.Unit),
        AppointmentBooked booked => (booked.Caseworker, null),
        RequirementIssued issued => (issued.Caseworker, null),
        SanctionNotified notified => (notified.Caseworker, null),
        BenefitRequested requested => (requested.Caseworker, null),
        BenefitGranted granted => (granted.Caseworker, null),
        BenefitRefused refused => (refused.Caseworker, null),
        TreatmentRequested requested => (requested.Caseworker, null),
        ContactReceived received => (null, received.Unit),
        ConcernReported reported => (reported.Caseworker, reported.Unit),
        HearingOpened opened => (opened.Caseworker, null),
        AppealReceived received => (received.Caseworker, null),
        DeadlineSet set => (set.Responsible, null),
        _ => default,
    };

    private static TextList? Scope(EventData data) => data switch
    {
        ConsentGiven consent => consent.Scope,
        ConsentWithdrawn consent => consent.Scope,
        BasisEstablished basis => basis.Scope,
        BasisEnded basis => basis.Scope,
        _ => null,
    };
}
