using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Policies;
using Coordination.Silo.Clock;
using Coordination.Silo.Commands;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Citizens;

/// <summary>What every citizen's grain depends on; one instance per silo.</summary>
internal sealed class CitizenStateDependencies(
    IJournal journal, StoredAnswers answers, ServiceClock clock, ClockCheck clockCheck, OrganizationSource organizations,
    PolicySource policies, AlertNotifier alerts, RuleFaultReport faults, EventWarnings warnings, RestingCitizens resting,
    GivenKeys keys, IntakeLimits limits,
    JournalErasure erasure, ContentCodec codec, OpaqueIds ids,
    IOptions<CitizenOptions> options,
    ILogger<CitizenGrain> log)
{
    public IJournal Journal => journal;

    public StoredAnswers Answers => answers;

    public ServiceClock Clock => clock;

    public OrganizationSource Organizations => organizations;

    public AlertNotifier Alerts => alerts;

    public EventWarnings Warnings => warnings;

    public RuleFaultReport Faults => faults;

    public RestingCitizens Resting => resting;

    public GivenKeys Keys => keys;

    public IntakeLimits Limits => limits;

    public JournalErasure Erasure => erasure;

    public ContentCodec Codec => codec;

    public OpaqueIds Ids => ids;

    public CitizenOptions Options => options.Value;

    public ILogger Log => log;

    /// <summary>The context of a decision at an instant, with the organization and policy this silo knows now.</summary>
    public DecisionContext ContextAt(DateTimeOffset instant) => new(instant, policies.Current, organizations.Current) { Ids = ids };

    /// <summary>
    /// The context of a decision about a citizen now. Its instant is never before the citizen's last entry, whichever silo made that
    /// one: the time of a citizen's facts never runs backwards.
    /// </summary>
    /// <exception cref="WrongClockException">This silo's clock is wrong: it decides nothing.</exception>
    public DecisionContext ContextOfDecision(Citizen citizen)
    {
        clockCheck.RequireRight();
        var now = clock.Now;
        return ContextAt(now < citizen.ChangedAt ? citizen.ChangedAt : now);
    }

    public Policy PolicyAt(DateTimeOffset instant) => ContextAt(instant).Policy;
}
