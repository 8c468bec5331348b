using Coordination.Connections;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Caseworkers;
using Coordination.Storage.Access;
using Coordination.Streams;
using Coordination.Views;

namespace Coordination.Silo.Tests.Callers;

/// <summary>What a client of another program sends is held to what HTTP holds a request to, and refused as the contract says.</summary>
public sealed class OutsideArgumentsTests(GatewayFixture silo) : IClassFixture<GatewayFixture>
{
    private const string Fasit = "/BIF/fasit";
    private const string RawNumber = "010180" + "0000";
    private static readonly string Long = new('x', 5_000);

    private static readonly Idempotency Sound = new("key", "hash");

    public static TheoryData<string> HostileKeys =>
    [
        "cpr:" + RawNumber, "citizen:" + RawNumber, "unit:bif-job", "operations:other", "department:BIF", "nobody:1", "bif-job-1",
        "\ufffe", "ABC", Long,
    ];

    [Theory]
    [MemberData(nameof(HostileKeys))]
    public async Task What_is_no_citizen_key_was_written_into_the_access_log(string key)
    {
        await using var client = await OutsideClient.ConnectAsync(
            silo.GatewayPort, GatewayFixture.TokenOf(CallerKind.Caseworker, "suf-1-1"));
        var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
        foreach (var read in (Func<Task>[])[() => citizen.Picture(), () => citizen.History(0, 1), () => citizen.AskContacts("grund")])
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(read);
            Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await silo.Get<AccessLog>().ReadAsync(key, 10));
    }

    [Fact]
    public async Task A_fault_and_a_missing_argument_reached_clients_as_exceptions_they_do_not_know()
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(
            silo.GatewayPort, GatewayFixture.TokenOf(CallerKind.Caseworker, "bif-1-1"));
        var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
        var transfer = client.Grains.GetGrain<ICaseloadTransferGrain>("t1");
        var order = new CaseloadOrder("bif-1-1", [new CaseloadPart("bif-1-2", null, 1, null)], "grund");
        HandoverOffer Offer(DateOrInstant? by) => new()
        {
            What = new ResponsibilityView("coordination", null), To = new ReceiverView("bif-1-2", null), Reason = "grund", AnswerBy = by,
        };
        Func<Task>[] calls =
        [
            () => citizen.AppointCoordinator(null!, "grund", null),
            () => citizen.AppointCoordinator("bif-1-1", "a\0b", null),
            () => citizen.AppointCoordinator("bif-1-1", Long, null),
            () => citizen.AppointCoordinator("bif-1-1", "grund", new Idempotency("a\0b", "hash")),
            () => citizen.AppointCoordinator("bif-1-1", "grund", new Idempotency("key", "a\0b")),
            () => citizen.AppointCoordinator("bif-1-1", "grund", new Idempotency(null!, "hash")),
            () => citizen.AppointCoordinator("bif-1-1", "grund", new Idempotency("key", Long)),
            () => citizen.AppointCoordinator("bif-1-1", "grund", new Idempotency(RawNumber, "hash")),
            () => citizen.AnswerHandover(null!, HandoverReply.Accept, null, Sound),
            () => citizen.AnswerHandover("h", (HandoverReply)99, null, Sound),
            () => citizen.OfferHandover(null!, null),
            () => citizen.OfferHandover(Offer(null) with { Note = Long }, null),
            () => citizen.OfferHandover(Offer(default(DateOrInstant)), null),
            () => citizen.RequestHandover(null!, null),
            () => citizen.Settle("c", null!, null, "grund", null),
            () => citizen.PictureAsOf(DateTimeOffset.MaxValue),
            () => citizen.PictureAsOf(DateTimeOffset.MinValue),
            () => citizen.TakeIn(null!),
            () => transfer.Order(null!, null),
            () => transfer.Order(order with { Reason = "a\0b" }, null),
            () => transfer.Steer((TransferSteering)77, null),
            () => client.Grains.GetGrain<ICaseloadTransferGrain>("a\0b").Progress(),
            () => client.Grains.GetGrain<ICaseloadTransferGrain>(RawNumber).Order(order, null),
            () => client.Grains.GetGrain<ICaseloadTransferGrain>(Long).Progress(),
            () => client.Grains.GetGrain<ICaseworkerGrain>("bif-1-1").Subscribe(null!),
        ];
        foreach (var (index, call) in calls.Index())
            Assert.True(await Record.ExceptionAsync(call) is ArgumentException, $"Call {index}: {await Record.ExceptionAsync(call)}");
        CallerCredential.SetCurrent(GatewayFixture.TokenOf(CallerKind.Operations, "operations"));
        Assert.Equal("invalid", (await transfer.Order(order with { To = null! }, null)).Refusal?.Kind);
    }

    [Fact]
    public async Task Events_that_are_none_failed_in_the_check_itself()
    {
        var key = await silo.NewCitizenAsync();
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(Fasit));
        var stream = client.Grains.GetStreamProvider(DepartmentStreams.Provider).GetStream<DepartmentEvent>(DepartmentStreams.Of(key));
        IReadOnlyList<DepartmentEvent>[] lists =
        [
            [null!],
            [Event(new CitizenCorrected { Name = "Anna" }), null!],
            [Event(new CitizenRenumbered { To = null! })],
            [Event(new CitizenSeparated { From = null!, Reason = "grund" })],
            [Event(new DeadlineSet { DeadlineId = "d", Title = "t", DueAt = default })],
            [Event(new CitizenCorrected { Cleared = ["contact", null!] })],
            [.. Enumerable.Range(0, 400).Select(one => Event(new CitizenCorrected { Contact = $"{one}{Long[..3_000]}" }))],
        ];
        foreach (var (index, events) in lists.Index())
            foreach (var call in (Func<Task>[])
            [
                () => client.Grains.GetGrain<ICitizenGrain>(key).TakeIn(events),
                () => client.Grains.GetGrain<IIntakeGrain>(0).Accept(key, events),
                () => stream.OnNextBatchAsync(events),
            ])
                Assert.True(await Record.ExceptionAsync(call) is ArgumentException, $"List {index}: {await Record.ExceptionAsync(call)}");
        Assert.Null(await silo.PictureAsync(key));
    }

    [Fact]
    public async Task One_caseworker_could_subscribe_any_number_of_connections()
    {
        await using var client = await OutsideClient.ConnectAsync(
            silo.GatewayPort, GatewayFixture.TokenOf(CallerKind.Caseworker, "bif-1-1"));
        var caseworker = client.Grains.GetGrain<ICaseworkerGrain>("bif-1-1");
        var first = client.Grains.CreateObjectReference<IAlertObserver>(new Deaf());
        await caseworker.Subscribe(first);
        List<Deaf> kept = [];
        foreach (var some in Enumerable.Range(1, CaseworkerGrain.ConnectionsMax - 1).Chunk(1_000))
            await Task.WhenAll(some.Select(_ =>
            {
                kept.Add(new Deaf());
                return caseworker.Subscribe(client.Grains.CreateObjectReference<IAlertObserver>(kept[^1]));
            }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => caseworker.Subscribe(client.Grains.CreateObjectReference<IAlertObserver>(new Deaf())));
        await caseworker.Subscribe(first); // A renewal.
    }

    private DepartmentEvent Event(EventData data) => new()
    {
        Source = Fasit,
        Id = Guid.NewGuid().ToString("n"),
        Type = EventTypes.Of(data).Name,
        Time = silo.Time.Now.AddMinutes(-1),
        Data = data,
    };

    private sealed class Deaf : IAlertObserver
    {
        public Task AlertsChanged() => Task.CompletedTask;
    }
}
