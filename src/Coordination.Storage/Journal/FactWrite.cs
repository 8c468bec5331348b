using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>A fact to write to the journal.</summary>
internal readonly record struct FactWrite(string Citizen, long Version, FactRow Fact)
{
    internal static RowWrite<FactWrite> Append { get; } = new(
        "Journal/append_facts",
        Column<FactWrite>.Text(write => write.Citizen),
        Column<FactWrite>.Number(write => write.Version),
        Column<FactWrite>.Instant(write => write.Fact.At),
        Column<FactWrite>.Text(write => write.Fact.Kind),
        Column<FactWrite>.Text(write => write.Fact.By),
        Column<FactWrite>.Text(write => write.Fact.Cause),
        Column<FactWrite>.Text(write => write.Fact.PolicyVersion),
        Column<FactWrite>.Text(write => write.Fact.Source),
        Column<FactWrite>.Text(write => write.Fact.EventId),
        Column<FactWrite>.Text(write => write.Fact.Department),
        Column<FactWrite>.Utf8(write => write.Fact.Data));

    internal static IEnumerable<FactWrite> Of(Append append)
    {
        for (var index = 0; index < append.Facts.Count; index++)
            yield return new FactWrite(append.Citizen, append.ExpectedVersion + 1 + index, append.Facts[index]);
    }
}
