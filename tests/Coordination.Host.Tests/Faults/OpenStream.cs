using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Coordination.Simulator.Sending;

namespace Coordination.Host.Tests.Faults;

/// <summary>A reader of Server-Sent Events that reads to the end.</summary>
internal sealed class OpenStream
{
    private const string EventField = "event: ";

    private readonly Task<string?> _reading;

    private OpenStream(Task<string?> reading) => _reading = reading;

    /// <summary>Opens a stream as somebody, and reads on in the background.</summary>
    public static async Task<OpenStream> OpenAsync(HttpClient http, string path, CallerIdentity who)
    {
        using var signIn = await http.PostAsJsonAsync(new Uri("/dev/sign-in", UriKind.Relative), new Dictionary<string, string> { [who.Kind] = who.Name });
        var token = (await signIn.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["token"];
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new OpenStream(Task.Run(() => ReadAsync(answer)));
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The name of the last event; null when the connection broke.</returns>
    public Task<string?> EndAsync(TimeSpan limit) => _reading.WaitAsync(limit);

    private static async Task<string?> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        using (var lines = new StreamReader(await answer.Content.ReadAsStreamAsync()))
        {
            string? last = null;
            try
            {
                while (await lines.ReadLineAsync() is { } line)
                    if (line.StartsWith(EventField, StringComparison.Ordinal)) last = line[EventField.Length..];
                return last;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
