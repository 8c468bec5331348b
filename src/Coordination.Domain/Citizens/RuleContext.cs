using System.Collections.Immutable;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// What a rule depends on: citizen, instant, policy and organization. What a rule finds is a function of these alone.
/// </summary>
/// <param name="Clock">The instant; collects until when the answers stand.</param>
/// <param name="Policy">The policy that applies then.</param>
/// <param name="Organization">The organization then.</param>
public sealed record RuleContext(Citizen Citizen, EvaluationClock Clock, Policy Policy, Organization Organization)
{
    private readonly DerivedValues _derived = new();

    /// <summary>Appointments that take the citizen's time, past ones included, in the order of their starts.</summary>
    internal IReadOnlyList<Appointment> BindingAppointments =>
        Derived(Citizen.Appointments, static context => context.FindBinding());

    /// <summary>
    /// A value computed from one part of the citizen, kept as long as that part is the same object: one value per type,
    /// shared by all contexts of one reconciliation.
    /// </summary>
    internal T Derived<T>(object source, Func<RuleContext, T> compute) where T : class => _derived.Get(source, this, compute);

    /// <summary>Whether a rule may find something: whether there is a thing of the kind it is about, known or not.</summary>
    internal bool Concerns(IRule rule) =>
        rule.About is not { } kind || Derived(Citizen.Items, static context => context.FindKinds()).Contains(kind);

    private RunningInterventions Running => Derived(Citizen.Interventions, static context => context.FindRunning());

    /// <summary>Interventions that run, as journaled, in the order of their ids.</summary>
    public ImmutableArray<Intervention> ActiveInterventions() => Running.Active;

    /// <summary>Departments with active interventions, sorted.</summary>
    public ImmutableArray<DepartmentCode> InvolvedDepartments() => Running.Departments;

    /// <summary>Who answers now for what somebody holds, absences and departures taken into account.</summary>
    public CaseworkerId Answering(CaseworkerId holder, UnitId? unit, DepartmentCode department) =>
        Organization.ResponsibleFor(holder, unit, department, Clock);

    /// <summary>
    /// Who answers now for a caseworker named in connection with an intervention: whoever holds the intervention, if
    /// the one named ever held it (what was theirs goes along in a handover); else the one named.
    /// </summary>
    public CaseworkerId Answering(CaseworkerId named, Intervention? about, DepartmentCode department)
    {
        if (about is null || (named != default && !about.Holders.Contains(named))) return Answering(named, unit: null, department);
        // What has ended rests with its last holder; what is left to do of it needs somebody who is there.
        return about.Status == InterventionStatus.Ended
            ? Answering(about.Holder.Caseworker, about.Holder.Unit, about.Holder.Department)
            : Citizen.Responsible(about);
    }

    /// <summary>Who answers now for an appointment.</summary>
    public CaseworkerId Answering(Appointment appointment) => Answering(
        appointment.Caseworker,
        Citizen.FindIntervention(appointment.Department, appointment.InterventionReference),
        appointment.Department);

    /// <summary>
    /// The department whose news named somebody, as of which somebody unknown counts: where no intervention and no
    /// appointment names them, the department of what they are asked about, else of anything known of the citizen.
    /// </summary>
    public DepartmentCode DepartmentNaming(CaseworkerId person, DepartmentCode? about)
    {
        foreach (var intervention in Citizen.Interventions.Values)
            if (intervention.Holders.Contains(person)) return intervention.Department;
        foreach (var appointment in Citizen.Appointments.Values)
            if (appointment.Caseworker == person) return appointment.Department;
        return about ?? (Citizen.Items.Values is [var any, ..] ? any.Department : default);
    }

    /// <summary>Who answers now for a requirement.</summary>
    public CaseworkerId Answering(Requirement requirement) => Answering(
        requirement.Caseworker,
        Citizen.FindIntervention(requirement.Department, requirement.InterventionReference),
        requirement.Department);

    /// <summary>Whether one person leads another's unit or department.</summary>
    public bool IsLeaderOf(CaseworkerId leader, CaseworkerId other) => Organization.Leads(leader, other);

    private List<string> FindKinds()
    {
        List<string> kinds = [];
        // In the order of their keys, items of one kind lie beside each other.
        foreach (var item in Citizen.Items.Values)
            if (kinds is not [.., var last] || last != item.Kind) kinds.Add(item.Kind);
        return kinds;
    }

    private List<Appointment> FindBinding()
    {
        List<Appointment> binding = new(Citizen.Appointments.Count);
        foreach (var appointment in Citizen.Appointments.Values)
            if (appointment.Binds) binding.Add(appointment);
        binding.Sort(static (one, other) =>
            one.StartsAt.CompareTo(other.StartsAt) is not 0 and var byStart ? byStart : one.Id.CompareTo(other.Id));
        return binding;
    }

    private RunningInterventions FindRunning()
    {
        var active = ImmutableArray.CreateBuilder<Intervention>(Citizen.Interventions.Count);
        List<DepartmentCode> departments = [];
        foreach (var intervention in Citizen.Interventions.Values)
        {
            if (intervention.Status != InterventionStatus.Active) continue;
            active.Add(intervention);
            if (!departments.Contains(intervention.Department)) departments.Add(intervention.Department);
        }

        departments.Sort();
        return new(active.DrainToImmutable(), [.. departments]);
    }

    private sealed record RunningInterventions(ImmutableArray<Intervention> Active, ImmutableArray<DepartmentCode> Departments);

    /// <summary>
    /// One value per type, with the part of the citizen it was computed from. There are a handful of types: a chain of them is
    /// smaller, and walked sooner, than a dictionary.
    /// </summary>
    private sealed class DerivedValues
    {
        private Kept? _first;

        public T Get<T>(object source, RuleContext context, Func<RuleContext, T> compute) where T : class
        {
            var kept = Find<T>();
            if (kept is not null && ReferenceEquals(kept.Source, source)) return kept.Value;
            var value = compute(context);
            if (kept is not null) (kept.Source, kept.Value) = (source, value);
            else Append(new Kept<T>(source, value));
            return value;
        }

        private Kept<T>? Find<T>() where T : class
        {
            for (var kept = _first; kept is not null; kept = kept.Next)
                if (kept is Kept<T> found) return found;
            return null;
        }

        /// <summary>What is asked for first is asked for most often, and stays first.</summary>
        private void Append(Kept kept)
        {
            if (_first is not { } last) _first = kept;
            else
            {
                while (last.Next is { } next) last = next;
                last.Next = kept;
            }
        }

        private abstract class Kept
        {
            public Kept? Next { get; set; }
        }

        private sealed class Kept<T>(object source, T value) : Kept
        {
            public object Source { get; set; } = source;

            public T Value { get; set; } = value;
        }
    }
}
