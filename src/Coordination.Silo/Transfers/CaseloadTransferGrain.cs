using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Reported;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Commands;
using Coordination.Storage.Journal;
using Coordination.Storage.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Transfers;

/// <summary>
/// A caseload transfer: its commands and its run, which the <see cref="TransferKeeper"/> keeps alive. Its whole state is in the
/// tables.
/// </summary>
[Reentrant, Orleans.Placement.ActivationCountBasedPlacement]
[GrainType("caseload-transfer")]
internal sealed class CaseloadTransferGrain(TransferDependencies dependencies) : Grain, ICaseloadTransferGrain, ITransferRun
{
    private const int ReportMax = 1_000; // Part of the contract of ICaseloadTransferGrain.

    private readonly IdempotencyLocks _locks = new();
    private TransferRun _run = null!;

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _run = new TransferRun(Id, dependencies);
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _run.Stop();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Signal()
    {
        _run.Signal();
        return Task.CompletedTask;
    }

    public Task<Answer<CaseloadTransferView>> Order(CaseloadOrder order, Idempotency? idempotency) =>
        OnceAsync(idempotency, caller => OrderAsync(order, idempotency, caller));

    public async Task<Answer<CaseloadTransferView>> Progress()
    {
        var (transfer, refusal) = await ReadAsync();
        return transfer is null ? CommandMapping.Refused<CaseloadTransferView>(refusal!) : new(TransferMapping.Of(transfer), null);
    }

    public async Task<Answer<TransferReportView>> Report(bool all, int after, int limit)
    {
        var (transfer, refusal) = await ReadAsync();
        if (transfer is null) return CommandMapping.Refused<TransferReportView>(refusal!);
        var items = await dependencies.Transfers.ReadItemsAsync(
            Id, all, withWaiting: transfer.State == TransferStates.Cancelled, after, Math.Clamp(limit, 1, ReportMax));
        return new(new TransferReportView([.. items.Select(item => Seen(TransferMapping.Of(item, transfer.State)))]), null);
    }

    /// <summary>What was left behind as the caller is told it: an id of a department they do not work in is opaque.</summary>
    private TransferredCitizenView Seen(TransferredCitizenView one)
    {
        if (CurrentCaller.Caseworker() is null) return one;
        var own = CurrentCaller.Departments(dependencies.Organizations.Current);
        return one with { Left = [.. one.Left.Select(left => left with { Id = left.Id is { } id ? Shown(id) : null })] };

        string Shown(string id) => Mask.DepartmentOf(id) is var department && (department == default || own.Contains(department))
            ? id
            : dependencies.Ids.Of(new CitizenKey(one.Citizen), id);
    }

    public Task<Answer<CaseloadTransferView>> Steer(TransferSteering steering, Idempotency? idempotency) =>
        OnceAsync(idempotency, caller => SteerAsync(steering, idempotency, caller));

    private async Task<TransferOrRefusal> OrderAsync(CaseloadOrder order, Idempotency? idempotency, Caller caller)
    {
        order = order with { From = order.From is { } giver ? new CaseworkerId(giver).Value : null, To = order.To ?? [] };
        var organization = dependencies.Organizations.Current;
        if (caller.Kind is not (CallerKind.Caseworker or CallerKind.Operations)) return MayNot();
        if (!string.IsNullOrEmpty(order.From) && !TransferAccess.MayOrder(caller, organization, order.From)) return MayNot();
        IReadOnlyList<string> citizens = string.IsNullOrEmpty(order.From) ? [] : await dependencies.Transfers.ReadCaseloadAsync(order.From);
        var now = dependencies.Clock.Now;
        var (plan, faults) = TransferPlan.Of(
            ToDomain(order), [.. citizens.Select(citizen => new CitizenKey(citizen))], dependencies.Organizations.Current,
            new EvaluationClock(now));
        if (faults.Count > 0) return new Invalid(faults);
        var transfer = new TransferRow(
            Id, order.From!, TransferMapping.Stored(plan), order.Reason!, caller.Id, now, TransferStates.Running, now, plan.Count,
            Done: 0, Moved: 0, Offered: 0, LeftBehind: 0);
        var opened = await dependencies.Transfers.OpenAsync(
            transfer, [.. plan.Select(one => (one.Citizen.Value, one.Receiver?.Value))], AnswerToStore(caller, idempotency, transfer, now));
        if (!opened) return new StateConflict("A transfer from this caseworker is under way already; it can be cancelled.");
        _run.Signal();
        return transfer;
    }

    private async Task<TransferOrRefusal> SteerAsync(TransferSteering steering, Idempotency? idempotency, Caller caller)
    {
        if (await dependencies.Transfers.FindAsync(Id) is not { } transfer) return Unknown(caller);
        if (!TransferAccess.MayOrder(caller, dependencies.Organizations.Current, transfer.From)) return MayNot();
        var (from, orFrom, to) = steering switch
        {
            TransferSteering.Pause => (TransferStates.Running, TransferStates.Running, TransferStates.Paused),
            TransferSteering.Resume => (TransferStates.Paused, TransferStates.Paused, TransferStates.Running),
            TransferSteering.Cancel => (TransferStates.Running, TransferStates.Paused, TransferStates.Cancelled),
            _ => throw new ArgumentOutOfRangeException(nameof(steering), steering, null),
        };
        if (transfer.State != from && transfer.State != orFrom) return NotInThisState(transfer);
        var now = dependencies.Clock.Now;
        var steered = transfer with { State = to, ChangedAt = now };
        var moved = await dependencies.Transfers.MoveAsync(Id, from, orFrom, to, now, AnswerToStore(caller, idempotency, steered, now));
        if (moved!.State != to) return NotInThisState(moved);
        if (to == TransferStates.Running) _run.Signal();
        // The answer stored for a repeat is the answer given now, even if citizens were moved meanwhile.
        return steered;
    }

    /// <summary>Executes a command, or repeats the answer stored under its key.</summary>
    private async Task<Answer<CaseloadTransferView>> OnceAsync(Idempotency? idempotency, Func<Caller, Task<TransferOrRefusal>> execute)
    {
        var caller = Caller.Current!;
        using var held = idempotency is null ? null : await _locks.AcquireAsync(caller.Id, idempotency.Key);
        if (idempotency is not null && await dependencies.Answers.FindAsync<CaseloadTransferView>(caller.Id, idempotency) is { } repeated)
            return repeated;
        var (transfer, refusal) = await execute(caller);
        return transfer is null ? CommandMapping.Refused<CaseloadTransferView>(refusal!) : new(TransferMapping.Of(transfer), null);
    }

    private async Task<TransferOrRefusal> ReadAsync()
    {
        if (await dependencies.Transfers.FindAsync(Id) is not { } transfer) return Unknown(Caller.Current);
        return TransferAccess.MaySee(Caller.Current, dependencies.Organizations.Current, transfer) ? transfer : MayNot();
    }

    private static IdempotentAnswer? AnswerToStore(Caller caller, Idempotency? idempotency, TransferRow transfer, DateTimeOffset now) =>
        idempotency is null ? null : StoredAnswers.Build(caller.Id, idempotency, TransferMapping.Of(transfer), now);

    private static TransferOrder ToDomain(CaseloadOrder order) => new(
        new CaseworkerId(order.From ?? string.Empty),
        [.. order.To.Select(part => new TransferTarget(
            part.Caseworker is { } person ? new CaseworkerId(person) : null, part.Unit is { } unit ? new UnitId(unit) : null, part.Share,
            part.Citizens is { } citizens ? [.. citizens.Select(citizen => new CitizenKey(citizen))] : null))],
        order.Reason);

    /// <summary>Only who may see every transfer is told that there is none of this id. Others may not, whether there is or not.</summary>
    private static Refusal Unknown(Caller? caller) => caller is { Kind: CallerKind.Operations or CallerKind.Auditor }
        ? new NotFound("There is no transfer of this id.")
        : MayNot();

    private static Forbidden MayNot() =>
        new("Only the leader of the giver's unit, the head of that department, and operations transfer a caseload.");

    private static StateConflict NotInThisState(TransferRow transfer) =>
        new($"The transfer is {transfer.State} since {transfer.ChangedAt:O}.");

    /// <summary>The transfer after a command, or the refusal.</summary>
    private readonly record struct TransferOrRefusal(TransferRow? Transfer, Refusal? Refusal)
    {
        public static implicit operator TransferOrRefusal(TransferRow transfer) => new(transfer, null);

        public static implicit operator TransferOrRefusal(Refusal refusal) => new(null, refusal);
    }
}
