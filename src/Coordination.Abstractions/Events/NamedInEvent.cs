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

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static NamedInEvent Of(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var kind = Vocabulary.Find<NamedKind>(text[..end]) ?? throw new FormatException($"No kind of name: {text[..end]}.");
        return new(kind, text[(end + 1)..]);
    }

    /// <summary>
    /// Every caseworker, unit and department that an event names, its sender's department first. The owner of a goal is left out:
    /// that may be the citizen or a relative.
    /// </summary>
    public static IEnumerable<NamedInEvent> In(DepartmentEvent reported)
    {
        yield return new(NamedKind.Department, reported.Department.Trim());
        var (caseworker, unit) = PersonAndUnit(reported.Data);
        if (!string.IsNullOrWhiteSpace(caseworker)) yield return new(NamedKind.Caseworker, caseworker.Trim());
        if (!string.IsNullOrWhiteSpace(unit)) yield return new(NamedKind.Unit, unit.Trim());
        foreach (var code in Departments(reported.Data))
            if (!string.IsNullOrWhiteSpace(code)) yield return new(NamedKind.Department, code.Trim());
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
        TreatmentRequested requested => (requested.Caseworker, null),
        ContactReceived received => (null, received.Unit),
        ConcernReported reported => (reported.Caseworker, reported.Unit),
        HearingOpened opened => (opened.Caseworker, null),
        AppealReceived received => (received.Caseworker, null),
        DeadlineSet set => (set.Responsible, null),
        _ => default,
    };

    private static IEnumerable<string> Departments(EventData data) => data switch
    {
        ContactReceived { Wants: { } wanted } => [wanted],
        ConsentGiven consent => consent.Scope,
        ConsentWithdrawn consent => consent.Scope,
        BasisEstablished basis => basis.Scope,
        BasisEnded basis => basis.Scope,
        _ => [],
    };
}
