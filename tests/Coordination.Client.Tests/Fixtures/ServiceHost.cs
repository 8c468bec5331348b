using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Client.Tests;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(ServiceHost))]

namespace Coordination.Client.Tests;

/// <summary>
/// The service as it is run, in a process of its own on SQLite with a manual clock. Tests may kill it and start it again, so they run one
/// after another.
/// </summary>
public sealed class ServiceHost : IAsyncLifetime
{
    internal const string Bif = "source:/BIF/fasit";
    internal const string Sof = "source:/SOF/nexus";

    private static int _numbers;

    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new(StringComparer.Ordinal);

    internal RestartableHost Host { get; } = new(
        null, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Intake__EventsOfOneCitizenASecond", "5"),
        ("Intake__EventsOfOneCitizenAtOnce", "12"), ("Webhooks__RetryDelay", "00:00:00.05"), ("Webhooks__LookInterval", "00:00:00.1"));

    /// <summary>Where the service's clock stands.</summary>
    internal static DateTimeOffset Now { get; } = DateTimeOffset.Parse("2026-08-31T09:00:00+02:00", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        await Host.StartAsync();
        using var http = await AsAsync("role:operations");
        (await http.PutAsync(new Uri("api/v1/organization", UriKind.Relative), JsonContent.Create(Organization))).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A CPR number that no other test uses.</summary>
    internal static string NewCpr() => string.Create(CultureInfo.InvariantCulture, $"010180{Interlocked.Increment(ref _numbers):0000}");

    /// <summary>
    /// A token: <c>caseworker:bif-1</c>, <c>source:/BIF/fasit</c>, <c>role:integration</c>. It is good after restarts too.
    /// </summary>
    internal Task<string> TokenAsync(string who) => _tokens.GetOrAdd(who, SignInAsync);

    /// <summary>The clients of the HTTP API, as somebody.</summary>
    /// <param name="address">Where the service is called; null: at its own address.</param>
    internal ServiceProvider Api(string who, Uri? address = null, Action<ApiOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddCoordinationApi(api =>
        {
            api.Address = address ?? Host.Url;
            api.Token = async _ => await TokenAsync(who);
            api.RetryDelay = TimeSpan.FromMilliseconds(50);
            api.RetryDelayMax = TimeSpan.FromSeconds(2);
            configure?.Invoke(api);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>A plain HTTP client, as somebody.</summary>
    internal async Task<HttpClient> AsAsync(string who)
    {
        var http = new HttpClient { BaseAddress = Host.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(who));
        return http;
    }

    private async Task<string> SignInAsync(string who)
    {
        using var http = new HttpClient { BaseAddress = Host.Url };
        var colon = who.IndexOf(':', StringComparison.Ordinal);
        using var answer = await http.PostAsync(
            new Uri("dev/sign-in", UriKind.Relative),
            JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal) { [who[..colon]] = who[(colon + 1)..] }));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static JsonElement Organization { get; } = JsonElement.Parse("""
        {
          "departments": [
            {"code": "BIF", "name": "Beskæftigelse", "leader": "bif-head", "entryUnit": "bif-unit"},
            {"code": "SOF", "name": "Socialforvaltningen", "leader": "sof-head", "entryUnit": "sof-unit"}
          ],
          "units": [
            {"id": "bif-unit", "department": "BIF", "name": "Jobcenter", "leader": "bif-head", "entryPhone": "+45 00 00 00 01"},
            {"id": "sof-unit", "department": "SOF", "name": "Borgercenter", "leader": "sof-head", "entryPhone": "+45 00 00 00 02"}
          ],
          "caseworkers": [
            {"id": "bif-head", "name": "Hanne", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-1", "name": "Bente", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-2", "name": "Bo", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-3", "name": "Birgit", "department": "BIF", "unit": "bif-unit"},
            {"id": "sof-head", "name": "Sanne", "department": "SOF", "unit": "sof-unit"},
            {"id": "sof-1", "name": "Søren", "department": "SOF", "unit": "sof-unit"}
          ]
        }
        """);
}
