namespace Coordination.Storage.Journal;

/// <summary>A row of the journal.</summary>
/// <param name="First">The columns of the row; its data are the packed facts, as they are stored or in clear.</param>
internal readonly record struct StoredFacts(long Position, string Citizen, long Version, int Count, FactRow First)
{
    /// <summary>Stands for facts that cannot be read.</summary>
    internal static ReadOnlyMemory<byte> Unreadable { get; } = "null"u8.ToArray();

    internal IReadOnlyList<JournalEntry> Entries => PackedFacts.Read(Position, Citizen, Version, Count, First);
}
