using Coordination.Client;
using Coordination.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Adapters.Tests.Samples;

internal static class TakeMessages
{
    internal static void Register(IServiceCollection services, TokenSource tokens)
    {
        services.AddCoordinationApi(api =>
        {
            api.Address = new Uri("https://coordination.example.dk/");
            api.Token = cancellation => tokens.GetAsync(cancellation);
        });
        services.AddSingleton(new HospitalNotifications(new HospitalSettings { Source = "/REGION/sygehusadvis" }));
        services.AddSingleton(all => new MessageIntake(
            all.GetRequiredService<EventsClient>(), all.GetRequiredService<HospitalNotifications>().Map));
    }

    internal sealed class TokenSource(Func<CancellationToken, ValueTask<string>> provider)
    {
        internal ValueTask<string> GetAsync(CancellationToken cancellation) => provider(cancellation);
    }

    /// <summary>What becomes of each message, in order.</summary>
    internal sealed class Transport(MessageIntake intake)
    {
        internal List<string> Became { get; } = [];

        internal async Task ReceiveAsync(string text, CancellationToken cancellation)
        {
            var sent = await intake.TakeAsync(text, cancellation: cancellation);
            if (sent.IsTaken) Acknowledge();
            else if (sent.Message.IsRefused) PutAside(text, sent.Message.Faults); // Somebody reads it.
            else TryLater(); // Or an answer's problem says what to do.
        }

        private void Acknowledge() => Became.Add("acknowledged");

        private void PutAside(string text, IReadOnlyList<Fault> faults) =>
            Became.Add(text.Length > 0 && faults.Count > 0 ? "put aside" : "lost");

        private void TryLater() => Became.Add("later");
    }
}
