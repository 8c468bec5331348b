using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.Journal;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Citizens;

/// <summary>What every citizen's place works with: one set per silo.</summary>
internal sealed class CitizenStateDependencies(
    IJournal journal, IdempotentAnswers answers, ServiceClock clock, OrganizationSource organizations, PolicySource policies,
    AlertNotifier alerts, ILogger<CitizenGrain> log)
{
    public IJournal Journal => journal;

    public IdempotentAnswers Answers => answers;

    public ServiceClock Clock => clock;

    public OrganizationSource Organizations => organizations;

    public AlertNotifier Alerts => alerts;

    public ILogger Log => log;

    public DecisionContext ContextAt(DateTimeOffset now) => new(now, policies.Current, organizations.Current);

    public Policy Policy() => ContextAt(clock.Now).Policy;

    public Policy PolicyAt(DateTimeOffset instant) => ContextAt(instant).Policy;
}
