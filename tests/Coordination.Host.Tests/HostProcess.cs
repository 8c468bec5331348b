using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Coordination.Host.Tests.Api;
using Coordination.Testing;

namespace Coordination.Host.Tests;

/// <summary>The host as its own process, as it is run outside of tests, with everything it prints kept.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(90);

    private static ApiDocumentCheck? s_document;

    private readonly Process _process;
    private readonly StringBuilder _printed = new();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal HttpClient Client { get; }

    internal string Printed
    {
        get { lock (_printed) return _printed.ToString(); }
    }

    /// <summary>Starts a host in Development and waits until it is ready.</summary>
    internal static async Task<HostProcess> StartAsync(string folder, params (string Name, string Value)[] settings)
    {
        var host = Start(folder, [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);
        await Eventually.IsAsync("the host to be ready", async () =>
        {
            if (host._process.HasExited) throw new InvalidOperationException($"The host ended: {host.Printed}");
            try
            {
                return (await host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (Exception unreachable) when (unreachable is HttpRequestException or SocketException)
            {
                return false; // The client throws a SocketException when the connection ends while it is being made.
            }
        }, StartMax);
        return host;
    }

    /// <summary>Starts a host that must not come up; answers what it printed.</summary>
    internal static Task<(int ExitCode, string Printed)> RefuseAsync(string folder, params (string Name, string Value)[] settings) =>
        RunAsync(folder, [], settings);

    /// <summary>Runs a command of the host to its end; answers what it printed.</summary>
    internal static async Task<(int ExitCode, string Printed)> RunAsync(
        string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        await using var host = Start(folder, settings, arguments);
        using var limit = new CancellationTokenSource(StartMax);
        await host._process.WaitForExitAsync(limit.Token);
        host._process.WaitForExit();
        return (host._process.ExitCode, host.Printed);
    }

    /// <summary>
    /// Signs in: <c>caseworker:bif-1</c>, <c>source:/BIF/fasit</c>, <c>role:auditor</c>, <c>scopes:read:BIF feed:BIF</c>.
    /// </summary>
    internal async Task<string> TokenAsync(string who)
    {
        if (_tokens.TryGetValue(who, out var known)) return known;
        var colon = who.IndexOf(':', StringComparison.Ordinal);
        using var answer = await Client.PostAsync(
            new Uri("/dev/sign-in", UriKind.Relative),
            Json(who[..colon] == "scopes"
                ? new { role = "integration", scopes = who[(colon + 1)..].Split(' ') }
                : (object)new Dictionary<string, string> { [who[..colon]] = who[(colon + 1)..] }));
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return _tokens[who] = body.RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>Sends a request as somebody; null sends it as nobody.</summary>
    internal async Task<Answer> SendAsync(
        HttpMethod method, string path, string? who, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (who is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(who));
        request.Content = body switch { null => null, HttpContent content => content, _ => Json(body) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await SendAsync(request);
        var answer = new Answer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
        if (request.RequestUri!.OriginalString.Split('?')[0] is var plain && plain.StartsWith("/api/", StringComparison.Ordinal))
            (await DocumentAsync()).Require(method, plain, answer.Code, answer.ContentHeaders.ContentType?.MediaType, answer.Text);
        return answer;
    }

    /// <summary>The OpenAPI document, which is the same of every host.</summary>
    private async Task<ApiDocumentCheck> DocumentAsync() =>
        s_document ??= new ApiDocumentCheck(await Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

    /// <summary>Sends a request; a host that is no more says what it last printed.</summary>
    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await Client.SendAsync(request, until);
        }
        catch (HttpRequestException fault) when (_process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            throw new InvalidOperationException(
                $"The host ended with {_process.ExitCode}: {Printed[^Math.Min(Printed.Length, 4_000)..]}", fault);
        }
    }

    /// <summary>Gets a path as somebody.</summary>
    internal Task<Answer> GetAsync(string path, string? who, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, who, null, headers);

    /// <summary>Posts a body as somebody.</summary>
    internal Task<Answer> PostAsync(string path, string? who, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, who, body, headers);

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">It took longer than the limit.</exception>
    internal async Task<int> EndAsync(TimeSpan limit)
    {
        using var bound = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(bound.Token);
        _process.WaitForExit(); // What it printed last is kept then.
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    internal static StringContent Json(object body, string mediaType = "application/json") =>
        new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, mediaType);

    private static HostProcess Start(string folder, (string Name, string Value)[] settings, params string[] arguments)
    {
        // With endpoints of Kestrel's own, the addresses are theirs.
        var given = settings.FirstOrDefault(static setting => setting.Name == "Kestrel__Endpoints__Http__Url").Value;
        var address = new Uri(given ?? $"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(
            "dotnet", [Program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var name in start.Environment.Keys.Where(
                name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal))
                .ToArray())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_URLS"] = address.OriginalString;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!, address);
    }

    // Beside this project's own output: artifacts/bin/Coordination.Host/debug.
    private static string Program
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "Coordination.Host", own.Name, "Coordination.Host.dll");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        lock (_printed) _printed.AppendLine(line);
    }
}

/// <summary>An answer of the host.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    internal int Code => (int)Status;

    internal JsonElement Body => JsonElement.Parse(Text);

    internal string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    internal bool NamesExactly(params string[] pointers) =>
        Pointers.Order(StringComparer.Ordinal).SequenceEqual(pointers.Order(StringComparer.Ordinal));

    internal string[] Pointers =>
        [.. Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!)];
}
