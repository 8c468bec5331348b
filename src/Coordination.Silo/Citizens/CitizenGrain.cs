using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Commands;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>
/// The one place of a citizen: loads, decides, appends, evolves, notifies. Calls interleave so that several appends can
/// be in flight; between looking at the state and queueing the append that follows from it there is no await.
/// </summary>
[Reentrant]
[GrainType("citizen")]
internal sealed class CitizenGrain(
    [PersistentState("citizen")] IPersistentState<CitizenSnapshot> snapshot, CitizenStateDependencies dependencies) : Grain, ICitizenGrain, ICitizenDelivery
{
    private CitizenStateInFlight _state = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = new CitizenStateInFlight(new CitizenKey(this.GetPrimaryKeyString()), dependencies, new CitizenSnapshots(snapshot, dependencies.Log), DeactivateOnIdle);
        return _state.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _state.DeactivateAsync(cancellationToken);

    public async Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events)
    {
        Callers.RequireMaySend(events);
        return await _state.TakeInAsync([.. events.Select(e => new Delivered(e, null))]);
    }

    public async Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<HandedOver>> rows) =>
        await _state.TakeInAsync([.. rows.Value.Select(row => new Delivered(EventJson.Read(row.Envelope.Span), row.Position))]);

    public Task Wake() => _state.WakeAsync();

    public async Task<CitizenTransferResult> Transfer(CitizenTransfer turn)
    {
        var command = new TransferCaseload(new CaseworkerId(turn.From), new CaseworkerId(turn.To), turn.Reason);
        var answer = await _state.ExecuteForAsync(command, turn.By, turn.Transfer, (citizen, _, now) =>
            CitizenTransferResult.Of(CaseloadTransfer.ReportOf(citizen, turn.Transfer, command, dependencies.ContextAt(now))));
        return answer.Value!;
    }

    public Task Reconsider() => _state.ReconsiderAsync();

    public async Task<CitizenView?> Picture()
    {
        var citizen = await _state.DurableAsync();
        return citizen.Version == 0 ? null : CitizenPicture.Of(citizen, dependencies.Policy(), dependencies.Clock.Now);
    }

    public async Task<CitizenView?> PictureAsOf(DateTimeOffset instant)
    {
        var citizen = await JournalFold.ReadOnAsync(dependencies.Journal, Citizen.New(new CitizenKey(this.GetPrimaryKeyString())), instant, CancellationToken.None);
        return citizen.Version == 0 ? null : CitizenPicture.Of(citizen, dependencies.PolicyAt(instant), instant);
    }

    public async Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit)
    {
        var entries = await dependencies.Journal.ReadAsync(this.GetPrimaryKeyString(), after, Math.Clamp(limit, 1, 1_000));
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

    public async Task<bool> IsInvolved(string caseworker)
    {
        return Involvement.Includes(await _state.DurableAsync(), dependencies.Organizations.Current, new CaseworkerId(caseworker));
    }

    public async Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency) =>
        await _state.ExecuteAsync(
            new AppointAsCoordinator(new CaseworkerId(caseworker), reason), idempotency,
            static (citizen, _, _) => CitizenPicture.CoordinatorOf(citizen)!);

    public async Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency)
    {
        var (command, faults) = CommandMapping.ToCommand(offer);
        return command is null
            ? CommandMapping.Refused<HandoverView>(new Invalid(faults))
            : await _state.ExecuteAsync(command, idempotency, HandoverOf);
    }

    public async Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency)
    {
        var (command, faults) = CommandMapping.ToCommand(request);
        return command is null
            ? CommandMapping.Refused<HandoverView>(new Invalid(faults))
            : await _state.ExecuteAsync(command, idempotency, HandoverOf);
    }

    public async Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency)
    {
        var id = new HandoverId(handover);
        Command command = reply switch
        {
            HandoverReply.Accept => new AcceptHandover(id),
            HandoverReply.Decline => new DeclineHandover(id, reason),
            HandoverReply.Withdraw => new WithdrawHandover(id, reason),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, null),
        };
        return await _state.ExecuteAsync(command, idempotency, HandoverOf);
    }

    public async Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency) =>
        await _state.ExecuteAsync(
            new SettleConflict(new ConflictId(conflict), outcome, party is null ? null : new ItemId(party), reason), idempotency,
            (citizen, id, now) => CitizenPicture.Of(citizen, citizen.Conflicts[new ConflictId(id!)], dependencies.PolicyAt(now)));

    public async Task<Answer<AcknowledgedView>> Acknowledge(string alert) =>
        await _state.ExecuteAsync(new AcknowledgeAlert(new AlertId(alert)), null, (_, id, now) => new AcknowledgedView(id!, now));

    private static HandoverView HandoverOf(Citizen citizen, string? id, DateTimeOffset now) => CitizenPicture.Of(citizen.Handovers[new HandoverId(id!)]);
}
