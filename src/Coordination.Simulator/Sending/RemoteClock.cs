using System.Net;
using System.Net.Http.Json;

namespace Coordination.Simulator.Sending;

/// <summary>The service's clock, read and moved through its API.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="isManual">Whether the clock stands still until it is moved.</param>
/// <param name="now">The time it showed when it was read.</param>
internal sealed class RemoteClock(CoordinationClient client, bool isManual, DateTimeOffset now)
{
    private const string Path = "/dev/clock";

    /// <summary>Whether the clock stands still until it is moved.</summary>
    public bool IsManual => isManual;

    /// <summary>The time of a manual clock. For a system clock, the time it showed when it was read.</summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Reads the service's clock. If the service does not answer, the machine's time is used.</summary>
    public static async Task<RemoteClock> AskAsync(CoordinationClient client, CancellationToken cancellation)
    {
        var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, Path, CallerIdentity.Operations), cancellation)
            .ConfigureAwait(false);
        if (!response.IsGood) return new RemoteClock(client, isManual: false, TimeProvider.System.GetUtcNow());
        var now = response.Read<ClockReading>().Now;

        // Reading works in either mode. Only a manual clock can be put; putting its current time changes nothing, so the answer tells
        // the mode.
        var put = await PutAsync(client, now, cancellation).ConfigureAwait(false);
        return new RemoteClock(client, put.IsGood, now);
    }

    /// <summary>The time of the service's clock; the machine's time if the service does not answer.</summary>
    public static async Task<DateTimeOffset> ReadAsync(CoordinationClient client, CancellationToken cancellation)
    {
        var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, Path, CallerIdentity.Operations), cancellation)
            .ConfigureAwait(false);
        return response.IsGood ? response.Read<ClockReading>().Now : TimeProvider.System.GetUtcNow();
    }

    /// <summary>
    /// Moves a manual clock forward, and returns after everything due by then is done. It never moves the clock back and never
    /// changes a system clock.
    /// </summary>
    public async Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (!IsManual || instant <= Now) return;
        var response = await PutAsync(client, instant, cancellation).ConfigureAwait(false);
        if (response.Status == HttpStatusCode.Conflict)
            throw new UnexpectedResponseException($"Somebody else moved the service's clock: {response.Shown()}");
        if (!response.IsGood)
            throw new UnexpectedResponseException($"The service's clock could not be moved to {instant:O}: {response.Shown()}");
        Now = instant;
    }

    private static Task<ServiceResponse> PutAsync(CoordinationClient client, DateTimeOffset instant, CancellationToken cancellation) =>
        client.SendAsync(
            new ServiceRequest(HttpMethod.Put, Path, CallerIdentity.Operations)
            {
                Content = () => JsonContent.Create(new { now = instant }),
            },
            cancellation);

    private sealed record ClockReading(DateTimeOffset Now);
}
