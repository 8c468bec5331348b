using System.Text.Json.Serialization;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>The kinds of alert subjects, in the ordinal order of their stored names: alerts are journaled in this order.</summary>
public enum AlertSubjectKind
{
    /// <summary>A conflict that somebody must answer.</summary>
    Conflict,

    /// <summary>The coordinator role.</summary>
    Coordinator,

    /// <summary>A deadline that belongs to no other subject.</summary>
    Deadline,

    /// <summary>The death of the citizen.</summary>
    Death,

    /// <summary>A caseworker who broke the glass.</summary>
    Glass,

    Handover,

    /// <summary>A measure that the coordinator asked a department for.</summary>
    Measure,

    /// <summary>The citizen's move to another municipality.</summary>
    Move,

    /// <summary>The keys that lead to the citizen.</summary>
    Number,

    /// <summary>An event that waits for the item it changes.</summary>
    Parked,

    /// <summary>A hole in a department's rota: nobody answers the calls of another department.</summary>
    Rota,

    /// <summary>The day a department starts to work with the service.</summary>
    Start,

    /// <summary>An event that its department withdrew.</summary>
    Withdrawn,

    /// <summary>An appointment that yields and must be rebooked. It is one subject, however many conflicts it yields in.</summary>
    Yield,
}

/// <summary>
/// The subject of an alert. There is one alert for each subject and receiver. A clash, its rebooking deadline, the warning and the
/// miss all have the same subject: the appointment that yields.
/// </summary>
/// <remarks>
/// Alerts are stored with the text <see cref="Value"/>, such as <c>conflict 22bb</c>, and their ids are hashes of it. The texts must
/// not change.
/// </remarks>
[JsonConverter(typeof(TextIdJsonConverter<AlertSubject>))]
public readonly record struct AlertSubject : ITextId<AlertSubject>, IComparable<AlertSubject>
{
    private const char Separator = ' ';

    private static readonly string[] Names =
    [
        "conflict", "coordinator", "deadline", "death", "glass", "handover", "measure", "move", "number", "parked", "rota", "start",
        "withdrawn", "yield",
    ];

    private AlertSubject(AlertSubjectKind kind, string id) => (Kind, Id) = (kind, id);

    public AlertSubjectKind Kind { get; }

    /// <summary>The id within the kind; empty for a kind of which a citizen has one.</summary>
    public string Id { get; }

    /// <summary>The stored text: the name of the kind, then the id.</summary>
    public string Value => Id.Length == 0 ? Names[(int)Kind] : $"{Names[(int)Kind]}{Separator}{Id}";

    /// <summary>The deadline; null for another kind.</summary>
    public DeadlineId? Deadline => Kind == AlertSubjectKind.Deadline ? new DeadlineId(Id) : null;

    /// <summary>The coordinator role.</summary>
    public static AlertSubject Coordinator { get; } = new(AlertSubjectKind.Coordinator, "");

    /// <summary>The death of the citizen.</summary>
    public static AlertSubject Death { get; } = new(AlertSubjectKind.Death, "");

    /// <summary>The citizen's move to another municipality.</summary>
    public static AlertSubject Move { get; } = new(AlertSubjectKind.Move, "");

    /// <summary>The keys that lead to the citizen.</summary>
    public static AlertSubject Number { get; } = new(AlertSubjectKind.Number, "");

    /// <summary>The day a department starts to work with the service.</summary>
    public static AlertSubject Start { get; } = new(AlertSubjectKind.Start, "");

    public static AlertSubject For(ConflictId id) => new(AlertSubjectKind.Conflict, id.Value);

    /// <summary>A deadline that belongs to no other subject.</summary>
    public static AlertSubject For(DeadlineId id) => new(AlertSubjectKind.Deadline, id.Value);

    /// <summary>A caseworker who broke the glass.</summary>
    public static AlertSubject GlassOf(CaseworkerId by) => new(AlertSubjectKind.Glass, by.Value);

    public static AlertSubject For(HandoverId id) => new(AlertSubjectKind.Handover, id.Value);

    public static AlertSubject For(MeasureId id) => new(AlertSubjectKind.Measure, id.Value);

    /// <summary>A parked event.</summary>
    public static AlertSubject For(EventKey parked) => new(AlertSubjectKind.Parked, parked.Value);

    /// <summary>An event that its department withdrew.</summary>
    public static AlertSubject Withdrawn(EventKey key) => new(AlertSubjectKind.Withdrawn, key.Value);

    /// <summary>An appointment that yields.</summary>
    public static AlertSubject Yield(ItemId appointment) => new(AlertSubjectKind.Yield, appointment.Value);

    /// <summary>
    /// A department's rota for the calls of another department. The department itself as the other one means the calls of every
    /// department.
    /// </summary>
    public static AlertSubject Rota(DepartmentCode department, DepartmentCode other) =>
        new(AlertSubjectKind.Rota, $"{department}{Separator}{other}");

    /// <summary>Reads the stored text.</summary>
    /// <exception cref="FormatException">The text names an unknown kind: the program is older than the journal.</exception>
    public static AlertSubject Of(string value)
    {
        var end = value.IndexOf(Separator, StringComparison.Ordinal);
        var (name, id) = end < 0 ? (value, "") : (value[..end], value[(end + 1)..]);
        var kind = Array.IndexOf(Names, name);
        return kind >= 0
            ? new AlertSubject((AlertSubjectKind)kind, id)
            : throw new FormatException($"'{value}' is no subject of an alert.");
    }

    /// <inheritdoc/>
    public int CompareTo(AlertSubject other)
    {
        // As numbers: comparing two values of an enumeration type as such allocates both, and alerts are compared often.
        var byKind = ((int)Kind).CompareTo((int)other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Id, other.Id);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
