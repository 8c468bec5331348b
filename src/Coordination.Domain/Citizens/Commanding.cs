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
        var (fact, refusal, changed) = Decide(scene, given);
        if (fact is null) return refusal!;
        var entry = new Entry(fact, around.Now, given.By.Value, given.Id, scene.Policy.Version);
        var decision = citizen.With(entry).Reconcile(around, given.Id);
        return new Outcome(decision with { Entries = decision.Entries.Insert(0, entry) }, null, changed);
    }

    private static Verdict Decide(Scene scene, Given given) => given.Command switch
    {
        AppointAsCoordinator appoint => Coordinating.Appoint(scene, appoint, given.By),
        OfferHandover offer => HandingOver.Offer(scene, offer, given),
        RequestHandover request => HandingOver.Request(scene, request, given),
        AcceptHandover accept => HandingOver.Accept(scene, accept.Handover, given.By),
        DeclineHandover decline => HandingOver.Decline(scene, decline, given.By),
        WithdrawHandover withdraw => HandingOver.Withdraw(scene, withdraw, given.By),
        SettleConflict settle => Settling.Settle(scene, settle, given.By),
        AcknowledgeAlert acknowledge => Acknowledging.Acknowledge(scene, acknowledge, given.By),
        _ => throw new InvalidOperationException($"No decision for the command {given.Command.GetType().Name}."),
    };
}

/// <summary>The fact a command leads to, or why not.</summary>
internal readonly record struct Verdict(Fact? Fact, Refusal? Refusal, string? Changed)
{
    public static implicit operator Verdict(Refusal refusal) => new(null, refusal, null);
}
