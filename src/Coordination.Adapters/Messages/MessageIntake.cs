using Coordination.Client;

namespace Coordination.Adapters;

/// <summary>Takes messages of one kind and sends what they say.</summary>
/// <remarks>Thread safe. It stores nothing: taking a message again gives the same events, which the service counts once.</remarks>
/// <param name="events">Sends events, as a system that may send for the adapter's source.</param>
/// <param name="map">Reads a message: <see cref="HospitalNotifications.Map"/> or <see cref="CivilRegistrationMessages.Map"/>.</param>
public sealed class MessageIntake(EventsClient events, Func<string, MappedMessage> map)
{
    /// <summary>Takes a message. Nothing of a refused one is sent.</summary>
    /// <param name="text">The message as it was received.</param>
    /// <param name="wait">How long to wait until its events are settled; null: until they are durable.</param>
    /// <param name="cancellation">Stops waiting; what was sent stays sent.</param>
    /// <exception cref="ApiRefusedException">The service refused the request as a whole.</exception>
    public async Task<SentMessage> TakeAsync(string text, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        var message = map(text);
        return new SentMessage(
            message, message.IsRefused ? [] : await events.SendAllAsync(message.Events, wait, cancellation).ConfigureAwait(false));
    }
}
