using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// A position in a list ordered by due time: the list is read on after it. It is a position and no number of rows, so that rows which come
/// and go meanwhile neither repeat nor hide others.
/// </summary>
/// <param name="DueAt">The due time of the row before; <see cref="Never"/> for one that is never due.</param>
/// <param name="Since">The instant that orders rows due at one time.</param>
/// <param name="Id">The id of the row before.</param>
/// <param name="Citizen">The citizen of the row before.</param>
public sealed record ListPosition(DateTimeOffset DueAt, DateTimeOffset Since, string Id, string Citizen)
{
    /// <summary>Stands for no due time. It is after every instant the service takes.</summary>
    public static DateTimeOffset Never { get; } = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The position before the first row.</summary>
    public static ListPosition Start { get; } = new(BeforeAll, BeforeAll, "", "");

    private static DateTimeOffset BeforeAll => new(1800, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal Statement In(Statement statement) => statement
        .Instant("never", Never).Instant("after_due", DueAt).Instant("after_since", Since).Text("after_id", Id)
        .Text("after_citizen", Citizen);
}
