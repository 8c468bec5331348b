using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Commands;
using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>One citizen: loads, decides, appends, evolves, notifies. Calls interleave, so that several appends can be in flight.</summary>
/// <remarks>One member for each of two interfaces' methods, which says where the call is carried out. It reads better whole.</remarks>
[Reentrant]
[GrainType("citizen")]
internal sealed class CitizenGrain(
    [PersistentState("citizen")] IPersistentState<CitizenSnapshot> snapshot, CitizenStateDependencies dependencies)
    : Grain, ICitizenGrain, ICitizenDelivery
{
    private static readonly TimeSpan TendTimeMax = TimeSpan.FromSeconds(5);

    private const int HistoryEntriesMax = 1_000; // Part of the contract of ICitizenGrain.

    private CitizenStateInFlight _state = null!;
    private CitizenIntake _intake = null!;
    private CitizenCommands _commands = null!;
    private CitizenPlaces _places = null!;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var recent = new RecentResults(dependencies.Options.RecentResultsMax);
        var snapshots = new CitizenSnapshots(snapshot, dependencies.Options, dependencies.Log);
        _state = new CitizenStateInFlight(new CitizenKey(Key), dependencies, snapshots, recent, DeactivateOnIdle);
        _intake = new CitizenIntake(_state, dependencies, recent);
        _commands = new CitizenCommands(_state, dependencies);
        _places = new CitizenPlaces(new CitizenKey(Key), _state, dependencies, GrainFactory);
        return _state.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _state.DeactivateAsync(reason.ReasonCode == DeactivationReasonCode.ShuttingDown, cancellationToken);

    public async Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events)
    {
        CurrentCaller.RequireMaySend(events);
        CurrentCaller.RequireSound(events, dependencies.PolicyAt(dependencies.Clock.Now));
        await dependencies.Keys.RequireGivenAsync(events);
        var results = await TakeInAsync([.. events.Select(reported => new IncomingEvent(Key, reported))]);
        return [.. results.Select((result, i) => result with { Warnings = dependencies.Warnings.Of(events[i]) })];
    }

    public Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events) => TakeInAsync(events.Value);

    public async Task<IReadOnlyList<EventResult>?> DeliverFor(string key, Immutable<IReadOnlyList<IncomingEvent>> events)
    {
        for (; ; )
        {
            if (await _places.LeaderAsync() is { } leader) return await Delivery(leader).DeliverFor(key, events);
            if (!_state.Citizen.Place.Has(new CitizenKey(key))) return null;
            try
            {
                var results = await _intake.TakeInAsync(events.Value);
                if (CitizenIntake.ConcernsPlaces(events.Value)) await TendForAsync();
                return results;
            }
            catch (PlaceMovesException)
            {
                // It is looked at again where the key leads now.
            }
        }
    }

    public Task<LinkedPairAnswer> Learn(LinkedPair linked) => _places.LearnAsync(linked);

    public Task<TakeOverAnswer> TakeOver(byte[] parcel) => _places.TakeOverAsync(parcel);

    public Task TakeBack(byte[] parcel) => _places.TakeBackAsync(parcel);

    public async Task Wake()
    {
        // A place that cannot be reached must not keep this one from what has fallen due here.
        if (KeyPairs.AreUnfinished(_state.Citizen)) await TendForAsync();
        await _state.ReconcileAsync(evenIfUnchanged: true);
        _places.Tend();
    }

    public Task Reconsider() => _state.ReconcileAsync(evenIfUnchanged: false);

    public Task<CitizenTransferResult> Transfer(CitizenTransfer transfer) =>
        AtPlaceAsync(() => TransferHereAsync(transfer), leader => Delivery(leader).Transfer(transfer));

    private async Task<CitizenTransferResult> TransferHereAsync(CitizenTransfer transfer)
    {
        if (_state.Citizen.LacksEntries)
            throw new InvalidOperationException("An entry of the citizen's journal cannot be read: who holds what is not known for sure.");
        var command = transfer.ToCommand();
        var answer = await _commands.ExecuteForAsync(command, transfer.By, transfer.Transfer, (citizen, _, now) =>
            CitizenTransferResult.Of(CaseloadTransfer.ReportOf(
                citizen, transfer.Transfer, command, new CaseworkerId(transfer.By), dependencies.ContextAt(now))));
        return answer.Value!;
    }

    public Task<Sight> CallerSight() => AtPlaceAsync(
        async () => (await AccessAsync()).Access switch
        {
            SeenWhole => Sight.Whole,
            NothingSeen { Reason: NotSeenReason.UnknownCitizen } => Sight.UnknownCitizen,
            _ => Sight.Nothing,
        },
        leader => Grain(leader).CallerSight());

    public Task<IReadOnlyList<string>> Keys() => AtPlaceAsync(
        async () => await SeenAsync() is { } citizen
            ? [.. citizen.Keys.Select(static key => key.Value)]
            : (IReadOnlyList<string>)[Key],
        leader => Grain(leader).Keys());

    public Task<CitizenView?> Picture() => AtPlaceAsync(
        async () => await SeenAsync() is { } citizen
            ? CitizenPicture.Of(citizen, dependencies.ContextAt(dependencies.Clock.Now), CurrentCaller.Viewer())
            : null,
        leader => Grain(leader).Picture());

    public Task<CitizenView?> PictureAsOf(DateTimeOffset instant) =>
        AtPlaceAsync(() => PictureHereAsync(instant), leader => Grain(leader).PictureAsOf(instant));

    private async Task<CitizenView?> PictureHereAsync(DateTimeOffset instant)
    {
        if (await SeenAsync() is not { } now) return null;
        var citizen = await JournalFold.ReadOnAsync(
            dependencies.Journal, Citizen.New(now.Key), instant, CancellationToken.None);
        return citizen.Version == 0 ? null : Spelled(citizen, instant);
    }

    public Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit) =>
        AtPlaceAsync(() => HistoryHereAsync(after, limit), leader => Grain(leader).History(after, limit));

    private async Task<IReadOnlyList<HistoryEntryView>> HistoryHereAsync(long after, int limit)
    {
        if (await SeenAsync() is not { } citizen) return [];
        var entries = await dependencies.Journal.ReadAsync(citizen.Key.Value, after, Math.Clamp(limit, 1, HistoryEntriesMax));
        var names = SpellingOf(citizen);
        return [.. entries.Select(JournalMapping.ToView).Select(entry => entry with { By = names.Person(entry.By) })];
    }

    public Task<IReadOnlyList<ReachView>?> Contacts(bool persons) => AtPlaceAsync(
        async () => await SeenAsync() is { } citizen ? ReachOf(citizen, persons) : null, leader => Grain(leader).Contacts(persons));

    public Task<IReadOnlyList<ReachView>?> AskContacts(string reason)
    {
        CurrentCaller.RequireReason(reason);
        return AtPlaceAsync(AskContactsHereAsync, leader => Grain(leader).AskContacts(reason));
    }

    private async Task<IReadOnlyList<ReachView>?> AskContactsHereAsync()
    {
        var (citizen, access) = await AccessAsync();
        return access switch
        {
            NothingSeen { Reason: NotSeenReason.UnknownCitizen } => null,
            NothingSeen { Reason: NotSeenReason.HasLeft } left => throw new UnauthorizedAccessException(left.Why),
            _ => ReachOf(citizen, persons: false),
        };
    }

    public Task<IReadOnlyList<ColleagueView>?> Colleagues() => AtPlaceAsync(
        ColleaguesHereAsync, leader => Grain(leader).Colleagues());

    private async Task<IReadOnlyList<ColleagueView>?> ColleaguesHereAsync() => await SeenAsync() is { } citizen
        ?
        [
            .. Domain.Pictures.Colleagues.Of(citizen, dependencies.Organizations.Current, dependencies.Clock.Now)
                .Select(SpellingOf(citizen).In),
        ]
        : null;

    public Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new AppointAsCoordinator(new CaseworkerId(caseworker), reason), idempotency,
            (citizen, _, _) => SpellingOf(citizen).In(CitizenPicture.CoordinatorOf(citizen)!)),
        leader => Grain(leader).AppointCoordinator(caseworker, reason, idempotency));

    public Task<Answer<CoordinatorLaidDownView>> LayDownCoordination(string? reason, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new LayDownCoordination(reason), idempotency,
            static (_, coordinator, now) => new CoordinatorLaidDownView(coordinator!, now)),
        leader => Grain(leader).LayDownCoordination(reason, idempotency));

    public Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency) => AtPlaceAsync(
        async () => offer.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : await RefusedAsync<HandoverView>(new Invalid(faults)),
        leader => Grain(leader).OfferHandover(offer, idempotency));

    public Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency) => AtPlaceAsync(
        async () => request.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : await RefusedAsync<HandoverView>(new Invalid(faults)),
        leader => Grain(leader).RequestHandover(request, idempotency));

    public Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency) =>
        AtPlaceAsync(
            () => _commands.ExecuteAsync(reply.ToCommand(new HandoverId(handover), reason), idempotency, HandoverOf),
            leader => Grain(leader).AnswerHandover(handover, reply, reason, idempotency));

    public Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency) =>
        AtPlaceAsync(
            () => _commands.ExecuteAsync(
                new SettleConflict(new ConflictId(conflict), outcome, party is null ? null : new ItemId(party), reason), idempotency,
                (citizen, id, now) => SpellingOf(citizen).In(
                    CitizenPicture.Of(citizen, citizen.Conflicts[new ConflictId(id!)], dependencies.PolicyAt(now), SpellingOf(citizen)))),
            leader => Grain(leader).Settle(
                PlaceContent.IdAt(_state.Citizen, new ConflictId(conflict), leader).Value, outcome, party, reason, idempotency));

    public Task<Answer<AcknowledgedView>> Acknowledge(string alert) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new AcknowledgeAlert(new AlertId(alert)), null, static (_, id, now) => new AcknowledgedView(id!, now)),
        leader => Grain(leader).Acknowledge(PlaceContent.IdAt(_state.Citizen, new AlertId(alert), leader).Value));

    private ICitizenGrain Grain(CitizenKey key) => GrainFactory.Reference<ICitizenGrain>(key.Value);

    private ICitizenDelivery Delivery(CitizenKey key) => GrainFactory.Reference<ICitizenDelivery>(key.Value);

    /// <summary>Runs a call where the citizen is decided about: here, or at the place that this one follows.</summary>
    private async Task<T> AtPlaceAsync<T>(Func<Task<T>> here, Func<CitizenKey, Task<T>> atLeader)
    {
        for (; ; )
        {
            if (await _places.LeaderAsync() is { } leader) return await atLeader(leader);
            try { return await here(); }
            catch (PlaceMovesException) { /* It has begun to move meanwhile: the call waits until that is over. */ }
        }
    }

    private async Task<IReadOnlyList<EventResult>> TakeInAsync(IReadOnlyList<IncomingEvent> events)
    {
        for (; ; )
        {
            var results = await AtPlaceAsync<IReadOnlyList<EventResult>?>(
                () => _intake.TakeInAsync(events)!,
                leader => Delivery(leader).DeliverFor(Key, new Immutable<IReadOnlyList<IncomingEvent>>(events)));
            if (results is null)
            {
                _state.Drop(); // The leader has parted with this key: this place has taken back what is its own.
                continue;
            }

            if (CitizenIntake.ConcernsPlaces(events)) await TendForAsync();
            return results;
        }
    }

    /// <summary>Joins or parts at once, so that whoever waits for the event finds it done. It is done in any case.</summary>
    private async Task TendForAsync()
    {
        try
        {
            await _places.TendAsync().WaitAsync(TendTimeMax);
        }
        catch (Exception fault)
        {
            SiloLog.PlaceNotTended(dependencies.Log, fault);
        }
    }

    /// <summary>The durable state, and what the caller sees of it. Every read starts here. Commands ask the same rule.</summary>
    private async Task<(Citizen Citizen, AccessDecision Access)> AccessAsync()
    {
        var viewer = CurrentCaller.Viewer();
        var citizen = await _state.DurableAsync();
        return (citizen, CitizenAccess.Of(citizen, viewer, dependencies.Organizations.Current));
    }

    /// <summary>
    /// The durable state of a citizen the caller sees; null for a citizen without any reported event, if the caller sees every citizen.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The caller does not see the citizen.</exception>
    private async Task<Citizen?> SeenAsync()
    {
        var (citizen, access) = await AccessAsync();
        return access switch
        {
            SeenWhole => citizen,
            NothingSeen { Reason: NotSeenReason.UnknownCitizen } => null,
            NothingSeen nothing => throw new UnauthorizedAccessException(nothing.Why),
            _ => throw new InvalidOperationException($"Not known what {access.GetType().Name} lets see."),
        };
    }

    private IReadOnlyList<ReachView> ReachOf(Citizen citizen, bool persons)
    {
        var organization = dependencies.Organizations.Current;
        var names = SpellingOf(citizen);
        return
        [
            .. WhoToCall.For(citizen, organization, dependencies.Clock.Now, CurrentCaller.Departments(organization), persons)
                .Select(names.In),
        ];
    }

    /// <summary>
    /// Refuses a request that cannot become a command in the same way as a command. A caller who is not involved is told only that.
    /// </summary>
    private async Task<Answer<T>> RefusedAsync<T>(Refusal refusal) where T : class =>
        CommandMapping.Refused<T>(CommandAccess.After((await AccessAsync()).Access, refusal).Refusal!);

    private HandoverView HandoverOf(Citizen citizen, string? id, DateTimeOffset now) =>
        SpellingOf(citizen).In(CitizenPicture.Of(citizen.Handovers[new HandoverId(id!)]));

    private CitizenView Spelled(Citizen citizen, DateTimeOffset instant)
    {
        var names = SpellingOf(citizen);
        return names.In(CitizenPicture.Of(citizen, dependencies.PolicyAt(instant), instant, names));
    }

    private Spelling SpellingOf(Citizen citizen) => SpelledPicture.SpellingOf(citizen, dependencies.Organizations.Current);
}
