using Coordination.Events;
using Coordination.Grains;
using Coordination.Storage.Access;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Callers;

/// <summary>What a client of another program sees is what its caller may see, and each look is in the access log.</summary>
public sealed class OutsideLooksTests(GatewayFixture silo) : IClassFixture<GatewayFixture>
{
    private const string Fasit = "/BIF/fasit";

    private static int _ids;

    [Theory]
    [InlineData(CallerKind.Caseworker, "suf-1-1")]
    [InlineData(CallerKind.Operations, "operations")]
    [InlineData(CallerKind.Source, "/SUF/nexus")]
    public async Task Whether_a_key_is_known_was_told_to_clients_that_do_not_see_it(CallerKind kind, string id)
    {
        var known = await silo.NewCitizenAsync();
        await silo.TakeInAsync(known, Started(Fasit));
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(kind, id));
        List<string> answers = [];
        foreach (var key in (string[])[known, await silo.NewCitizenAsync(), "neverissued"])
        {
            var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
            var said = "";
            foreach (var read in (Func<Task>[])
            [
                () => citizen.Picture(), () => citizen.PictureAsOf(silo.Time.Now), () => citizen.History(0, 1),
                () => citizen.Contacts(true), () => citizen.Colleagues(), () => citizen.Family(),
            ])
                said += (await Assert.ThrowsAsync<UnauthorizedAccessException>(read)).Message;
            said += await citizen.CallerSight();
            said += (await citizen.AppointCoordinator("suf-1-1", "grund", null)).Refusal!.Why;
            said += (await citizen.AnswerHandover("none", HandoverReply.Accept, "grund", null)).Refusal!.Why;
            answers.Add(said);
        }

        Assert.Single(answers.Distinct());
        // Whom to call is asked with a reason, and answered alike for a citizen nobody knows and one without contacts.
        Assert.Empty((await client.Grains.GetGrain<ICitizenGrain>("neverissued").AskContacts("grund"))!);
    }

    [Theory]
    [InlineData(CallerKind.Auditor, "auditor")]
    [InlineData(CallerKind.Integration, "integration")]
    public async Task Whoever_sees_every_citizen_is_told_that_there_is_none(CallerKind kind, string id)
    {
        await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(kind, id));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Grains.GetGrain<ICitizenGrain>("neverissued").Picture());
        Assert.Null(await client.Grains.GetGrain<ICitizenGrain>(await silo.NewCitizenAsync()).Picture());
    }

    [Fact]
    public async Task Reads_of_clients_were_not_in_the_access_log()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Started(Fasit));
        await using (var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(CallerKind.Auditor, "auditor")))
        {
            var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
            Assert.NotNull(await citizen.Picture());
            Assert.NotNull(await citizen.PictureAsOf(silo.Time.Now));
            Assert.NotEmpty(await citizen.History(0, 10));
            Assert.Empty(await citizen.History(100_000, 10));
            Assert.NotNull(await citizen.Contacts(persons: true));
            Assert.NotNull(await citizen.Colleagues());
            Assert.NotNull(await citizen.Family());
            await citizen.CallerSight();
        }

        var token = GatewayFixture.TokenOf(CallerKind.Caseworker, "suf-1-1");
        await using (var client = await OutsideClient.ConnectAsync(silo.GatewayPort, token))
        {
            var citizen = client.Grains.GetGrain<ICitizenGrain>(key);
            await RefusedAsync(() => citizen.Picture());
            Assert.NotNull(await citizen.AskContacts("ring til 0101800000"));
            await Assert.ThrowsAsync<ArgumentException>(() => citizen.AskContacts(" "));
            await Assert.ThrowsAsync<ArgumentException>(() => citizen.AskContacts(new string('x', 4_001)));
        }

        var (auditor, stranger) = (GatewayFixture.WhoOf("auditor"), GatewayFixture.WhoOf("suf-1-1"));
        var looks = await silo.Get<AccessLog>().ReadAsync(key, 100, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                (auditor, "picture", "auditor"), (auditor, "picture-as-of", "auditor"), (auditor, "history", "auditor"),
                (auditor, "history", "auditor"), (auditor, "contacts", "auditor"), (auditor, "colleagues", "auditor"),
                (auditor, "family", "auditor"),
                (stranger, "picture", "refused"), (stranger, "contacts", "ring til …"),
            ],
            looks.Reverse().Select(static look => (look.Who, look.What, look.Ground!)));
    }

    [Fact]
    public async Task Anybody_could_follow_the_alerts_of_a_caseworker()
    {
        (CallerKind Kind, string Id)[] others =
        [
            (CallerKind.Caseworker, "bif-1-2"), (CallerKind.Auditor, "auditor"), (CallerKind.Source, "bif-1-1"),
            (CallerKind.Operations, "bif-1-1"),
        ];
        foreach (var (kind, id) in others)
        {
            await using var client = await OutsideClient.ConnectAsync(silo.GatewayPort, GatewayFixture.TokenOf(kind, id));
            var other = client.Grains.GetGrain<ICaseworkerGrain>("bif-1-1");
            await RefusedAsync(() => other.Subscribe(client.Grains.CreateObjectReference<IAlertObserver>(new Follower())));
            await RefusedAsync(() => other.Unsubscribe(client.Grains.CreateObjectReference<IAlertObserver>(new Follower())));
        }
    }

    private static Task RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<UnauthorizedAccessException>(call);

    private DepartmentEvent Started(string source) => new()
    {
        Source = source,
        Id = $"look{Interlocked.Increment(ref _ids)}",
        Type = "coordination.intervention.started.v1",
        Time = silo.Time.Now.AddMinutes(-1),
        Data = new InterventionStarted
        {
            InterventionId = "k1", Kind = "contact-course", Unit = "bif-job", Caseworker = "bif-job-1", StartsOn = new DateOnly(2026, 3, 2),
        },
    };

    private sealed class Follower : IAlertObserver
    {
        public Task AlertsChanged() => Task.CompletedTask;
    }
}
