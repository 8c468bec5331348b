using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>An inbox row that is removed with an append.</summary>
internal readonly record struct InboxRemoval(string Citizen, long Position)
{
    internal static RowWrite<InboxRemoval> Remove { get; } = new(
        "Journal/remove_from_inbox",
        Column<InboxRemoval>.Text(removal => removal.Citizen),
        Column<InboxRemoval>.Number(removal => removal.Position));
}
