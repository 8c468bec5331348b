namespace Coordination.Host.Tests.Security;

/// <summary>A host outside Development with an OpenID provider of its own, and a small organization.</summary>
public sealed class ProviderHost : IAsyncLifetime
{
    private static readonly string[] Prefixes = ["", "kommune/koordinering/"];

    /// <summary>The client with which citizens sign in.</summary>
    internal const string Citizens = "coordination-citizens";

    internal string Folder { get; } = Directory.CreateTempSubdirectory("coordination-provider-").FullName;

    internal TestIdentityProvider Provider { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await TestIdentityProvider.StartAsync(Folder);
        Host = await HostProcess.StartAsync(
            Folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("SSL_CERT_FILE", Provider.CertificateFile),
            ("Authentication__Authority", Provider.Authority), ("Authentication__Audience", TestIdentityProvider.Audience),
            ("SignIn__Citizen__Authority", Provider.Authority), ("SignIn__Citizen__ClientId", Citizens),
            ("SignIn__Citizen__CprClaim", "dk.cpr"), ("SignIn__Citizen__LevelClaim", "loa"),
            ("SignIn__Citizen__AskedLevel", "substantial"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        await Provider.Clients.AddPagesAsync(
            Citizens, secret: null, new Uri($"https://{Host.Client.BaseAddress!.Authority}/my/"));
        await Provider.Clients.AddPagesAsync(
            TestIdentityProvider.Audience, secret: null,
            [.. Prefixes.Select(prefix => new Uri($"https://{Host.Client.BaseAddress!.Authority}/{prefix}"))]);
        await PutOrganizationAsync(Host, Provider.Token(new() { ["sub"] = "u1", ["role"] = "operations" }));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Puts the organization of the tests.</summary>
    internal static async Task PutOrganizationAsync(HostProcess host, string operations)
    {
        var answer = await host.SendAsync(
            HttpMethod.Put, "/api/v1/organization", null, RunningHost.Organization, ("Authorization", $"Bearer {operations}"));
        Assert.True(answer.Code == 200, $"{answer.Text} {answer.Header("WWW-Authenticate")}");
    }
}
