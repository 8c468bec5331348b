using Coordination.Domain.Citizens;
using Coordination.Domain.Feed;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Feed;

/// <summary>A decision as the journal holds it, on its way to the citizen's grain.</summary>
/// <param name="Under">The key whose journal holds it. It may lead to another place by now.</param>
/// <param name="Data">UTF-8 JSON.</param>
[GenerateSerializer, Immutable, Alias("coordination.journaled-decision")]
internal sealed record JournaledDecision(
    [property: Id(0)] long Position, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Kind, [property: Id(3)] string By,
    [property: Id(4)] string? Cause, [property: Id(5)] string? PolicyVersion, [property: Id(6)] byte[] Data,
    [property: Id(7)] string Under)
{
    private const string Revised = "conflict-revised";

    // What it says, on the silo that read it. It does not travel: another silo reads the data again.
    [NonSerialized]
    private Entry? _read;

    public static JournaledDecision Of(JournalEntry entry, Entry read)
    {
        var fact = entry.Fact;
        return new(entry.Position, fact.At, fact.Kind, fact.By, fact.Cause, fact.PolicyVersion, fact.Data.ToArray(), entry.Citizen)
        {
            _read = read,
        };
    }

    /// <summary>What it says.</summary>
    public Entry ToEntry() => _read ?? JournalMapping.ToEntry(ToRow());

    /// <summary>
    /// That it was made, when it cannot be said what. Null for a revision of a conflict: their number may tell of what is hidden.
    /// </summary>
    public DecisionView? WithoutContent() => Kind == Revised
        ? null
        : new()
        {
            Position = Position, Citizen = Under, Kind = FeedKinds.Of(ToEntry().Fact), At = At,
            PolicyVersion = PolicyVersion,
        };

    private FactRow ToRow() => new(At, Kind, By, Cause, PolicyVersion, Source: null, EventId: null, Departments: null, Data);
}
