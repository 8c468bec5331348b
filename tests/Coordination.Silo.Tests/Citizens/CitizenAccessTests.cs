using System.Reflection;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>Every method of a citizen's grain asks the rule of access first, whoever calls it and by whatever way.</summary>
public sealed class CitizenAccessTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private const string Responsible = "bif-1-1";
    private static readonly ResponsibilityView Course = new("intervention", "BIF/1");
    private static readonly Caller Stranger = new(CallerKind.Caseworker, "suf-1-1");

    public static TheoryData<CallerKind, string, bool> Outsiders => new()
    {
        { Stranger.Kind, Stranger.Id, false },
        { CallerKind.Caseworker, "nobody-9", false },
        { CallerKind.Caseworker, Responsible, true },
        { CallerKind.Caseworker, "bif-1-2", true },
        { CallerKind.Operations, "operations", false },
        { CallerKind.Source, "/KFF/system", false },
    };

    [Theory]
    [MemberData(nameof(Outsiders))]
    public async Task Every_method_refuses_an_outsider(CallerKind kind, string id, bool leaves)
    {
        var key = await OfferedAsync();
        var before = (await silo.PictureAsync(key))!;
        Assert.Equal("bif-1-2", Assert.Single(before.Handovers).To.Caseworker);
        if (leaves) await silo.PutAsync(Municipality.Organization().Without(id));
        var version = (await silo.PictureAsync(key))!.Version;

        foreach (var method in typeof(ICitizenGrain).GetMethods())
        {
            new Caller(kind, id).SetCurrent();
            Assert.True(await IsRefusedAsync(method, silo.Citizen(key), before), $"{method.Name} is open to {kind} {id}.");
        }

        if (!leaves) Assert.Equal(version, (await silo.PictureAsync(key))!.Version);
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task A_departments_system_reads_what_its_department_may_and_commands_nothing()
    {
        var key = await OfferedAsync();
        var before = (await silo.PictureAsync(key))!;
        string[] reads =
        [
            nameof(ICitizenGrain.Picture), nameof(ICitizenGrain.PictureAsOf), nameof(ICitizenGrain.History), nameof(ICitizenGrain.Contacts),
            nameof(ICitizenGrain.Colleagues), nameof(ICitizenGrain.CallerSight), nameof(ICitizenGrain.CallerGround),
            nameof(ICitizenGrain.Keys), nameof(ICitizenGrain.Family),
        ];
        Caller[] systems = [new(CallerKind.Source, "/SOF/system"), new(CallerKind.Integration, "integration") { Scopes = "read:SOF" }];
        foreach (var system in systems)
            foreach (var method in typeof(ICitizenGrain).GetMethods())
            {
                system.SetCurrent();
                var isRefused = await IsRefusedAsync(method, silo.Citizen(key), before);
                Assert.True(isRefused != reads.Contains(method.Name), $"{method.Name} for {system.Kind} {system.Id} {system.Scopes}");
            }

        Assert.Equal(before.Version, (await silo.PictureAsync(key))!.Version);
    }

    [Fact]
    public async Task Every_read_is_open_to_whoever_is_responsible_their_leader_auditors_and_integration_services()
    {
        var key = await OfferedAsync();
        Caller[] callers =
        [
            new(CallerKind.Caseworker, Responsible), new(CallerKind.Caseworker, "bif-1-4"), new(CallerKind.Auditor, "auditor"),
            new(CallerKind.Integration, "integration"),
        ];
        foreach (var caller in callers)
        {
            caller.SetCurrent();
            Assert.Equal(
                caller.Kind == CallerKind.Caseworker ? Sight.Part : Sight.Whole, await silo.Citizen(key).CallerSight());
            Assert.NotNull(await silo.Citizen(key).Picture());
            Assert.NotNull(await silo.Citizen(key).PictureAsOf(silo.Time.Now));
            Assert.NotEmpty(await silo.Citizen(key).History(0, 10));
            Assert.NotEmpty((await silo.Citizen(key).Contacts(persons: true))!);
            Assert.NotEmpty((await silo.Citizen(key).Colleagues())!);
        }
    }

    [Fact]
    public async Task Entry_points_are_for_a_stranger_but_not_for_one_who_has_left()
    {
        var key = await OfferedAsync();
        Stranger.SetCurrent();
        Assert.Equal(
            [("BIF", "entry"), ("SOF", "entry")],
            (await silo.Citizen(key).AskContacts("grund"))!.Select(reach => (reach.Department, reach.Role)));
        await silo.PutAsync(Municipality.Organization().Without(Stranger.Id));
        Stranger.SetCurrent();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Citizen(key).AskContacts("grund"));
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task One_who_has_left_gets_no_repeated_answer_and_reaches_no_grain()
    {
        var key = await StartedAsync();
        new Caller(CallerKind.Caseworker, Responsible).SetCurrent();
        var offer = new HandoverOffer { What = Course, To = new ReceiverView("bif-1-2", null), Reason = "grund" };
        Assert.NotNull((await silo.Citizen(key).OfferHandover(offer, new Idempotency("left", "h"))).Value);
        await silo.PutAsync(Municipality.Organization().Without(Responsible));

        new Caller(CallerKind.Caseworker, Responsible).SetCurrent();
        Assert.Equal("forbidden", (await silo.Citizen(key).OfferHandover(offer, new Idempotency("left", "h"))).Refusal!.Kind);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Grains.GetGrain<ICaseloadTransferGrain>("t").Progress());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            silo.Grains.GetGrain<ICaseworkerGrain>(Responsible).Subscribe(silo.Grains.CreateObjectReference<IAlertObserver>(new Deaf())));
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task A_citizen_nobody_reported_is_to_a_stranger_like_one_they_do_not_see()
    {
        var (unknown, known) = (await silo.NewCitizenAsync(), await OfferedAsync());
        Stranger.SetCurrent();
        foreach (var key in new[] { unknown, known })
        {
            Assert.Equal(Sight.Nothing, await silo.Citizen(key).CallerSight());
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Citizen(key).Picture());
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Citizen(key).Contacts(persons: false));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Citizen(key).History(0, 10));
            var request = new HandoverRequest { What = Course, Reason = "grund" };
            Assert.Equal("forbidden", (await silo.Citizen(key).RequestHandover(request, null)).Refusal!.Kind);
        }

        Assert.Empty((await silo.Citizen(unknown).AskContacts("grund"))!);
        new Caller(CallerKind.Auditor, "auditor").SetCurrent();
        Assert.Equal(Sight.UnknownCitizen, await silo.Citizen(unknown).CallerSight());
        Assert.Null(await silo.Citizen(unknown).Picture());
        Assert.Null(await silo.Citizen(unknown).AskContacts("grund"));
        Assert.Empty(await silo.Citizen(unknown).History(0, 10));
    }

    /// <summary>Whether a call with plausible arguments is refused: by exception, as a value, or as seeing nothing.</summary>
    private async Task<bool> IsRefusedAsync(MethodInfo method, ICitizenGrain citizen, CitizenView picture)
    {
        try
        {
            var call = (Task)method.Invoke(citizen, ArgumentsOf(method, picture))!;
            await call;
            return call.GetType().GetProperty("Result")!.GetValue(call) switch
            {
                Sight sight => sight == Sight.Nothing,
                bool may => !may,
                { } answer => answer.GetType().GetProperty("Refusal")?.GetValue(answer) is RefusalView { Kind: var kind }
                    && (kind == "forbidden" || (method.Name == nameof(ICitizenGrain.BreakGlass) && kind == "invalid")),
                null => method.Name == nameof(ICitizenGrain.CallerGround),
            };
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (ArgumentException) when (method.Name == nameof(ICitizenGrain.AskContacts))
        {
            return true;
        }
    }

    private object?[] ArgumentsOf(MethodInfo method, CitizenView picture) => method.Name switch
    {
        nameof(ICitizenGrain.TakeIn) =>
            [(IReadOnlyList<DepartmentEvent>)[Reports.Booked("BIF", "9", silo.Time.Now, silo.Time.Now.AddDays(2))]],
        nameof(ICitizenGrain.BreakGlass) => ["kort", null],
        nameof(ICitizenGrain.AssignConsultant) => ["bif-1-2", "grund", null],
        nameof(ICitizenGrain.MayReadLooks) or nameof(ICitizenGrain.CallerGround) => [],
        nameof(ICitizenGrain.CallerSight) or nameof(ICitizenGrain.Picture) or nameof(ICitizenGrain.Colleagues)
            or nameof(ICitizenGrain.Keys) or nameof(ICitizenGrain.Family) => [],
        nameof(ICitizenGrain.PictureAsOf) => [silo.Time.Now],
        nameof(ICitizenGrain.History) => [0L, 10],
        nameof(ICitizenGrain.Contacts) => [true],
        nameof(ICitizenGrain.AskContacts) => [""], // With a reason it is for everybody.
        nameof(ICitizenGrain.AppointCoordinator) => ["bif-1-3", "grund", null],
        nameof(ICitizenGrain.LayDownCoordination) => ["grund", null],
        nameof(ICitizenGrain.OfferHandover) =>
            [new HandoverOffer { What = Course, To = new ReceiverView("bif-1-3", null), Reason = "grund" }, null],
        nameof(ICitizenGrain.RequestHandover) => [new HandoverRequest { What = Course, Reason = "grund" }, null],
        nameof(ICitizenGrain.AnswerHandover) => [picture.Handovers[0].Id, HandoverReply.Accept, "grund", null],
        nameof(ICitizenGrain.Settle) => [picture.Conflicts is [var first, ..] ? first.Id : "none", "not-a-conflict", null, "grund", null],
        nameof(ICitizenGrain.AnswerContact) => ["BIF/none", null],
        nameof(ICitizenGrain.TakeSlot) => ["BIF/none", silo.Time.Now, null],
        nameof(ICitizenGrain.AskMeasure) => [new MeasureRequest { Department = "SOF", What = "støtte", Reason = "grund" }, null],
        nameof(ICitizenGrain.AnswerMeasure) => ["none", new MeasureReply { Answer = "granted", Reason = "grund" }, null],
        nameof(ICitizenGrain.LogBarrier) => [new BarrierReport { Kind = "payer", Departments = ["BIF", "SOF"] }, null],
        nameof(ICitizenGrain.WritePlan) => [new PlanText(), null],
        nameof(ICitizenGrain.AgreePlan) => ["samtale", null, null, null],
        nameof(ICitizenGrain.Acknowledge) => ["none"],
        _ => throw new InvalidOperationException($"A new method of the citizen's grain: say here how {method.Name} is called."),
    };

    private async Task<string> StartedAsync()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", silo.Time.Now), Reports.Started("SOF", "2", silo.Time.Now));
        return key;
    }

    /// <summary>A citizen of whom a handover waits for an answer of bif-1-2, and a conflict for one too.</summary>
    private async Task<string> OfferedAsync()
    {
        var key = await StartedAsync();
        new Caller(CallerKind.Caseworker, Responsible).SetCurrent();
        var offer = new HandoverOffer { What = Course, To = new ReceiverView("bif-1-2", null), Reason = "grund" };
        var offered = await silo.Citizen(key).OfferHandover(offer, null);
        Assert.Null(offered.Refusal);
        return key;
    }

    private sealed class Deaf : IAlertObserver
    {
        public Task AlertsChanged() => Task.CompletedTask;
    }
}
