using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
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
        _state.DeactivateAsync(cancellationToken);

    public async Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events)
    {
        Callers.RequireMaySend(events);
        return await _intake.TakeInAsync([.. events.Select(reported => new IncomingEvent(Key, reported))]);
    }

    public Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events) => _intake.TakeInAsync(events.Value);

    public Task Wake() => _state.ReconcileAsync(evenIfUnchanged: true);

    public Task Reconsider() => _state.ReconcileAsync(evenIfUnchanged: false);

    public async Task<CitizenTransferResult> Transfer(CitizenTransfer transfer)
    {
        var command = transfer.ToCommand();
        var answer = await _commands.ExecuteForAsync(command, transfer.By, transfer.Transfer, (citizen, _, now) =>
            CitizenTransferResult.Of(CaseloadTransfer.ReportOf(citizen, transfer.Transfer, command, dependencies.ContextAt(now))));
        return answer.Value!;
    }

    public async Task<CitizenView?> Picture()
    {
        var citizen = await _state.DurableAsync();
        return citizen.Version == 0 ? null : CitizenPicture.Of(citizen, dependencies.PolicyNow(), dependencies.Clock.Now);
    }

    public async Task<CitizenView?> PictureAsOf(DateTimeOffset instant)
    {
        var citizen = await JournalFold.ReadOnAsync(
            dependencies.Journal, Citizen.New(new CitizenKey(Key)), instant, CancellationToken.None);
        return citizen.Version == 0 ? null : CitizenPicture.Of(citizen, dependencies.PolicyAt(instant), instant);
    }

    public async Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit)
    {
        var entries = await dependencies.Journal.ReadAsync(Key, after, Math.Clamp(limit, 1, HistoryEntriesMax));
        return [.. entries.Select(JournalMapping.ToView)];
    }

    public async Task<IReadOnlyList<ReachView>> Contacts(bool persons)
    {
        var (citizen, organization) = (await _state.DurableAsync(), dependencies.Organizations.Current);
        if (persons) Callers.RequireMaySee(citizen, organization);
        return WhoToCall.For(citizen, organization, dependencies.Clock.Now, Callers.Department(organization), persons);
    }

    public async Task<IReadOnlyList<ColleagueView>> Colleagues()
    {
        var (citizen, organization) = (await _state.DurableAsync(), dependencies.Organizations.Current);
        Callers.RequireMaySee(citizen, organization);
        return Domain.Pictures.Colleagues.Of(citizen, organization, dependencies.Clock.Now);
    }

    public async Task<bool> IsInvolved(string caseworker) =>
        Involvement.Includes(await _state.DurableAsync(), dependencies.Organizations.Current, new CaseworkerId(caseworker));

    public Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency) =>
        _commands.ExecuteAsync(
            new AppointAsCoordinator(new CaseworkerId(caseworker), reason), idempotency,
            static (citizen, _, _) => CitizenPicture.CoordinatorOf(citizen)!);

    public async Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency) =>
        offer.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : CommandMapping.Refused<HandoverView>(new Invalid(faults));

    public async Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency) =>
        request.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : CommandMapping.Refused<HandoverView>(new Invalid(faults));

    public Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency) =>
        _commands.ExecuteAsync(reply.ToCommand(new HandoverId(handover), reason), idempotency, HandoverOf);

    public Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency) =>
        _commands.ExecuteAsync(
            new SettleConflict(new ConflictId(conflict), outcome, party is null ? null : new ItemId(party), reason), idempotency,
            (citizen, id, now) => CitizenPicture.Of(citizen, citizen.Conflicts[new ConflictId(id!)], dependencies.PolicyAt(now)));

    public Task<Answer<AcknowledgedView>> Acknowledge(string alert) => _commands.ExecuteAsync(
        new AcknowledgeAlert(new AlertId(alert)), null, static (_, id, now) => new AcknowledgedView(id!, now));

    private static HandoverView HandoverOf(Citizen citizen, string? id, DateTimeOffset now) =>
        CitizenPicture.Of(citizen.Handovers[new HandoverId(id!)]);
}
