using System.Globalization;
using System.Security.Cryptography;
using Coordination.Connections;
using Coordination.Grains;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Silo.Inbox;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo whose gateway is reached by clients of other programs, with a key for service credentials.</summary>
public class GatewayFixture : SiloFixture
{
    private const string Provider = "provider";

    private readonly int[] _ports = FreePorts.Find(2);

    public static byte[] ClusterKey { get; } = RandomNumberGenerator.GetBytes(32);

    public int GatewayPort => _ports[1];

    /// <summary>A token as the service of a source makes it.</summary>
    public static string TokenOf(string source) =>
        ServiceCredential.ForSource(source, ServiceCredentialCheck.KeyOfSource(ClusterKey, source)).Token();

    /// <summary>A credential that names a caller, as a token of an identity provider would.</summary>
    public static string TokenOf(CallerKind kind, string id) => $"{Provider} {(int)kind} {id}";

    /// <summary>The caller as the access log names it: with the person behind it.</summary>
    public static string WhoOf(string id) => $"{id}:person";

    protected override void SetUp(IServiceCollection services)
    {
        var service = new ServiceCredentialCheck(ClusterKey);
        services.AddSingleton<CredentialCheck>(credential => credential.Split(' ') is [Provider, var kind, var id]
            ? Task.FromResult<VerifiedCaller?>(
                new VerifiedCaller(new Caller((CallerKind)int.Parse(kind, CultureInfo.InvariantCulture), id), WhoOf(id)))
            : service.FindVerifiedAsync(credential));
        services.AddSingleton<Redaction>(static text => text.Replace("0101800000", "…", StringComparison.Ordinal));
    }

    protected override void SetUp(SiloSettings settings) =>
        (settings.SiloPort, settings.GatewayPort, settings.ClusterKey) = (_ports[0], _ports[1], ClusterKey);
}

/// <summary>The same with narrow bounds on what is received.</summary>
public sealed class NarrowGatewayFixture : GatewayFixture
{
    public const int WaitingEventsMax = 50;
    public const int LateEventsMax = 3;
    public const int EventsOfOneCitizen = 60;
    public const int EventsOfOneSource = 100;

    protected override void SetUp(SiloSettings settings)
    {
        base.SetUp(settings);
        settings.ClockIsManual = false;
    }

    protected override void SetUp(IServiceCollection services)
    {
        base.SetUp(services);
        services.Configure<IntakeOptions>(static options =>
        {
            (options.WaitingEventsMax, options.LateEventsMax, options.WaitMax) = (WaitingEventsMax, LateEventsMax, TimeSpan.FromMinutes(1));
            options.CountInterval = TimeSpan.FromMinutes(1); // Tests count when they say so.
            (options.EventsOfOneCitizenASecond, options.EventsOfOneCitizenAtOnce) = (1, EventsOfOneCitizen);
            (options.EventsOfOneSourceASecond, options.EventsOfOneSourceAtOnce) = (1, EventsOfOneSource);
        });
    }
}
