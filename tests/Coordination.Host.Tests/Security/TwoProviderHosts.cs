using System.Globalization;
using System.Security.Cryptography;
using Coordination.Testing;

namespace Coordination.Host.Tests.Security;

/// <summary>
/// Two silos outside Development on one database. Their provider writes claims as Keycloak does, knows the pages as a client with a
/// secret, and is asked about every access token.
/// </summary>
public sealed class TwoProviderHosts : IAsyncLifetime
{
    internal const string Contact = "Servicedesk, tlf. 12 34 56 78";
    internal const string SystemSecret = "the secret of a system";

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-providers-").FullName;
    private TestPostgres _database = null!;

    internal TestIdentityProvider Provider { get; private set; } = null!;

    internal HostProcess First { get; private set; } = null!;

    internal HostProcess Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.CreateAsync();
        Provider = await TestIdentityProvider.StartAsync(_folder);
        const string secret = "the secret of the pages";
        var ports = FreePorts.Find(4);
        (string, string)[] settings =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("SSL_CERT_FILE", Provider.CertificateFile),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("ConnectionStrings__Coordination", _database.ConnectionString),
            ("Keys__Pseudonym", NewKey()), ("Keys__Encryption", NewKey()), ("Authentication__Authority", Provider.Authority),
            ("Authentication__Audience", TestIdentityProvider.Audience), ("Authentication__ClientSecret", secret),
            ("Authentication__IntrospectedEvery", "00:00:00"), ("Authentication__Contact", Contact),
            ("Authentication__Claims__Caseworker", "preferred_username"), ("Authentication__Claims__CaseworkerEnding", "@kommune.dk"),
            ("Authentication__Claims__Roles", "realm_access.roles"), ("Authentication__Claims__Operations", "drift; drift-vagt"),
        ];
        First = await HostProcess.StartAsync(_folder, [.. settings, .. Ports(ports[0], ports[1])]);
        Second = await HostProcess.StartAsync(_folder, [.. settings, .. Ports(ports[2], ports[3])]);
        await Provider.Clients.AddPagesAsync(TestIdentityProvider.Audience, secret, [RootOf(First), RootOf(Second)]);
        await Provider.Clients.AddSystemAsync("drift", SystemSecret, new() { ["realm_access"] = new { roles = (string[])["drift-vagt"] } });
        await Provider.Clients.AddSystemAsync("sof-system", SystemSecret, [], "events:SOF", "read:SOF", "feed:SOF");
        await Provider.Clients.AddSystemAsync("bif-fasit", SystemSecret, new() { ["source"] = "/BIF/fasit" });
        await PutOrganizationAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Provider.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The header with a token that the provider gave to a system.</summary>
    internal async Task<(string, string)> TokenAsync(string client, string scopes = "")
    {
        var (status, body) = await Provider.AskAsync(client, SystemSecret, scopes);
        Assert.True(status == 200, body.GetRawText());
        return ("Authorization", $"Bearer {body.GetProperty("access_token").GetString()}");
    }

    private async Task PutOrganizationAsync()
    {
        var answer = await First.SendAsync(
            HttpMethod.Put, "/api/v1/organization", null, RunningHost.Organization, await TokenAsync("drift"));
        Assert.True(answer.Code == 200, answer.Text);
    }

    private static Uri RootOf(HostProcess host) => new($"https://{host.Client.BaseAddress!.Authority}/");

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static (string, string)[] Ports(int silo, int gateway) =>
    [
        ("Cluster__SiloPort", silo.ToString(CultureInfo.InvariantCulture)),
        ("Cluster__GatewayPort", gateway.ToString(CultureInfo.InvariantCulture)),
    ];
}
