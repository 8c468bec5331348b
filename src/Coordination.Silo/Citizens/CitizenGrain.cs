using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Commands;
using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>One citizen: loads, decides, appends, evolves, notifies. Calls interleave, so that several appends can be in flight.</summary>
[Reentrant]
[GrainType("citizen")]
internal sealed class CitizenGrain(
    [PersistentState("citizen")] IPersistentState<CitizenSnapshot> snapshot, CitizenStateDependencies dependencies)
    : Grain, ICitizenGrain, ICitizenDelivery
{
    private const int HistoryEntriesMax = 1_000; // Part of the contract of ICitizenGrain.

    private CitizenStateInFlight _state = null!;
    private CitizenIntake _intake = null!;
    private CitizenCommands _commands = null!;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var recent = new RecentResults(dependencies.Options.RecentResultsMax);
        var snapshots = new CitizenSnapshots(snapshot, dependencies.Options, dependencies.Log);
        _state = new CitizenStateInFlight(new CitizenKey(Key), dependencies, snapshots, recent, DeactivateOnIdle);
        _intake = new CitizenIntake(_state, dependencies, recent);
        _commands = new CitizenCommands(_state, dependencies);
        return _state.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _state.DeactivateAsync(reason.ReasonCode == DeactivationReasonCode.ShuttingDown, cancellationToken);

    public async Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events)
    {
        CurrentCaller.RequireMaySend(events);
        CurrentCaller.RequireSound(events, dependencies.PolicyAt(dependencies.Clock.Now));
        return await _intake.TakeInAsync([.. events.Select(reported => new IncomingEvent(Key, reported))]);
    }

    public Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events) => _intake.TakeInAsync(events.Value);

    public Task Wake() => _state.ReconcileAsync(evenIfUnchanged: true);

    public Task Reconsider() => _state.ReconcileAsync(evenIfUnchanged: false);

    public async Task<CitizenTransferResult> Transfer(CitizenTransfer transfer)
    {
        if (_state.Citizen.LacksEntries)
            throw new InvalidOperationException("An entry of the citizen's journal cannot be read: who holds what is not known for sure.");
        var command = transfer.ToCommand();
        var answer = await _commands.ExecuteForAsync(command, transfer.By, transfer.Transfer, (citizen, _, now) =>
            CitizenTransferResult.Of(CaseloadTransfer.ReportOf(citizen, transfer.Transfer, command, dependencies.ContextAt(now))));
        return answer.Value!;
    }

    public async Task<Sight> CallerSight() => (await AccessAsync()).Access switch
    {
        SeenWhole => Sight.Whole,
        NothingSeen { Reason: NotSeenReason.UnknownCitizen } => Sight.UnknownCitizen,
        _ => Sight.Nothing,
    };

    public async Task<CitizenView?> Picture() =>
        await SeenAsync() is { } citizen
            ? CitizenPicture.Of(citizen, dependencies.ContextAt(dependencies.Clock.Now), CurrentCaller.Viewer())
            : null;

    public async Task<CitizenView?> PictureAsOf(DateTimeOffset instant)
    {
        if (await SeenAsync() is not { } now) return null;
        var citizen = await JournalFold.ReadOnAsync(
            dependencies.Journal, Citizen.New(now.Key), instant, CancellationToken.None);
        return citizen.Version == 0 ? null : Spelled(citizen, instant);
    }

    public async Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit)
    {
        if (await SeenAsync() is not { } citizen) return [];
        var entries = await dependencies.Journal.ReadAsync(citizen.Key.Value, after, Math.Clamp(limit, 1, HistoryEntriesMax));
        var names = SpellingOf(citizen);
        return [.. entries.Select(JournalMapping.ToView).Select(entry => entry with { By = names.Person(entry.By) })];
    }

    public async Task<IReadOnlyList<ReachView>?> Contacts(bool persons) =>
        await SeenAsync() is { } citizen ? ReachOf(citizen, persons) : null;

    public async Task<IReadOnlyList<ReachView>?> AskContacts(string reason)
    {
        CurrentCaller.RequireReason(reason);
        var (citizen, access) = await AccessAsync();
        return access switch
        {
            NothingSeen { Reason: NotSeenReason.UnknownCitizen } => null,
            NothingSeen { Reason: NotSeenReason.HasLeft } left => throw new UnauthorizedAccessException(left.Why),
            _ => ReachOf(citizen, persons: false),
        };
    }

    public async Task<IReadOnlyList<ColleagueView>?> Colleagues() => await SeenAsync() is { } citizen
        ?
        [
            .. Domain.Pictures.Colleagues.Of(citizen, dependencies.Organizations.Current, dependencies.Clock.Now)
                .Select(SpellingOf(citizen).In),
        ]
        : null;

    public Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency) =>
        _commands.ExecuteAsync(
            new AppointAsCoordinator(new CaseworkerId(caseworker), reason), idempotency,
            (citizen, _, _) => SpellingOf(citizen).In(CitizenPicture.CoordinatorOf(citizen)!));

    public Task<Answer<CoordinatorLaidDownView>> LayDownCoordination(string? reason, Idempotency? idempotency) => _commands.ExecuteAsync(
        new LayDownCoordination(reason), idempotency, static (_, coordinator, now) => new CoordinatorLaidDownView(coordinator!, now));

    public async Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency) =>
        offer.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : await RefusedAsync<HandoverView>(new Invalid(faults));

    public async Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency) =>
        request.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : await RefusedAsync<HandoverView>(new Invalid(faults));

    public Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency) =>
        _commands.ExecuteAsync(reply.ToCommand(new HandoverId(handover), reason), idempotency, HandoverOf);

    public Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency) =>
        _commands.ExecuteAsync(
            new SettleConflict(new ConflictId(conflict), outcome, party is null ? null : new ItemId(party), reason), idempotency,
            (citizen, id, now) => SpellingOf(citizen).In(
                CitizenPicture.Of(citizen, citizen.Conflicts[new ConflictId(id!)], dependencies.PolicyAt(now), SpellingOf(citizen))));

    public Task<Answer<AcknowledgedView>> Acknowledge(string alert) => _commands.ExecuteAsync(
        new AcknowledgeAlert(new AlertId(alert)), null, static (_, id, now) => new AcknowledgedView(id!, now));

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
            .. WhoToCall.For(citizen, organization, dependencies.Clock.Now, CurrentCaller.Department(organization), persons)
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
