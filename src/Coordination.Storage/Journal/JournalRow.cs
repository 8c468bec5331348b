using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>
/// Consecutive facts of one append that are written as one row of the journal: at most <see cref="FactsMax"/>, and at most one of
/// them is a department event, which is the first. So the row has one event key, and what follows from an event is beside it.
/// </summary>
/// <param name="Version">The version of the first fact; the others follow it.</param>
/// <param name="Offset">How many facts of the batch come before it.</param>
/// <param name="First">The first fact. What it says beside its kind and data are the columns of the row.</param>
/// <param name="Count">The number of facts.</param>
/// <param name="Facts">The facts, UTF-8 JSON as <see cref="PackedFacts"/> writes it.</param>
internal readonly record struct JournalRow(
    string Citizen, long Version, int Offset, FactRow First, int Count, ReadOnlyMemory<byte> Facts)
{
    /// <summary>The most facts of one row. A reader looks back so far for the row that contains a version or position.</summary>
    internal const int FactsMax = 100;

    internal static RowWrite<JournalRow> Append { get; } = new(
        "Journal/append_rows",
        Column<JournalRow>.Number(row => row.Offset),
        Column<JournalRow>.Text(row => row.Citizen),
        Column<JournalRow>.Number(row => row.Version),
        Column<JournalRow>.Number(row => row.Count),
        Column<JournalRow>.Instant(row => row.First.At),
        Column<JournalRow>.Text(row => row.First.By == row.First.Source ? null : row.First.By),
        Column<JournalRow>.Text(row => row.First.Cause == row.First.EventId ? null : row.First.Cause),
        Column<JournalRow>.Text(row => row.First.PolicyVersion),
        Column<JournalRow>.Text(row => row.First.Source),
        Column<JournalRow>.Text(row => row.First.EventId),
        Column<JournalRow>.Text(row => row.First.Departments),
        Column<JournalRow>.Utf8(row => row.Facts));

    /// <summary>The number of facts from <paramref name="start"/> on that make one row.</summary>
    internal static int CountFrom(IReadOnlyList<FactRow> facts, int start)
    {
        var end = start + 1;
        while (end < facts.Count && end - start < FactsMax && facts[end].Source is null) end++;
        return end - start;
    }

    /// <summary>A row as it is stored.</summary>
    internal static StoredFacts Stored(Row row)
    {
        var (source, eventId) = (row.TextOrNull(8), row.TextOrNull(9));
        var first = new FactRow(
            row.Instant(4), string.Empty, row.TextOrNull(5) ?? source ?? string.Empty, row.TextOrNull(6) ?? eventId, row.TextOrNull(7),
            source, eventId, row.TextOrNull(10), row.Utf8(11));
        return new StoredFacts(row.Number(0), row.Text(1), row.Number(2), row.Count(3), first);
    }
}
