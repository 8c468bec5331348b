using System.Net;
using Coordination.Domain.Organizations;
using Coordination.Silo;
using Coordination.Storage;
using Npgsql;

namespace Coordination.Host.Settings;

/// <summary>
/// All settings of the host. They are read once and checked before anything starts. An invalid setting is refused, never replaced by
/// a default.
/// </summary>
/// <param name="IsDevelopment">
/// Whether the environment is Development. It allows sign-in without an identity provider, the manual clock, and well-known keys.
/// </param>
/// <param name="Clock">The source of the service's time.</param>
/// <param name="Cluster">The name and the addresses of the silo.</param>
/// <param name="Provider">The identity provider; null only in Development.</param>
/// <param name="Keys">The configured keys; null when none are configured.</param>
/// <param name="Http">How the host is reached.</param>
/// <param name="Mail">The mail server, and how mail is sent.</param>
/// <param name="Silo">The settings the silo is built with.</param>
internal sealed record HostSettings(
    bool IsDevelopment, ClockModeOptions Clock, ClusterNodeOptions Cluster, IdentityProvider? Provider, KeySettings? Keys,
    HttpOptions Http, MailOptions Mail, SiloSettings Silo)
{
    /// <summary>The default address of the host.</summary>
    internal const string UrlsDefault = "http://localhost:5080";

    private const int KeyBytes = 32;
    private const string SiloRole = "silo";
    private const string Web = "web";

    internal StorageOptions Storage => Silo.Storage;

    /// <summary>The provider with which citizens sign in to their own page; null: none.</summary>
    internal IdentityProvider? CitizenProvider { get; init; }

    /// <summary>How citizens sign in.</summary>
    internal CitizenSignInOptions CitizenSignIn { get; init; } = new();

    /// <summary>Whether this host serves API and pages.</summary>
    internal bool RunsWeb => RolesOf(Cluster.Roles).Contains(Web);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingRefusedException">A setting is missing or invalid.</exception>
    internal static HostSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        AddressCheck.CheckForm(configuration);
        CheckFolder(SettingsSection.ValueOf(configuration, "Data:Folder"));
        var silo = new SiloSettings { ChooseFreePorts = isDevelopment };
        SettingsSection.ReadInto(configuration, silo.Storage);
        SettingsSection.ReadInto(configuration, silo.Membership);
        SettingsSection.CheckAll(configuration);
        CheckConnection(silo.Storage.ConnectionString);
        var mail = ReadMail(configuration, isDevelopment);

        var settings = new HostSettings(
            isDevelopment,
            ReadClock(configuration, isDevelopment),
            ReadCluster(configuration, silo, isDevelopment),
            ReadProvider(configuration, isDevelopment),
            ReadKeys(configuration, isRequired: silo.Storage.UsesPostgres && !(isDevelopment && IsOnLoopback(silo))),
            SettingsSection.Read<HttpOptions>(configuration),
            mail,
            silo)
        {
            CitizenSignIn = SettingsSection.Read<CitizenSignInOptions>(configuration),
            CitizenProvider = ReadCitizenProvider(configuration),
        };
        silo.ClockIsManual = settings.Clock.Mode == ClockMode.Manual;
        if (silo.ClockIsManual && !(silo.RunsSilo && settings.RunsWeb))
            throw SettingRefusedException.Of("Roles", settings.Cluster.Roles, "silo,web: a manual clock belongs to one host");
        silo.ClockStart = settings.Clock.Start;
        return settings;
    }

    /// <summary>The folder's name becomes part of connection strings.</summary>
    private static void CheckFolder(string? folder)
    {
        if (folder?.AsSpan().IndexOfAny(";\"'") >= 0)
            throw SettingRefusedException.Of("Data:Folder", folder, "a folder without semicolons and quotation marks in its name");
    }

    private static void CheckConnection(string? connection)
    {
        const string expected = "a PostgreSQL connection string such as Host=db;Database=coordination;Username=coordination, "
            + "or none for the embedded SQLite";
        try
        {
            if (connection is null) return;
            var settings = new NpgsqlConnectionStringBuilder(connection);
            if (string.IsNullOrWhiteSpace(settings.Host))
                throw SettingRefusedException.OfSecret("ConnectionStrings:Coordination", connection, expected);
            if (settings.Multiplexing)
                throw new SettingRefusedException(
                    "Setting ConnectionStrings:Coordination has Multiplexing=true, which does not go with transactions; leave it out.");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException)
        {
            throw SettingRefusedException.OfSecret("ConnectionStrings:Coordination", connection, expected);
        }
    }

    private static MailOptions ReadMail(IConfiguration configuration, bool isDevelopment)
    {
        var mail = SettingsSection.Read<MailOptions>(configuration);
        if (mail.Host is not { } host) return mail;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw SettingRefusedException.Of("Mail:Host", host, "the name or address of a mail server");
        if (mail.From is not { } from || !MailAddress.IsSound(from))
            throw SettingRefusedException.Of("Mail:From", mail.From, $"{MailAddress.Expected} (required with Mail:Host)");
        if (mail.User is null != mail.Password is null)
            throw SettingRefusedException.Of(
                mail.User is null ? "Mail:User" : "Mail:Password", null, "a value, as user name and password go together");
        if (mail is { Security: MailSecurity.None, Password: not null } && !isDevelopment)
            throw SettingRefusedException.Of(
                "Mail:Security", "None", "StartTls or Tls with Mail:Password: it is not sent unencrypted outside Development");
        CheckPagesAddress(mail, isDevelopment);
        return mail;
    }

    private static void CheckPagesAddress(MailOptions mail, bool isDevelopment)
    {
        if (mail.PagesAddress is null && isDevelopment) return;
        if (!Uri.TryCreate(mail.PagesAddress, UriKind.Absolute, out var address) || address.Query.Length + address.Fragment.Length > 0
            || (address.Scheme != Uri.UriSchemeHttps && !(isDevelopment && address.Scheme == Uri.UriSchemeHttp)))
            throw SettingRefusedException.Of(
                "Mail:PagesAddress", mail.PagesAddress,
                "the https address at which people reach the pages (required with Mail:Host outside Development)");
    }

    private static ClockModeOptions ReadClock(IConfiguration configuration, bool isDevelopment)
    {
        var clock = SettingsSection.Read<ClockModeOptions>(configuration);
        if (clock.Mode == ClockMode.Manual && !isDevelopment)
            throw SettingRefusedException.Of(
                "Clock:Mode", "Manual", "System: a manual clock is for ASPNETCORE_ENVIRONMENT=Development only");
        if (clock is { Mode: ClockMode.System, Start: { } start })
            throw SettingRefusedException.Of("Clock:Start", $"{start:O}", "no value unless Clock:Mode is Manual");
        return clock;
    }

    private static ClusterNodeOptions ReadCluster(IConfiguration configuration, SiloSettings silo, bool isDevelopment)
    {
        var cluster = SettingsSection.Read<ClusterNodeOptions>(configuration);
        if (cluster.SiloPort == cluster.GatewayPort)
            throw SettingRefusedException.Of("Cluster:GatewayPort", $"{cluster.GatewayPort}", "another port than Cluster:SiloPort");
        var address = ClusterConnections.ReadAddress(cluster, silo.Storage.UsesPostgres);
        silo.Certificates = ClusterConnections.ReadCertificates(cluster, address, isDevelopment);
        ClusterConnections.CheckIsOfThisHost(address);
        silo.RunsSilo = ReadRoles(cluster.Roles, silo.Storage.UsesPostgres).Contains(SiloRole);
        silo.ClusterKey = cluster.Key is { } key ? Key("Cluster:Key", key) : null;
        silo.ClusterId = cluster.Id;
        silo.SiloPort = cluster.SiloPort;
        silo.GatewayPort = cluster.GatewayPort;
        silo.AdvertisedAddress = cluster.AdvertisedAddress;
        return cluster;
    }

    private static string[] ReadRoles(string text, bool usesPostgres)
    {
        var roles = RolesOf(text);
        if (roles.Length == 0 || roles.Except([SiloRole, Web]).Any())
            throw SettingRefusedException.Of("Roles", text, "silo, web, or silo,web");
        if (!usesPostgres && roles.Length == 1)
            throw SettingRefusedException.Of(
                "Roles", text, "silo,web with the embedded SQLite, which one host uses; set ConnectionStrings:Coordination");
        return roles;
    }

    private static string[] RolesOf(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static IdentityProvider? ReadProvider(IConfiguration configuration, bool isDevelopment)
    {
        var provider = SettingsSection.Read<IdentityProviderOptions>(configuration);
        if (isDevelopment && provider is { Authority: null, Audience: null }) return null;
        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw SettingRefusedException.Of(
                "Authentication:Authority", provider.Authority,
                "the https address of the identity provider (required outside Development)");
        if (provider.Audience is null)
            throw SettingRefusedException.Of(
                "Authentication:Audience", null,
                "the audience that the identity provider issues tokens for (required outside Development)");
        var scopes = ClaimOptions.Names(provider.SignInScopes);
        if (!scopes.Contains("openid", StringComparer.Ordinal))
            throw SettingRefusedException.Of("Authentication:SignInScopes", provider.SignInScopes, "scopes of which one is openid");
        if (provider is { IntrospectedEvery: { } every, ClientSecret: null })
            throw SettingRefusedException.Of(
                "Authentication:IntrospectedEvery", Setting.Text(every),
                "no value without Authentication:ClientSecret: only a client with a secret may ask the provider about tokens");
        return new IdentityProvider(address, provider.Audience, provider.ClientId ?? provider.Audience, provider.AccessTokensAreTyped)
        {
            ClientSecret = provider.ClientSecret,
            Scopes = scopes,
            KeysReadEvery = provider.KeysReadEvery,
            IntrospectedEvery = provider.IntrospectedEvery,
            Claims = SettingsSection.Read<ClaimOptions>(configuration),
        };
    }

    private static IdentityProvider? ReadCitizenProvider(IConfiguration configuration)
    {
        var provider = SettingsSection.Read<CitizenSignInOptions>(configuration);
        if (provider is { Authority: null, ClientId: null }) return null;
        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw SettingRefusedException.Of(
                "SignIn:Citizen:Authority", provider.Authority, "the https address of the provider with which citizens sign in");
        if (provider.ClientId is not { } client)
            throw SettingRefusedException.Of(
                "SignIn:Citizen:ClientId", null, "the client id of the citizens' sign-in (required with SignIn:Citizen:Authority)");
        var scopes = ClaimOptions.Names(provider.Scopes);
        if (!scopes.Contains("openid", StringComparer.Ordinal))
            throw SettingRefusedException.Of("SignIn:Citizen:Scopes", provider.Scopes, "scopes of which one is openid");
        return new IdentityProvider(address, client, client, AccessTokensAreTyped: false)
        {
            ClientSecret = provider.ClientSecret,
            Scopes = scopes,
            KeysReadEvery = SettingsSection.Read<IdentityProviderOptions>(configuration).KeysReadEvery,
            Claims = new ClaimOptions(),
        };
    }

    // Whoever knows the keys can be the cluster, and everybody knows those of Development.
    private static bool IsOnLoopback(SiloSettings silo) =>
        silo.AdvertisedAddress is null || IPAddress.IsLoopback(IPAddress.Parse(silo.AdvertisedAddress));

    private static KeySettings? ReadKeys(IConfiguration configuration, bool isRequired)
    {
        var keys = SettingsSection.Read<KeyOptions>(configuration);
        return isRequired || keys is not { Pseudonym: null, Encryption: null, EncryptionBefore: null }
            ? new KeySettings(
                Key("Keys:Pseudonym", keys.Pseudonym), Key("Keys:Encryption", keys.Encryption),
                keys.EncryptionBefore is { } before ? Key("Keys:EncryptionBefore", before) : null)
            : null;
    }

    private static byte[] Key(string name, string? text)
    {
        var key = new byte[KeyBytes];
        return text is not null && Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes
            ? key
            : throw SettingRefusedException.OfSecret(
                name, text, "a 256-bit key in base64 (44 characters), such as `openssl rand -base64 32` makes");
    }
}

/// <summary>The identity provider that authenticates callers.</summary>
/// <param name="Authority">Its https address.</param>
/// <param name="Audience">The audience of its access tokens.</param>
/// <param name="Client">The client id of the pages' sign-in.</param>
/// <param name="AccessTokensAreTyped">Whether only tokens that say so in their header are access tokens.</param>
internal sealed record IdentityProvider(Uri Authority, string Audience, string Client, bool AccessTokensAreTyped)
{
    /// <summary>The client's secret; null: the pages are a public client.</summary>
    internal string? ClientSecret { get; init; }

    /// <summary>The scopes that the sign-in asks for.</summary>
    internal required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>How often its keys are read.</summary>
    internal required TimeSpan KeysReadEvery { get; init; }

    /// <summary>How long its word that a token is good counts; null: it is not asked.</summary>
    internal TimeSpan? IntrospectedEvery { get; init; }

    /// <summary>Which of its claims say who somebody is.</summary>
    internal required ClaimOptions Claims { get; init; }
}

/// <summary>The configured keys, 256 bits each.</summary>
/// <param name="Pseudonym">The key that makes citizen keys.</param>
/// <param name="Encryption">The encryption key.</param>
/// <param name="EncryptionBefore">The encryption key before; null: it does not change.</param>
internal sealed record KeySettings(byte[] Pseudonym, byte[] Encryption, byte[]? EncryptionBefore);
