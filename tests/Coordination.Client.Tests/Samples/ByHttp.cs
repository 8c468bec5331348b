using Coordination.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordination.Client.Tests.Samples;

internal static class ByHttp
{
    internal static async Task<EventAnswer> RunAsync(Uri service, string token, string cpr)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCoordinationApi(api =>
        {
            api.Address = service;
            api.Token = _ => ValueTask.FromResult(token);
        });
        using var host = builder.Build();
        var events = host.Services.GetRequiredService<EventsClient>();

        var started = DepartmentEvent.Of("/BIF/fasit", "k-1 started", DateTimeOffset.Now, new InterventionStarted
        {
            InterventionId = "k-1", Kind = "contact-course", Unit = "jobcenter", Caseworker = "bif-1", StartsOn = new DateOnly(2026, 9, 1),
        });
        var answer = await events.SendAsync(EventSubject.OfCpr(cpr), started, wait: TimeSpan.FromSeconds(20));
        Console.WriteLine($"{answer.Status}: version {answer.Version} of citizen {answer.Citizen}");
        foreach (var fault in answer.Problem?.Errors ?? []) Console.WriteLine($"{fault.Pointer}: {fault.Problem}");
        return answer;
    }

    /// <summary>As it is in production, where an identity provider gives the token.</summary>
    internal static void Register(HostApplicationBuilder builder, TokenSource tokens) =>
        builder.Services.AddCoordinationApi(api =>
        {
            api.Address = new Uri("https://coordination.example.dk/");
            api.Token = cancellation => tokens.GetAsync(cancellation);
        });

    internal sealed class TokenSource(Func<CancellationToken, ValueTask<string>> provider)
    {
        internal ValueTask<string> GetAsync(CancellationToken cancellation) => provider(cancellation);
    }
}
