using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Adapters.Tests;
using Coordination.Client;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(AdapterHost))]

namespace Coordination.Adapters.Tests;

/// <summary>The service as it is run, in a process of its own on SQLite with a manual clock, with the adapters' departments.</summary>
public sealed class AdapterHost : IAsyncLifetime
{
    private static int _numbers;

    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new(StringComparer.Ordinal);
    private readonly RestartableHost _host = new(
        null, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Intake__EventsOfOneCitizenASecond", "100"),
        ("Intake__EventsOfOneCitizenAtOnce", "100"));

    public async ValueTask InitializeAsync()
    {
        await _host.StartAsync();
        using var http = new HttpClient { BaseAddress = _host.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(new { role = "operations" }));
        using var answer = await http.PutAsync(new Uri("api/v1/organization", UriKind.Relative), JsonContent.Create(Organization));
        answer.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>A CPR number that no other test uses.</summary>
    internal static string NewCpr() => string.Create(CultureInfo.InvariantCulture, $"010180{Interlocked.Increment(ref _numbers):0000}");

    internal Uri Address => _host.Url;

    /// <summary>The token of a system that sends for its own source.</summary>
    internal Task<string> TokenOfAsync(string source) => _tokens.GetOrAdd(source, _ => TokenAsync(new { source }));

    /// <summary>The clients of the API, as a system that sends for its own source.</summary>
    internal ServiceProvider Api(string source) => Api(() => TokenAsync(new { source }), source);

    /// <summary>The clients of the API, as a service that reads every department.</summary>
    internal ServiceProvider Reader() => Api(() => TokenAsync(new { role = "integration" }), "reader");

    private ServiceProvider Api(Func<Task<string>> token, string who)
    {
        var services = new ServiceCollection();
        services.AddCoordinationApi(api =>
        {
            api.Address = _host.Url;
            api.Token = async _ => await _tokens.GetOrAdd(who, _ => token());
        });
        return services.BuildServiceProvider();
    }

    private async Task<string> TokenAsync(object who)
    {
        using var http = new HttpClient { BaseAddress = _host.Url };
        using var answer = await http.PostAsync(new Uri("dev/sign-in", UriKind.Relative), JsonContent.Create(who));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static JsonElement Organization { get; } = JsonElement.Parse("""
        {
          "departments": [
            {"code": "REGION", "name": "Region", "leader": "region-head", "entryUnit": "region-unit"},
            {"code": "KFF", "name": "Kultur- og Fritidsforvaltningen", "leader": "kff-head", "entryUnit": "kff-unit"}
          ],
          "units": [
            {"id": "region-unit", "department": "REGION", "name": "Hospital", "leader": "region-head", "entryPhone": "+45 00 00 00 01"},
            {"id": "kff-unit", "department": "KFF", "name": "Borgerservice", "leader": "kff-head", "entryPhone": "+45 00 00 00 02"}
          ],
          "caseworkers": [
            {"id": "region-head", "name": "Rikke", "department": "REGION", "unit": "region-unit"},
            {"id": "kff-head", "name": "Kaj", "department": "KFF", "unit": "kff-unit"}
          ]
        }
        """);
}
