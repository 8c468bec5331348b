using Coordination.Events;
using Coordination.Ids;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Checks;

/// <summary>The department events in a citizen's journal, with the number of times each is there.</summary>
internal sealed class JournalEvents
{
    /// <summary>What a journal says when the events of another key follow, or its own come back: they are in it once more.</summary>
    private static readonly string[] Moves = ["place-joined", "place-returned"];

    private readonly Dictionary<(string Source, string Id), int> _times;
    private readonly int _moves;

    private JournalEvents(Dictionary<(string Source, string Id), int> times, int moves) => (_times, _moves) = (times, moves);

    /// <summary>Reads the whole history of a citizen, page by page.</summary>
    public static async Task<JournalEvents> ReadAsync(CoordinationClient client, string citizen, CancellationToken cancellation)
    {
        var times = new Dictionary<(string, string), int>();
        var moves = 0;
        for (var page = $"/api/v1/citizens/{Uri.EscapeDataString(citizen)}/history?limit=1000"; page is not null;)
        {
            var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, page, CallerIdentity.Auditor), cancellation)
                .ConfigureAwait(false);
            foreach (var entry in response.Read<List<JournaledEntry>>())
            {
                if (Moves.Contains(entry.Kind)) moves++;
                if (EventTypes.Find(entry.Kind) is not null && entry.Cause is { } id)
                    times[(IdSpelling.Source(entry.By), id)] = times.GetValueOrDefault((IdSpelling.Source(entry.By), id)) + 1;
            }

            page = response.NextPage();
        }

        return new JournalEvents(times, moves);
    }

    /// <summary>Whether the journal contains the event.</summary>
    public bool Holds(LedgerLine line) => _times.ContainsKey(KeyOf(line));

    /// <summary>Whether the journal contains events other than these.</summary>
    public bool HoldsOthers(IEnumerable<LedgerLine> lines) => _times.Keys.Except(lines.Select(KeyOf)).Any();

    /// <summary>
    /// Acknowledged events that are missing from the journal, and events that are in it more often than they came to this place.
    /// </summary>
    public IEnumerable<string> Differences(IEnumerable<LedgerLine> lines)
    {
        foreach (var line in lines.DistinctBy(KeyOf))
            if (line.Status != EventStatus.Unknown && !Holds(line))
                yield return $"the event {KeyOf(line).Source} {KeyOf(line).Id} was {EventOutcome.WordOf(line.Status)} "
                    + "and is not in the journal";
        foreach (var (key, count) in _times)
            if (count > 1 + _moves) yield return $"the event {key.Source} {key.Id} is in the journal {count} times";
    }

    private static (string Source, string Id) KeyOf(LedgerLine line) =>
        (IdSpelling.Source(line.Event.GetProperty("source").GetString()!), line.Event.GetProperty("id").GetString()!);

    private sealed record JournaledEntry(string Kind, string By, string? Cause);
}
