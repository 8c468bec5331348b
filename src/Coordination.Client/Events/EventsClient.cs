using System.Globalization;
using System.Net;
using Coordination.Events;
using Microsoft.Extensions.Options;

namespace Coordination.Client;

/// <summary>Sends department events over HTTP, and asks what became of them. The caller is a department's system.</summary>
/// <remarks>Thread safe. Sending an event again changes nothing, so call again after any exception.</remarks>
public sealed class EventsClient
{
    private const int SecondsMax = 30;

    private readonly ApiRequests _requests;
    private readonly ApiOptions _options;
    private readonly TimeProvider _time;

    internal EventsClient(ApiRequests requests, IOptions<ApiOptions> options, TimeProvider time) =>
        (_requests, _options, _time) = (requests, options.Value, time);

    /// <summary>Sends one event.</summary>
    /// <inheritdoc cref="SendAllAsync"/>
    public async Task<EventAnswer> SendAsync(
        EventSubject subject, DepartmentEvent reported, TimeSpan? wait = null, CancellationToken cancellation = default) =>
        (await SendAllAsync([new CitizenEvent(subject, reported)], wait, cancellation))[0];

    /// <summary>
    /// Sends events and answers what became of each, in the order sent. Those that are taken are durable. A refused event stops no other.
    /// Events that the service cannot take now are sent again; those it could not take in the end are answered as refused, with a problem
    /// that is transient. More than a request may hold are sent in several.
    /// </summary>
    /// <param name="wait">How long to wait until they are settled, at most 30 seconds a request; null: until they are durable.</param>
    /// <exception cref="ApiRefusedException">A request was refused as a whole. Some events may have been taken.</exception>
    public async Task<IReadOnlyList<EventAnswer>> SendAllAsync(
        IReadOnlyList<CitizenEvent> events, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        var answers = new EventAnswer[events.Count];
        int[] left = [.. Enumerable.Range(0, events.Count)];
        for (var retries = 0; left.Length > 0; retries++)
        {
            var some = await PostAsync("events", [.. left.Select(index => events[index])], wait, cancellation);
            foreach (var (place, answer) in some.Index()) answers[left[place]] = answer;
            left = [.. left.Where(index => answers[index].Problem is { IsTransient: true })];
            if (retries == _options.RetriesMax) break;
            if (left.Length > 0) await Task.Delay(DelayAfter(retries), _time, cancellation);
        }

        return answers;
    }

    /// <summary>What would become of events if they were sent. Nothing is stored, and nobody is told.</summary>
    /// <exception cref="ApiRefusedException">A request was refused as a whole.</exception>
    public Task<IReadOnlyList<EventAnswer>> ValidateAsync(
        IReadOnlyList<CitizenEvent> events, CancellationToken cancellation = default) =>
        PostAsync("events/validate", events, wait: null, cancellation);

    /// <summary>Where an event of one's own is now.</summary>
    /// <param name="citizen">
    /// The key that the answer to the event told; null: what is settled or parked is found, and not what is still on its way.
    /// </param>
    /// <returns>Null: nothing is known of it, or it is another's.</returns>
    public Task<EventStanding?> FindAsync(string source, string id, string? citizen = null, CancellationToken cancellation = default) =>
        _requests.FindAsync<EventStanding>(
            $"events?source={Uri.EscapeDataString(source)}&id={Uri.EscapeDataString(id)}"
            + (citizen is null ? "" : $"&citizen={Uri.EscapeDataString(citizen)}"),
            cancellation);

    /// <summary>All events of one's own sources that wait for the item they change.</summary>
    public IAsyncEnumerable<WaitingEvent> ParkedAsync(CancellationToken cancellation = default) =>
        _requests.PagesAsync<WaitingEvent>("events/parked?limit=1000", cancellation);

    private async Task<IReadOnlyList<EventAnswer>> PostAsync(
        string path, IReadOnlyList<CitizenEvent> events, TimeSpan? wait, CancellationToken cancellation)
    {
        List<EventAnswer> answers = new(events.Count);
        foreach (var batch in EventBatch.Of(events))
        {
            using var response = await _requests.SendAsync(
                HttpMethod.Post, path, batch.ToContent(), request => Prefer(request, wait), cancellation, HttpStatusCode.MultiStatus);
            answers.AddRange((await ApiRequests.ReadAsync<EventAnswers>(response, cancellation)).Results);
        }

        return answers;
    }

    private static void Prefer(HttpRequestMessage request, TimeSpan? wait)
    {
        if (wait is not { } time) return;
        var seconds = (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 0, SecondsMax);
        request.Headers.Add("Prefer", string.Create(CultureInfo.InvariantCulture, $"wait={seconds}"));
    }

    private TimeSpan DelayAfter(int retries) =>
        TimeSpan.FromTicks(Math.Min(_options.RetryDelayMax.Ticks, _options.RetryDelay.Ticks << Math.Min(retries, 20)));

    private sealed record EventAnswers(IReadOnlyList<EventAnswer> Results);
}
