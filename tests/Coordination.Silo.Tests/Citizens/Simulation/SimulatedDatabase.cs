using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>The journal, the inbox and the wake times in memory. What is done here is durable and happens at one instant.</summary>
internal sealed class SimulatedDatabase(Flaw flaw)
{
    private readonly Dictionary<string, List<JournalEntry>> _ofCitizens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset?> _wakes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, InboxRow> _inbox = [];
    private long _position;
    private long _row;

    public Flaw Flaw => flaw;

    /// <summary>All entries in the order of their commits.</summary>
    public List<JournalEntry> Log { get; } = [];

    /// <summary>Events that a citizen refused.</summary>
    public HashSet<(string Source, string Id)> DeadLetters { get; } = [];

    public IReadOnlyCollection<InboxRow> Waiting => _inbox.Values;

    public IReadOnlyList<JournalEntry> Of(string citizen) => _ofCitizens.TryGetValue(citizen, out var entries) ? entries : [];

    public DateTimeOffset? WakeOf(string citizen) => _wakes.GetValueOrDefault(citizen);

    public InboxRow Insert(string citizen, ReadOnlyMemory<byte> envelope, DateTimeOffset at)
    {
        var row = new InboxRow(++_row, citizen, Partitions.Of(citizen), envelope, at, TraceParent: null);
        _inbox.Add(row.Position, row);
        return row;
    }

    public void Remove(IEnumerable<long> rows)
    {
        foreach (var row in rows) _inbox.Remove(row);
    }

    /// <summary>The citizens that are due.</summary>
    public List<string> Due(DateTimeOffset now)
    {
        List<string> due = [.. _wakes.Where(wake => wake.Value <= now).Select(static wake => wake.Key).Order(StringComparer.Ordinal)];
        if (flaw == Flaw.WakesOnceTooFew)
            foreach (var citizen in due) _wakes[citizen] = null;
        return due;
    }

    public AppendOutcome Commit(Append append, bool isAnswerLost)
    {
        if (!_ofCitizens.TryGetValue(append.Citizen, out var entries)) _ofCitizens[append.Citizen] = entries = [];
        var version = entries.Count == 0 ? 0 : entries[^1].Version;
        if (flaw == Flaw.SkipsVersionCheck) version = append.ExpectedVersion;
        if (version != append.ExpectedVersion || append.Facts.Any(Holds)) return AppendOutcome.Outdated;
        var before = _position;
        foreach (var fact in append.Facts)
        {
            var entry = new JournalEntry(++_position, append.Citizen, ++version, fact);
            entries.Add(entry);
            Log.Add(entry);
        }

        if (flaw == Flaw.ReusesPosition && isAnswerLost) _position = before;
        Remove(append.InboxPositions);
        _wakes[append.Citizen] = append.Head.WakeAt;
        return AppendOutcome.Committed;

        bool Holds(FactRow fact) => fact.EventId is not null
            && entries.Exists(entry => entry.Fact.EventId == fact.EventId && entry.Fact.Source == fact.Source);
    }
}
