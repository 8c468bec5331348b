using Akka.Actor;
using Akka.Persistence;
using Coordination.Benchmarks.Scenarios;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Events;

namespace Coordination.Benchmarks.Peers;

/// <summary>A citizen as one would write it with Akka: decides, persists each fact, then answers.</summary>
internal sealed class AkkaCitizen : ReceivePersistentActor
{
    private readonly BenchSilo _silo;

    private Citizen _citizen;

    /// <summary>A citizen who has begun; what it began with is not persisted.</summary>
    public AkkaCitizen(BenchSilo silo, Citizen begun)
    {
        (_silo, _citizen) = (silo, begun);
        PersistenceId = begun.Key.Value;
        Command<DepartmentEvent>(Decide);
    }

    public override string PersistenceId { get; }

    private void Decide(DepartmentEvent reported)
    {
        var decision = _citizen.Decide(reported, PlainDecisions.Around(_silo));
        var facts = PlainDecisions.Facts(decision);
        if (facts.Length == 0)
        {
            Sender.Tell(true);
            return;
        }

        var left = facts.Length;
        PersistAll(facts.Select(static fact => fact.Data), _ =>
        {
            if (--left > 0) return;
            _citizen = decision.Citizen;
            Sender.Tell(true);
        });
    }
}
