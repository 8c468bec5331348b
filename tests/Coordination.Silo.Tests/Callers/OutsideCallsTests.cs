using System.Diagnostics.Metrics;
using System.Reflection;
using Coordination.Connections;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Telemetry;
using Coordination.Streams;
using Coordination.Testing;
using Orleans.Concurrency;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Coordination.Silo.Tests.Callers;

/// <summary>A client of another program is who its credential says, and reaches public grains only.</summary>
public sealed class OutsideCallsTests(GatewayFixture silo) : IClassFixture<GatewayFixture>
{
    private const string Fasit = "/BIF/fasit";
    private const string RawNumber = "010180" + "0000";

    private static int _ids;

    [Theory]
    [InlineData(CallerKind.System, "system")]
    [InlineData(CallerKind.Caseworker, "bif-1-1")]
    [InlineData(CallerKind.Source, Fasit)]
    [InlineData(CallerKind.Integration, "integration")]
    [InlineData(CallerKind.Operations, "operations")]
    [InlineData(CallerKind.Auditor, "auditor")]
    public async Task Without_a_credential_nobody_is_served_whoever_they_say_they_are(CallerKind kind, string id)
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort);
        new Caller(kind, id).SetCurrent();
        await RefusedAsync(() => client.Grains.GetGrain<ICitizenGrain>(key).Picture());
        await RefusedAsync(() => client.Grains.GetGrain<ICitizenGrain>(key).TakeIn([Started(Fasit)]));
        await RefusedAsync(() => client.Grains.GetGrain<IIntakeGrain>(0).Accept(key, [Started(Fasit)]));
        Assert.Null(await silo.PictureAsync(key));
    }

    [Fact]
    public async Task A_source_is_served_as_itself_also_when_it_says_it_is_the_system()
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
        Caller.System.SetCurrent();
        await RefusedAsync(() => citizen.TakeIn([Started("/SOF/nexus")]));
        Assert.Equal("settled", Assert.Single(await citizen.TakeIn([Started(Fasit)])).Status);
        Assert.Equal("integration", Assert.Single((await citizen.Picture())!.Access).Ground);
        Assert.Single((await silo.PictureAsync(key))!.Interventions);
    }

    [Fact]
    public async Task A_client_streams_with_a_credential_and_not_without()
    {
        var key = await silo.NewCitizenAsync();
        await using var stranger = await OutsideClient.ConnectAsync(silo.GatewayPort);
        new Caller(CallerKind.Source, Fasit).SetCurrent();
        await RefusedAsync(() => StreamAsync(stranger, key, Fasit));
        await using var fasit = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        await RefusedAsync(() => StreamAsync(fasit, key, "/SOF/nexus"));
        await StreamAsync(fasit, key, Fasit);
        await Eventually.IsAsync("the pump hands the event to its citizen", async () => await silo.PictureAsync(key) is { Version: > 0 });
    }

    [Fact]
    public async Task A_token_set_for_a_call_comes_before_that_of_the_client()
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        CallerCredential.SetCurrent(GatewayFixture.TokenOf("/SOF/nexus"));
        await RefusedAsync(() => client.Grains.GetGrain<ICitizenGrain>(key).TakeIn([Started(Fasit)]));
        var results = await client.Grains.GetGrain<ICitizenGrain>(key).TakeIn([Started("/SOF/nexus")]);
        Assert.Equal("settled", Assert.Single(results).Status);
    }

    [Fact]
    public async Task No_client_reaches_a_grain_that_is_not_public_whatever_its_credential()
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        var contracts = typeof(CoordinationSilo).Assembly.GetTypes().Where(IsGrainInterface).ToList();
        Assert.Contains(typeof(ICitizenDelivery), contracts);
        foreach (var contract in contracts)
            foreach (var method in contract.GetMethods().Where(method => !method.IsDefined(typeof(OneWayAttribute), inherit: false)))
            {
                var grain = contract.IsAssignableTo(typeof(IGrainWithStringKey))
                    ? client.Grains.GetGrain(contract, key)
                    : client.Grains.GetGrain(contract, 0);
                await RefusedAsync(() => (Task)method.Invoke(grain, Defaults(method))!);
            }

        await RefusedAsync(() => client.Grains.GetGrain<IManagementGrain>(0).GetHosts());
        await RefusedAsync(
            () => client.Grains.GetGrain<ICitizenGrain>(key).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask());
    }

    [Theory]
    [InlineData(RawNumber)]
    [InlineData("010180-0000")]
    [InlineData("department:BIF")]
    public async Task A_key_that_is_never_given_out_is_refused_and_not_shown(string key)
    {
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
        Func<Task>[] calls = [() => citizen.Picture(), () => citizen.TakeIn([Started(Fasit)]), () => citizen.AskContacts("grund")];
        foreach (var call in calls)
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(call);
            Assert.DoesNotContain(key, refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_vouches_for_the_cluster_never_reaches_a_client()
    {
        await using var client = await OutsideClient.ConnectAsync(
            silo.GatewayPort, GatewayFixture.TokenOf(CallerKind.Caseworker, "bif-1-1"));
        var seen = new Seen();
        var reference = client.Grains.CreateObjectReference<IAlertObserver>(seen);
        await client.Grains.GetGrain<ICaseworkerGrain>("bif-1-1").Subscribe(reference);
        Caller.System.SetCurrent();
        await silo.Grains.GetGrain<ICaseworkerGrain>("bif-1-1").AlertsChanged();
        var keys = await seen.Keys.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("coordination.cluster", keys);
        Assert.DoesNotContain("coordination.credential", keys);
    }

    [Fact]
    public async Task A_made_up_proof_of_the_cluster_is_worth_nothing()
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort);
        RequestContext.Set("coordination.cluster", Convert.ToBase64String(new byte[32]));
        Caller.System.SetCurrent();
        await RefusedAsync(() => client.Grains.GetGrain<ICitizenGrain>(key).Picture());
    }

    [Fact]
    public void A_caller_that_only_a_message_states_is_not_the_caller()
    {
        Caller.System.SetCurrent();
        Assert.NotNull(Caller.Current);
        RequestContext.Set("coordination.caller", new Caller(CallerKind.System, "system"));
        Assert.Null(Caller.Current);
    }

    [Fact]
    public async Task Refused_calls_are_counted_by_reason()
    {
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "coordination.grain_calls.refused" && instrument.Meter.Name == SiloTelemetry.Name)
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (refused) refused[(string)Assert.Single(tags.ToArray()).Value!] = 1;
        });
        listener.Start();
        await using var stranger = await OutsideClient.ConnectAsync(silo.GatewayPort);
        await RefusedAsync(() => stranger.Grains.GetGrain<IManagementGrain>(0).GetHosts());
        await RefusedAsync(() => stranger.Grains.GetGrain<IIntakeGrain>(0).Accept("k", []));
        await using var liar = await OutsideClient.ConnectAsync(silo.GatewayPort, "nonsense");
        await RefusedAsync(() => liar.Grains.GetGrain<IIntakeGrain>(0).Accept("k", []));
        await using var fasit = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        await Assert.ThrowsAsync<ArgumentException>(() => fasit.Grains.GetGrain<ICitizenGrain>(RawNumber).Picture());
        await Assert.ThrowsAsync<ArgumentException>(() => fasit.Grains.GetGrain<ICitizenGrain>("neverissued").TakeIn([Started(Fasit)]));
        lock (refused)
            Assert.Superset(
                new HashSet<string> { "internal", "no-credential", "invalid-credential", "cpr-number", "unknown-key" },
                refused.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private static Task RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<UnauthorizedAccessException>(call);

    private static bool IsGrainInterface(Type type) =>
        type.IsInterface && type.IsAssignableTo(typeof(IGrain)) && !type.IsAssignableTo(typeof(Orleans.Services.IGrainService));

    private static object?[] Defaults(MethodInfo method) =>
        [.. method.GetParameters().Select(one => one.ParameterType.IsValueType ? Activator.CreateInstance(one.ParameterType) : null)];

    private Task StreamAsync(OutsideClient client, string key, string source) =>
        client.Grains.GetStreamProvider(DepartmentStreams.Provider).GetStream<DepartmentEvent>(DepartmentStreams.Of(key))
            .OnNextAsync(Started(source));

    private DepartmentEvent Started(string source) => new()
    {
        Source = source,
        Id = $"outside{Interlocked.Increment(ref _ids)}",
        Type = "coordination.intervention.started.v1",
        Time = silo.Time.Now.AddMinutes(-1),
        Data = new InterventionStarted
        {
            InterventionId = "k1", Kind = "contact-course", Unit = "bif-job", Caseworker = "bif-job-1", StartsOn = new DateOnly(2026, 3, 2),
        },
    };

    private sealed class Seen : IAlertObserver
    {
        public TaskCompletionSource<List<string>> Keys { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task AlertsChanged()
        {
            Keys.TrySetResult([.. RequestContext.Entries.Select(entry => entry.Key)]);
            return Task.CompletedTask;
        }
    }
}
