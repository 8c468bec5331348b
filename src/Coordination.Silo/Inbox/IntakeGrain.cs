using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Silo.Policies;
using Coordination.Storage.Inbox;
using Orleans.Concurrency;

namespace Coordination.Silo.Inbox;

/// <summary>The intake for producers of the stream provider <c>departments</c>, on the silo they are connected to.</summary>
[StatelessWorker]
[GrainType("intake")]
internal sealed class IntakeGrain(EventIntake intake, IntakeLimits limits, IInbox inbox, GivenKeys keys, PolicySource policies)
    : Grain, IIntakeGrain
{
    public async Task Accept(string citizen, IReadOnlyList<DepartmentEvent> events)
    {
        CurrentCaller.RequireMaySend(events);
        limits.Require(citizen, events, IntakeDoor.Stream);
        CurrentCaller.RequireSound(events, policies.Now.Policy);
        if (!await inbox.IsKeyGivenAsync(citizen)) throw new ArgumentException("The citizen key was never given out.", nameof(citizen));
        await keys.RequireGivenAsync(events);
        await intake.AcceptAsync([.. events.Select(reported => new IncomingEvent(citizen, reported))]);
    }
}
