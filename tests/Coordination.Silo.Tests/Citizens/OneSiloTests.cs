using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Inbox;
using Coordination.Storage.Journal;
using Coordination.Streams;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace Coordination.Silo.Tests.Citizens;

public sealed class OneSiloTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private static int _ids;

    [Fact]
    public async Task An_event_by_call_is_settled_when_answered()
    {
        var key = await silo.NewCitizenAsync();
        new Caller(CallerKind.Source, "/BIF/fasit").SetCurrent();
        var results = await silo.Citizen(key).TakeIn([Started("k1")]);
        var result = Assert.Single(results);
        Assert.Equal("settled", result.Status);
        var picture = await silo.PictureAsync(key);
        Assert.Equal("active", Assert.Single(picture!.Interventions).Status);
        Assert.Equal(result.Version, picture.Version);
    }

    [Theory]
    [MemberData(nameof(DriverFaults))]
    public void A_database_that_is_away_is_known_for_what_it_is_on_another_silo(Exception behind)
    {
        var serializer = silo.Get<Orleans.Serialization.Serializer>();
        var arrived = serializer.Deserialize<Exception>(
            serializer.SerializeToArray<Exception>(new StorageUnavailableException("away", behind)));
        Assert.Equal("away", Assert.IsType<StorageUnavailableException>(arrived).Message);
        Assert.NotNull(arrived.InnerException);
    }

    public static TheoryData<Exception> DriverFaults =>
    [
        new Npgsql.PostgresException("too many clients", "FATAL", "FATAL", "53300"),
        new Npgsql.NpgsqlException("connection refused", new System.Net.Sockets.SocketException(111)),
        new Microsoft.Data.Sqlite.SqliteException("disk is full", 13),
    ];

    [Fact]
    public async Task The_same_event_again_is_a_duplicate()
    {
        var key = await silo.NewCitizenAsync();
        new Caller(CallerKind.Source, "/BIF/fasit").SetCurrent();
        var started = Started("k1");
        await silo.Citizen(key).TakeIn([started]);
        var again = await silo.Citizen(key).TakeIn([started, started]);
        Assert.All(again, result => Assert.Equal("duplicate", result.Status));
    }

    [Fact]
    public async Task An_event_through_the_inbox_is_settled_by_the_pump()
    {
        var key = await silo.NewCitizenAsync();
        await silo.Intake.AcceptAsync([new IncomingEvent(key, Started("k1"))]);
        Caller.System.SetCurrent();
        await Eventually.IsAsync(
            "the pump hands the event to its citizen", async () => await silo.Citizen(key).Picture() is { Version: > 0 });
    }

    [Fact]
    public async Task An_event_that_somebody_waits_for_is_settled_when_answered()
    {
        var key = await silo.NewCitizenAsync();
        var results = await silo.Intake.SettleAsync([new IncomingEvent(key, Started("k1"))], TimeSpan.FromSeconds(30));
        Assert.Equal("settled", Assert.Single(results).Status);
    }

    [Fact]
    public async Task An_event_on_the_stream_is_settled_by_the_pump()
    {
        var key = await silo.NewCitizenAsync();
        new Caller(CallerKind.Source, "/BIF/fasit").SetCurrent();
        var provider = silo.Get<IClusterClient>().GetStreamProvider(DepartmentStreams.Provider);
        await provider.GetStream<DepartmentEvent>(DepartmentStreams.Of(key)).OnNextAsync(Started("k1"));
        Caller.System.SetCurrent();
        await Eventually.IsAsync(
            "the pump hands the event to its citizen", async () => await silo.Citizen(key).Picture() is { Version: > 0 });
    }

    [Fact]
    public async Task A_streamed_event_is_one_trace_from_producer_to_journal()
    {
        var key = await silo.NewCitizenAsync();
        ConcurrentBag<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Coordination", StringComparison.Ordinal)
                || source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var produced = new Activity("produce").Start();
        new Caller(CallerKind.Source, "/BIF/fasit").SetCurrent();
        var provider = silo.Get<IClusterClient>().GetStreamProvider(DepartmentStreams.Provider);
        await provider.GetStream<DepartmentEvent>(DepartmentStreams.Of(key)).OnNextAsync(Started("k1"));
        string[] road = ["inbox insert", "inbox deliver", "journal append"];
        await Eventually.IsAsync($"the trace to hold {string.Join(", ", road)}", () => Task.FromResult(
            Array.TrueForAll(road, part => ended.Any(span => span.TraceId == produced.TraceId && span.OperationName == part))));
    }

    [Fact]
    public async Task A_call_without_a_caller_is_refused_whatever_is_called()
    {
        var key = await silo.NewCitizenAsync();
        Orleans.Runtime.RequestContext.Clear();
        var grains = typeof(ICitizenGrain).Assembly.GetExportedTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).ToList();
        Assert.Contains(typeof(IIntakeGrain), grains);
        foreach (var method in grains.SelectMany(grain => grain.GetMethods()))
        {
            if (method.IsDefined(typeof(OneWayAttribute), inherit: false)) continue; // Nobody is answered.
            var grain = method.DeclaringType!.IsAssignableTo(typeof(IGrainWithStringKey))
                ? silo.Grains.GetGrain(method.DeclaringType!, key)
                : silo.Grains.GetGrain(method.DeclaringType!, 0);
            var arguments = method.GetParameters().Select(
                parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null).ToArray();
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => (Task)method.Invoke(grain, arguments)!);
        }
    }

    [Fact]
    public async Task A_source_cannot_send_for_another()
    {
        var key = await silo.NewCitizenAsync();
        new Caller(CallerKind.Source, "/SOF/nexus").SetCurrent();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Citizen(key).TakeIn([Started("k1")]));
    }

    private DepartmentEvent Started(string id) => new()
    {
        Source = "/BIF/fasit",
        Id = $"e{Interlocked.Increment(ref _ids)}",
        Type = "coordination.intervention.started.v1",
        Time = silo.Time.Now.AddMinutes(-1),
        Data = new InterventionStarted
        {
            InterventionId = id, Kind = "contact-course", Unit = "bif-job", Caseworker = "bif-job-1", StartsOn = new DateOnly(2026, 3, 2),
        },
    };
}
