using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;

namespace Coordination.Domain.Citizens;

/// <summary>
/// Carries out what people ask. Refusals come in this order: not found, not valid, not allowed, not in this state.
/// </summary>
public static class Commanding
{
    /// <summary>Decides a command at the moment it is given; what follows from it is reconciled at once.</summary>
    public static Outcome Carry(this Citizen citizen, Given given, Surroundings around)
    {
        var scene = new Scene(citizen, new Moment(around.Now), around.Policy, around.Organisation);
        var verdict = Decide(scene, given);
        if ((verdict.Refusal is null or StateConflict) && HasLeft(scene, given)) return new Forbidden("Whoever has left the organisation decides nothing any more.");
        if (verdict.Refusal is { } refusal) return refusal;
        ImmutableArray<Entry> entries = [.. verdict.Facts.Select(fact => new Entry(fact, around.Now, given.By.Value, given.Id, scene.Policy.Version))];
        var decision = entries.Aggregate(citizen, Evolution.With).Reconcile(around, given.Id);
        return new Outcome(decision with { Entries = decision.Entries.InsertRange(0, entries) }, null, verdict.Changed);
    }

    /// <summary>A caseload goes on being transferred as it was ordered, also when the one who ordered it has left since.</summary>
    private static bool HasLeft(Scene scene, Given given) => given.Command is not TransferCaseload && scene.Organisation.HasLeft(given.By);

    private static Verdict Decide(Scene scene, Given given) => given.Command switch
    {
        AppointAsCoordinator appoint => Coordinating.Appoint(scene, appoint, given.By),
        OfferHandover offer => HandingOver.Offer(scene, offer, given),
        RequestHandover request => HandingOver.Request(scene, request, given),
        AcceptHandover accept => HandingOver.Accept(scene, accept.Handover, given.By),
        DeclineHandover decline => HandingOver.Decline(scene, decline, given.By),
        WithdrawHandover withdraw => HandingOver.Withdraw(scene, withdraw, given.By),
        TransferCaseload transfer => Transferring.Transfer(scene, transfer, given),
        SettleConflict settle => Settling.Settle(scene, settle, given.By),
        AcknowledgeAlert acknowledge => Acknowledging.Acknowledge(scene, acknowledge, given.By),
        _ => throw new InvalidOperationException($"No decision for the command {given.Command.GetType().Name}."),
    };
}

/// <summary>The facts a command leads to, in order, or why not. One that was carried out before leads to none.</summary>
internal readonly record struct Verdict(IReadOnlyList<Fact> Facts, Refusal? Refusal, string? Changed)
{
    public Verdict(Fact fact, Refusal? refusal, string? changed) : this([fact], refusal, changed)
    {
    }

    public static implicit operator Verdict(Refusal refusal) => new([], refusal, null);
}
