using System.Globalization;
using System.Security.Cryptography;
using Coordination.Grains;
using Coordination.Host.Tests.Security;
using Coordination.Silo.Callers;
using Coordination.Testing;
using Attempt = Coordination.Host.Tests.Grains.OutsideProcess.Attempt;

namespace Coordination.Host.Tests.Grains;

/// <summary>An Orleans client of another program, in a process of its own, against a host as it runs in production.</summary>
public sealed class OutsideClientTests : IAsyncLifetime
{
    private const string RawNumber = "010180" + "9999";

    private static readonly byte[] ClusterKey = RandomNumberGenerator.GetBytes(32);

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-outside-").FullName;
    private readonly int[] _ports = FreePorts.Find(2);
    private TestIdentityProvider _provider = null!;
    private HostProcess _host = null!;
    private string _citizen = null!;

    [Fact]
    public async Task A_client_that_says_it_is_somebody_is_refused_and_a_credential_is_served()
    {
        await using var client = OutsideProcess.Start(_ports[1]);
        foreach (var kind in Enum.GetValues<CallerKind>())
            foreach (var call in (string[])["picture", "take-in", "intake", "stream", "management", "deactivate"])
                await RefusedAsync(client, new Attempt(call, _citizen, (int)kind, kind == CallerKind.Caseworker ? "bif-1" : "/BIF/fasit"));
        await RefusedAsync(client, new Attempt("picture", _citizen));

        var caseworker = _provider.Token(new() { ["sub"] = "u1", ["caseworker"] = "bif-1" });
        Assert.Equal("Anna Prøve", (await client.TryAsync(new Attempt("picture", _citizen, Token: caseworker))).Answer);
        var stranger = _provider.Token(new() { ["sub"] = "u2", ["caseworker"] = "sof-1" });
        await RefusedAsync(client, new Attempt("picture", _citizen, (int)CallerKind.Caseworker, "bif-1", stranger));
        await RefusedAsync(client, new Attempt("picture", _citizen, (int)CallerKind.System, "system", stranger));
        await RefusedAsync(client, new Attempt("management", _citizen, Token: caseworker));
        await RefusedAsync(client, new Attempt("deactivate", _citizen, Token: caseworker));
    }

    [Fact]
    public async Task Expired_foreign_and_otherwise_meant_tokens_are_refused_as_over_HTTP()
    {
        await using var client = OutsideProcess.Start(_ports[1]);
        Dictionary<string, object> claims = new() { ["sub"] = "u1", ["caseworker"] = "bif-1" };
        string[] tokens =
        [
            _provider.Token(claims, age: TimeSpan.FromHours(1)), _provider.Token(claims, signing: TestIdentityProvider.NewKey()),
            _provider.Token(claims, audience: "another"), _provider.Token(claims, issuer: "https://id.example.org"),
            _provider.Token(new() { ["sub"] = "u1" }), _provider.Token(new() { ["sub"] = "u1", ["role"] = "system" }), "nonsense",
        ];
        foreach (var token in tokens) await RefusedAsync(client, new Attempt("picture", _citizen, Token: token));
        Assert.NotNull((await client.TryAsync(new Attempt("picture", _citizen, Token: _provider.Token(claims)))).Answer);
    }

    [Fact]
    public async Task A_service_credential_sends_for_its_source_alone()
    {
        await using var client = OutsideProcess.Start(
            _ports[1], "/BIF/fasit", ServiceCredentialCheck.KeyOfSource(ClusterKey, "/BIF/fasit"));
        Assert.Equal("settled", (await client.TryAsync(new Attempt("take-in", _citizen))).Answer);
        Assert.Equal("accepted", (await client.TryAsync(new Attempt("intake", _citizen))).Answer);
        Assert.Equal("accepted", (await client.TryAsync(new Attempt("stream", _citizen))).Answer);
        foreach (var call in (string[])["take-in", "intake", "stream"])
            await RefusedAsync(client, new Attempt(call, _citizen, (int)CallerKind.System, "system", Source: "/SOF/nexus"));

        await using var foreign = OutsideProcess.Start(
            _ports[1], "/BIF/fasit", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await RefusedAsync(foreign, new Attempt("take-in", _citizen));
    }

    [Fact]
    public async Task A_key_that_was_never_given_out_is_refused_and_shown_nowhere()
    {
        await using var client = OutsideProcess.Start(
            _ports[1], "/BIF/fasit", ServiceCredentialCheck.KeyOfSource(ClusterKey, "/BIF/fasit"));
        foreach (var key in (string[])[RawNumber, "department:BIF", "neverissued"])
            foreach (var call in (string[])["picture", "take-in", "intake", "stream"])
            {
                if ((key, call) == ("neverissued", "picture")) continue; // Answered as a citizen the caller does not see.
                var outcome = await client.TryAsync(new Attempt(call, key));
                Assert.Equal("ArgumentException", outcome.Fault);
                Assert.DoesNotContain(key, outcome.Text, StringComparison.Ordinal);
            }

        Assert.DoesNotContain(RawNumber, _host.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_prints_the_key_of_a_source()
    {
        var (code, printed) = await HostProcess.RunAsync(
            _folder, ["service-key", "/BIF/fasit"], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Cluster__Key", Key));
        Assert.Equal((0, ServiceCredentialCheck.KeyOfSource(ClusterKey, "/BIF/fasit")), (code, printed.Trim()));
        var without = await HostProcess.RunAsync(_folder, ["service-key", "/BIF/fasit"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("Cluster:Key", without.Printed, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _provider = await TestIdentityProvider.StartAsync(_folder);
        _host = await HostProcess.StartAsync(
            _folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("SSL_CERT_FILE", _provider.CertificateFile),
            ("Authentication__Authority", _provider.Authority), ("Authentication__Audience", TestIdentityProvider.Audience),
            ("Cluster__Key", Key), ("Cluster__SiloPort", Text(_ports[0])), ("Cluster__GatewayPort", Text(_ports[1])));
        var operations = _provider.Token(new() { ["sub"] = "u1", ["role"] = "operations" });
        Assert.Equal(200, (await _host.SendAsync(
            HttpMethod.Put, "/api/v1/organization", null, RunningHost.Organization, ("Authorization", $"Bearer {operations}"))).Code);
        var fasit = _provider.Token(new() { ["sub"] = "fasit", ["source"] = "/BIF/fasit" });
        var cpr = RunningHost.NewCpr();
        var sent = await _host.PostAsync(
            "/api/v1/events", null,
            HostProcess.Json(
                new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") }, "application/cloudevents-batch+json"),
            ("Authorization", $"Bearer {fasit}"), ("Prefer", "wait=20"));
        Assert.True(sent.Code == 200, sent.Text);
        _citizen = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Key => Convert.ToBase64String(ClusterKey);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static async Task RefusedAsync(OutsideProcess client, Attempt attempt)
    {
        var outcome = await client.TryAsync(attempt);
        Assert.True(outcome.Fault == nameof(UnauthorizedAccessException), $"{attempt}: {outcome}");
    }
}
