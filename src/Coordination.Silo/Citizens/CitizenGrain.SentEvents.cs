using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Citizens;

internal sealed partial class CitizenGrain
{
    public Task<SentEvent?> Find(string key, string source, string id)
    {
        if (Caller.Current is not { } caller || (caller.Kind != CallerKind.Operations && !caller.MaySend(source)))
            throw new UnauthorizedAccessException("The caller may not send events of another source.");
        return AtPlaceAsync(
            () => FindHereAsync(key, source, id, seesAll: caller.Kind == CallerKind.Operations),
            leader => GrainFactory.Reference<ISentEvents>(leader.Value).Find(key, source, id));
    }

    private async Task<SentEvent?> FindHereAsync(string key, string source, string id, bool seesAll)
    {
        var row = await dependencies.Journal.ReadEventAsync(key, source, id);
        if (row.Count == 0) row = await FindUnderAsync(new CitizenKey(key), source, id);
        if (row is not [var taken, ..]) return null;
        var sight = seesAll
            ? null
            : SenderSight.Of(
                await _state.DurableAsync(), new DepartmentCode(DepartmentEvent.DepartmentOf(source)),
                dependencies.Organizations.Current, dependencies.Clock.Now);
        return new SentEvent(
            taken.Fact.Kind, AcceptedAt(taken), taken.Fact.At, sight is { TellsVersion: false } ? null : taken.Version,
            [
                .. row.Skip(1).Where(entry => entry.Fact.Cause == id && sight?.Tells(JournalMapping.ToEntry(entry.Fact).Fact) is not false)
                    .Select(static entry => entry.Fact.Kind),
            ]);
    }

    /// <summary>
    /// The entry of an event that came under another key of the citizen; the journal does not find such an event by its source and id.
    /// </summary>
    private async Task<IReadOnlyList<JournalEntry>> FindUnderAsync(CitizenKey key, string source, string id)
    {
        var citizen = await _state.DurableAsync();
        if (key == citizen.Key || !citizen.AllEvents().Any(taken => Is(taken.Event) && taken.IsUnder(key, citizen.Key))) return [];
        for (var after = 0L; after < citizen.Version;)
        {
            var entries = await dependencies.Journal.ReadAsync(Key, after, HistoryEntriesMax);
            foreach (var entry in entries)
                if (JournalMapping.ToEntry(entry.Fact).Fact is EventTaken { Taken.Event: var reported } && Is(reported)) return [entry];
            if (entries.Count == 0) break;
            after = entries[^1].Version;
        }

        return [];

        bool Is(DepartmentEvent reported) => reported.Source == source && reported.Id == id;
    }

    private static DateTimeOffset AcceptedAt(JournalEntry taken) =>
        JournalMapping.ToEntry(taken.Fact).Fact is EventTaken { AcceptedAt: { } at } ? at : taken.Fact.At;
}
