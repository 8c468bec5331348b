using System.Globalization;
using System.Net;
using Coordination.Events;
using Coordination.Silo;
using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Storage;
using Npgsql;

namespace Coordination.Host.Settings;

/// <summary>Every setting of the host, read once and checked before anything starts. Nothing falls back silently.</summary>
/// <param name="IsDevelopment">Whether the environment is Development: sign-in without an identity provider, manual clock, known keys.</param>
/// <param name="Storage">Where the data lies.</param>
/// <param name="Clock">How the domain's time runs.</param>
/// <param name="Cluster">How the silo is reached.</param>
/// <param name="Provider">The identity provider; null only in Development.</param>
/// <param name="Keys">The keys as set; null where none are set.</param>
/// <param name="Transfers">How fast caseloads are transferred.</param>
/// <param name="EventsAtOnceMax">Events being made durable at the same time, above which load is shed.</param>
internal sealed record HostSettings(
    bool IsDevelopment, StorageOptions Storage, ClockSettings Clock, ClusterSettings Cluster, IdentityProvider? Provider, KeySettings? Keys,
    TransferOptions Transfers, int EventsAtOnceMax)
{
    /// <summary>Where the host listens unless told otherwise.</summary>
    internal const string UrlsDefault = "http://localhost:5080";

    private const int KeyBytes = 32;
    private const int PortMax = 65_535;
    private const int EventsAtOnceLimit = 1_000_000;
    private const string ClusterIdDefault = "coordination";
    private const string DataFolderDefault = "./data";
    private const int SiloPortDefault = 11_111;
    private const int GatewayPortDefault = 30_000;

    /// <summary>What the silo is built with.</summary>
    internal SiloSettings ForSilo()
    {
        var settings = new SiloSettings
        {
            ClockIsManual = Clock.IsManual,
            ClockStart = Clock.Start,
            ClusterId = Cluster.Id,
            SiloPort = Cluster.SiloPort,
            GatewayPort = Cluster.GatewayPort,
            AdvertisedAddress = Cluster.AdvertisedAddress,
            ChooseFreePorts = IsDevelopment,
        };
        settings.Storage.ConnectionString = Storage.ConnectionString;
        settings.Storage.DataFolder = Storage.DataFolder;
        return settings;
    }

    /// <summary>Sets the silo's options that are read here.</summary>
    internal void ConfigureSilo(IServiceCollection services) => services
        .Configure<InboxOptions>(options => options.EventsAtOnceMax = EventsAtOnceMax)
        .Configure<TransferOptions>(options =>
            (options.CitizensPerSecondMax, options.CitizensAtOnce) = (Transfers.CitizensPerSecondMax, Transfers.CitizensAtOnce));

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingRefusedException">One is missing or wrong.</exception>
    internal static HostSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        CheckAddresses(configuration);
        var storage = ReadStorage(configuration);
        return new HostSettings(
            isDevelopment,
            storage,
            ReadClock(configuration, isDevelopment),
            ReadCluster(configuration),
            ReadProvider(configuration, isDevelopment),
            ReadKeys(configuration, isRequired: storage.UsesPostgres && !isDevelopment),
            ReadTransfers(configuration),
            Number(configuration, "Intake:EventsAtOnceMax", new InboxOptions().EventsAtOnceMax, EventsAtOnceLimit));
    }

    private static void CheckAddresses(IConfiguration configuration)
    {
        foreach (var address in (Value(configuration, "urls") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                var parsed = BindingAddress.Parse(address);
                if (parsed.Scheme is not ("http" or "https") || parsed.PathBase.Length > 0) throw new FormatException();
            }
            catch (FormatException)
            {
                throw SettingRefusedException.Of("ASPNETCORE_URLS", address, $"addresses such as {UrlsDefault}, separated by semicolons");
            }
        }
    }

    private static StorageOptions ReadStorage(IConfiguration configuration)
    {
        const string expected = "a PostgreSQL connection string such as Host=db;Database=coordination;Username=coordination, or none for the embedded SQLite";
        var connection = Value(configuration, "ConnectionStrings:Coordination");
        try
        {
            if (connection is not null && string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connection).Host))
                throw SettingRefusedException.OfSecret("ConnectionStrings:Coordination", connection, expected);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException)
        {
            throw SettingRefusedException.OfSecret("ConnectionStrings:Coordination", connection, expected);
        }

        return new StorageOptions { ConnectionString = connection, DataFolder = Value(configuration, "Data:Folder") ?? DataFolderDefault };
    }

    private static ClockSettings ReadClock(IConfiguration configuration, bool isDevelopment)
    {
        var mode = Value(configuration, "Clock:Mode");
        var isManual = string.Equals(mode, "Manual", StringComparison.OrdinalIgnoreCase);
        if (mode is not null && !isManual && !string.Equals(mode, "System", StringComparison.OrdinalIgnoreCase))
            throw SettingRefusedException.Of("Clock:Mode", mode, "System or Manual");
        if (isManual && !isDevelopment)
            throw SettingRefusedException.Of("Clock:Mode", mode, "System: a manual clock is for ASPNETCORE_ENVIRONMENT=Development only");

        if (Value(configuration, "Clock:Start") is not { } text) return new ClockSettings(isManual, null);
        if (!isManual)
            throw SettingRefusedException.Of("Clock:Start", text, "no value unless Clock:Mode is Manual");
        return Iso.TryInstant(text, out var start)
            ? new ClockSettings(isManual, start)
            : throw SettingRefusedException.Of("Clock:Start", text, "an instant with an offset such as 2026-08-31T09:00:00+02:00");
    }

    private static ClusterSettings ReadCluster(IConfiguration configuration)
    {
        var cluster = new ClusterSettings(
            Value(configuration, "Cluster:Id") ?? ClusterIdDefault,
            Port(configuration, "Cluster:SiloPort", SiloPortDefault),
            Port(configuration, "Cluster:GatewayPort", GatewayPortDefault),
            Value(configuration, "Cluster:AdvertisedAddress"));
        if (cluster.AdvertisedAddress is { } address && !IPAddress.TryParse(address, out _))
            throw SettingRefusedException.Of("Cluster:AdvertisedAddress", address, "an IP address that the other silos reach this one on");
        return cluster.SiloPort != cluster.GatewayPort
            ? cluster
            : throw SettingRefusedException.Of("Cluster:GatewayPort", $"{cluster.GatewayPort}", "another port than Cluster:SiloPort");
    }

    private static TransferOptions ReadTransfers(IConfiguration configuration)
    {
        var usual = new TransferOptions();
        return new TransferOptions
        {
            CitizensPerSecondMax = Number(configuration, "Transfers:CitizensPerSecondMax", usual.CitizensPerSecondMax, TransferOptions.CitizensPerSecondLimit),
            CitizensAtOnce = Number(configuration, "Transfers:CitizensAtOnce", usual.CitizensAtOnce, TransferOptions.CitizensAtOnceLimit),
        };
    }

    private static IdentityProvider? ReadProvider(IConfiguration configuration, bool isDevelopment)
    {
        var authority = Value(configuration, "Authentication:Authority");
        var audience = Value(configuration, "Authentication:Audience");
        if (isDevelopment && authority is null && audience is null) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw SettingRefusedException.Of("Authentication:Authority", authority, "the https address of the identity provider (required outside Development)");
        if (audience is null)
            throw SettingRefusedException.Of("Authentication:Audience", audience, "the audience that the identity provider issues tokens for (required outside Development)");
        return new IdentityProvider(address, audience);
    }

    private static KeySettings? ReadKeys(IConfiguration configuration, bool isRequired)
    {
        var isSet = Value(configuration, "Keys:Pseudonym") is not null || Value(configuration, "Keys:Encryption") is not null;
        return isSet || isRequired ? new KeySettings(Key(configuration, "Keys:Pseudonym"), Key(configuration, "Keys:Encryption")) : null;
    }

    private static byte[] Key(IConfiguration configuration, string name)
    {
        var text = Value(configuration, name);
        var key = new byte[KeyBytes];
        return text is not null && Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes
            ? key
            : throw SettingRefusedException.OfSecret(name, text, "a 256-bit key in base64 (44 characters), such as `openssl rand -base64 32` makes");
    }

    private static int Port(IConfiguration configuration, string name, int byDefault) => Number(configuration, name, byDefault, PortMax, "a port");

    private static int Number(IConfiguration configuration, string name, int byDefault, int max, string what = "a number")
    {
        if (Value(configuration, name) is not { } text) return byDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= max
            ? number
            : throw SettingRefusedException.Of(name, text, $"{what} from 1 to {max}");
    }

    private static string? Value(IConfiguration configuration, string name) =>
        configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>How the domain's time runs.</summary>
internal sealed record ClockSettings(bool IsManual, DateTimeOffset? Start);

/// <summary>How the silo is named and reached.</summary>
internal sealed record ClusterSettings(string Id, int SiloPort, int GatewayPort, string? AdvertisedAddress);

/// <summary>Who vouches for callers. The audience is also the client id of the pages' sign-in.</summary>
internal sealed record IdentityProvider(Uri Authority, string Audience);

/// <summary>256-bit keys as they were set.</summary>
internal sealed record KeySettings(byte[] Pseudonym, byte[] Encryption);
