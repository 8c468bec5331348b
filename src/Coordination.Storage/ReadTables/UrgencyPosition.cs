namespace Coordination.Storage.ReadTables;

/// <summary>The position of an alert in the order of urgency: urgent, warning, information; of each the newest first.</summary>
/// <param name="Rank">0 for urgent, 1 for warning, 2 for information.</param>
/// <param name="Position">The position of the alert.</param>
public readonly record struct UrgencyPosition(int Rank, long Position)
{
    /// <summary>Before every alert.</summary>
    public static UrgencyPosition Start { get; } = new(-1, 0);

    /// <summary>The position of an alert.</summary>
    public static UrgencyPosition Of(AlertRecord record) => new(RankOf(record.Alert.Severity), record.Position);

    /// <summary>The rank of a severity.</summary>
    public static int RankOf(string severity) => severity switch { "urgent" => 0, "warning" => 1, _ => 2 };
}
