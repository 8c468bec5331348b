using System.Security.Cryptography;
using Coordination.Grains;
using Coordination.Host.Tests.Security;
using Coordination.Silo.Callers;
using Coordination.Testing;
using Attempt = Coordination.Host.Tests.Grains.OutsideProcess.Attempt;

namespace Coordination.Host.Tests.Grains;

/// <summary>An Orleans client of another program, in a process of its own, against a host as it runs in production.</summary>
public sealed class OutsideClientTests(ProductionHost production) : IClassFixture<ProductionHost>
{
    private const string RawNumber = "010180" + "9999";

    [Fact]
    public async Task A_client_that_says_it_is_somebody_is_refused_and_a_credential_is_served()
    {
        await using var client = OutsideProcess.Start(production.Gateway);
        foreach (var kind in Enum.GetValues<CallerKind>())
            foreach (var call in (string[])["picture", "take-in", "intake", "stream", "management", "deactivate"])
                await RefusedAsync(
                    client, new Attempt(call, production.Citizen, (int)kind, kind == CallerKind.Caseworker ? "bif-1" : "/BIF/fasit"));
        await RefusedAsync(client, new Attempt("picture", production.Citizen));

        var caseworker = production.Provider.Token(new() { ["sub"] = "u1", ["caseworker"] = "bif-1" });
        var seen = await client.TryAsync(new Attempt("picture", production.Citizen, Token: caseworker));
        Assert.StartsWith("Anna ", seen.Answer, StringComparison.Ordinal);
        var stranger = production.Provider.Token(new() { ["sub"] = "u2", ["caseworker"] = "sof-1" });
        await RefusedAsync(client, new Attempt("picture", production.Citizen, (int)CallerKind.Caseworker, "bif-1", stranger));
        await RefusedAsync(client, new Attempt("picture", production.Citizen, (int)CallerKind.System, "system", stranger));
        await RefusedAsync(client, new Attempt("management", production.Citizen, Token: caseworker));
        await RefusedAsync(client, new Attempt("deactivate", production.Citizen, Token: caseworker));
    }

    [Fact]
    public async Task Expired_foreign_and_otherwise_meant_tokens_are_refused_as_over_HTTP()
    {
        await using var client = OutsideProcess.Start(production.Gateway);
        Dictionary<string, object> claims = new() { ["sub"] = "u1", ["caseworker"] = "bif-1" };
        string[] tokens =
        [
            production.Provider.Token(claims, age: TimeSpan.FromHours(1)),
            production.Provider.Token(claims, signing: TestIdentityProvider.NewKey()),
            production.Provider.Token(claims, audience: "another"), production.Provider.Token(claims, issuer: "https://id.example.org"),
            production.Provider.Token(new() { ["sub"] = "u1" }),
            production.Provider.Token(new() { ["sub"] = "u1", ["role"] = "system" }), "nonsense",
        ];
        foreach (var token in tokens) await RefusedAsync(client, new Attempt("picture", production.Citizen, Token: token));
        var valid = new Attempt("picture", production.Citizen, Token: production.Provider.Token(claims));
        Assert.NotNull((await client.TryAsync(valid)).Answer);
    }

    [Fact]
    public async Task A_service_credential_sends_for_its_source_alone()
    {
        await using var client = OutsideProcess.Start(
            production.Gateway, "/BIF/fasit", ServiceCredentialCheck.KeyOfSource(production.ClusterKey, "/BIF/fasit"));
        Assert.Equal("settled", (await client.TryAsync(new Attempt("take-in", production.Citizen))).Answer);
        Assert.Equal("accepted", (await client.TryAsync(new Attempt("intake", production.Citizen))).Answer);
        Assert.Equal("accepted", (await client.TryAsync(new Attempt("stream", production.Citizen))).Answer);
        foreach (var call in (string[])["take-in", "intake", "stream"])
            await RefusedAsync(client, new Attempt(call, production.Citizen, (int)CallerKind.System, "system", Source: "/SOF/nexus"));

        await using var foreign = OutsideProcess.Start(
            production.Gateway, "/BIF/fasit", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await RefusedAsync(foreign, new Attempt("take-in", production.Citizen));
    }

    [Fact]
    public async Task A_key_that_was_never_given_out_is_refused_and_shown_nowhere()
    {
        await using var client = OutsideProcess.Start(
            production.Gateway, "/BIF/fasit", ServiceCredentialCheck.KeyOfSource(production.ClusterKey, "/BIF/fasit"));
        foreach (var key in (string[])[RawNumber, "department:BIF", "neverissued"])
            foreach (var call in (string[])["picture", "take-in", "intake", "stream"])
            {
                if ((key, call) == ("neverissued", "picture")) continue; // Answered as a citizen the caller does not see.
                var outcome = await client.TryAsync(new Attempt(call, key));
                Assert.Equal("ArgumentException", outcome.Fault);
                Assert.DoesNotContain(key, outcome.Text, StringComparison.Ordinal);
            }

        Assert.DoesNotContain(RawNumber, production.Host.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_prints_the_key_of_a_source()
    {
        var (code, printed) = await HostProcess.RunAsync(
            production.Folder, ["service-key", "/BIF/fasit"], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Cluster__Key", production.Key));
        Assert.Equal((0, ServiceCredentialCheck.KeyOfSource(production.ClusterKey, "/BIF/fasit")), (code, printed.Trim()));
        var without = await HostProcess.RunAsync(
            production.Folder, ["service-key", "/BIF/fasit"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("Cluster:Key", without.Printed, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(OutsideProcess client, Attempt attempt)
    {
        var outcome = await client.TryAsync(attempt);
        Assert.True(outcome.Fault == nameof(UnauthorizedAccessException), $"{attempt}: {outcome}");
    }
}
