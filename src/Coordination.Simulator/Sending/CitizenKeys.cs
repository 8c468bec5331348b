using System.Collections.Concurrent;
using System.Net.Http.Json;
using Coordination.Events;

namespace Coordination.Simulator.Sending;

/// <summary>
/// Looks up the keys of citizens who have several numbers. Answers name the key of the place that decides; the ledger must tell which
/// number an event was sent under, and contains no number.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class CitizenKeys(CoordinationClient client)
{
    private const string CprPrefix = "cpr:";
    private const string CitizenPrefix = "citizen:";
    private const string Path = "/api/v1/citizens/lookup";
    private const int InFlight = 8;

    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    // Of citizens who have no other number: the ledger need not say which number their events were sent under.
    private readonly ConcurrentDictionary<string, string> _alone = new(StringComparer.Ordinal);

    /// <summary>Looks the keys of subjects up that are numbers.</summary>
    public Task LearnAsync(IEnumerable<string> subjects, CancellationToken cancellation) => Parallel.ForEachAsync(
        subjects.Where(subject => subject.StartsWith(CprPrefix, StringComparison.Ordinal) && !_keys.ContainsKey(subject)),
        new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation },
        async (subject, stop) => _keys[subject] = await OfNumberAsync(subject[CprPrefix.Length..], stop).ConfigureAwait(false));

    /// <summary>The key of a CPR number.</summary>
    public async Task<string> OfNumberAsync(string number, CancellationToken cancellation)
    {
        var lookup = new ServiceRequest(HttpMethod.Post, Path, CallerIdentity.Integration)
        {
            Content = () => JsonContent.Create(new { cpr = number }),
        };
        return (await client.SendAsync(lookup, cancellation).ConfigureAwait(false)).Read<LookedUp>().Key;
    }

    /// <summary>The key of a subject. It is looked up once.</summary>
    public async Task<string> OfSubjectAsync(string subject, CancellationToken cancellation)
    {
        if (!subject.StartsWith(CprPrefix, StringComparison.Ordinal)) return subject[CitizenPrefix.Length..];
        if (_keys.TryGetValue(subject, out var known)) return known;
        return _alone.TryGetValue(subject, out known) ? known
            : _alone[subject] = await OfNumberAsync(subject[CprPrefix.Length..], cancellation).ConfigureAwait(false);
    }

    /// <summary>The event with the keys that were looked up.</summary>
    public OutgoingEvent Named(OutgoingEvent sent) => _keys.TryGetValue(sent.Subject, out var under)
        ? sent with
        {
            Under = under,
            Other = sent.Event.Data is INamesOtherCitizen { Other: var other } ? _keys.GetValueOrDefault(other) : null,
        }
        : sent;

    private sealed record LookedUp(string Key);
}
