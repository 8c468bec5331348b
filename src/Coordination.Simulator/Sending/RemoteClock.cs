using System.Net;
using System.Net.Http.Json;

namespace Coordination.Simulator.Sending;

/// <summary>The service's clock as it can be seen from outside.</summary>
/// <param name="client">The way to the service.</param>
/// <param name="isManual">Whether it stands still until it is moved.</param>
/// <param name="now">What it showed.</param>
internal sealed class RemoteClock(CoordinationClient client, bool isManual, DateTimeOffset now)
{
    private const string Path = "/dev/clock";

    /// <summary>Whether it stands still until it is moved.</summary>
    public bool IsManual => isManual;

    /// <summary>What a manual clock shows; of a system clock, what it showed when it was asked.</summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Asks the service; without an answer the machine's time counts.</summary>
    public static async Task<RemoteClock> AskAsync(CoordinationClient client, CancellationToken cancellation)
    {
        var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, Path, CallerIdentity.Operations), cancellation)
            .ConfigureAwait(false);
        if (!response.IsGood) return new RemoteClock(client, isManual: false, TimeProvider.System.GetUtcNow());
        var now = response.Read<Reading>().Now;

        // Reading it works in either mode; only a manual clock can be put, and putting it where it stands changes nothing.
        var put = await PutAsync(client, now, cancellation).ConfigureAwait(false);
        return new RemoteClock(client, put.IsGood, now);
    }

    /// <summary>What the service's clock shows; without an answer the machine's time.</summary>
    public static async Task<DateTimeOffset> ReadAsync(CoordinationClient client, CancellationToken cancellation)
    {
        var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, Path, CallerIdentity.Operations), cancellation)
            .ConfigureAwait(false);
        return response.IsGood ? response.Read<Reading>().Now : TimeProvider.System.GetUtcNow();
    }

    /// <summary>
    /// Moves a manual clock forward, and returns after everything due by then was done. Never back; a system clock stays.
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
            new ServiceRequest(
                HttpMethod.Put, Path,
                CallerIdentity.Operations) { Content = () => JsonContent.Create(new { now = instant }) }, cancellation);

    private sealed record Reading(DateTimeOffset Now);
}
