using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// Everything a rule depends on: citizen, instant, policy and organization. A rule is a function of these alone. What it finds is
/// compared with the journal; there <see cref="HasNews"/> counts besides.
/// </summary>
/// <param name="Clock">The instant. It collects until when the answers stand.</param>
/// <param name="Policy">The policy in force at the instant.</param>
/// <param name="Organization">The organization at the instant.</param>
public sealed record RuleContext(Citizen Citizen, EvaluationClock Clock, Policy Policy, Organization Organization)
{
    private readonly DerivedValues _derived = new();
    private readonly List<RuleFault> _faults = [];

    /// <summary>Makes ids that nobody can compute from what they identify.</summary>
    public OpaqueIds Ids { get; init; } = OpaqueIds.OfNoKey;

    /// <summary>Whether an event or a command is decided about; false: only time, policy or organization may have changed.</summary>
    public bool HasNews { get; init; }

    /// <summary>The same for an answer that is over: the instants it asks about wake nobody.</summary>
    internal RuleContext OfWhatIsOver => this with { Clock = new EvaluationClock(Clock.Now) };

    /// <summary>Whether a department has not started. The answer stands until it starts.</summary>
    internal bool IsQuiet(DepartmentCode department) => Organization.LiveAt(department) is { } live && !Clock.Reached(live);

    /// <summary>Rules and steps that were left out because they failed; one list for all contexts of one reconciliation.</summary>
    internal IReadOnlyList<RuleFault> Faults => _faults;

    /// <summary>
    /// Asks a rule or runs a step. One that throws is left out and noted: it must not keep a citizen from being decided about.
    /// </summary>
    /// <returns>False if it threw. What it added to a list until then must be dropped.</returns>
    internal bool TryAsk<TRule, TFound>(string name, TRule rule, List<TFound> found, Action<TRule, RuleContext, List<TFound>> ask)
    {
        try
        {
            ask(rule, this, found);
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _faults.Add(RuleFault.Of(name, Policy.Version, fault));
            return false;
        }
    }

    /// <summary>The appointments that take the citizen's time, including past ones, in the order of their start.</summary>
    internal IReadOnlyList<Appointment> BindingAppointments =>
        Derived(Citizen.Appointments, static context => context.FindBinding());

    /// <summary>
    /// A value computed from a part of the citizen. It is kept as long as that part is the same object. There is one value per type and
    /// part, shared by all contexts of one reconciliation: two computations of one type over one part must be the same.
    /// </summary>
    internal T Derived<T>(object source, Func<RuleContext, T> compute) where T : class => _derived.Get(source, this, compute);

    /// <summary>Whether a rule may find something: an item of the kind it depends on exists, known or not.</summary>
    internal bool Concerns(IRule rule) =>
        rule.About is not { } kind || _derived.KindsOf(Citizen.Items).Contains(kind);

    private RunningInterventions Running => Derived(Citizen.Interventions, static context => context.FindRunning());

    /// <summary>The interventions whose journaled status is active, in the order of their ids.</summary>
    public ImmutableArray<Intervention> ActiveInterventions() => Running.Active;

    /// <summary>The departments with active interventions, sorted.</summary>
    public ImmutableArray<DepartmentCode> DepartmentsAtWork() => Running.Departments;

    /// <summary>The person who answers now for a holder, with absences and departures considered.</summary>
    public CaseworkerId Answering(CaseworkerId holder, UnitId? unit, DepartmentCode department) =>
        Organization.ResponsibleFor(holder, unit, department, Clock);

    /// <summary>
    /// The person who answers now for a caseworker named in connection with an intervention. If the caseworker has ever held the
    /// intervention, that is its holder, because a handover includes everything connected with it; else the caseworker named.
    /// </summary>
    public CaseworkerId Answering(CaseworkerId named, Intervention? about, DepartmentCode department)
    {
        if (about is null || (named != default && !about.Holders.Contains(named))) return Answering(named, unit: null, department);
        // An ended intervention stays with its last holder. What is left to do needs somebody who is present.
        return about.Status == InterventionStatus.Ended
            ? Answering(about.Holder.Caseworker, about.Holder.Unit, about.Holder.Department)
            : Citizen.Responsible(about);
    }

    /// <summary>The person who answers now for an appointment.</summary>
    public CaseworkerId Answering(Appointment appointment) => Answering(
        appointment.Caseworker,
        Citizen.FindIntervention(appointment.Department, appointment.InterventionReference),
        appointment.Department);

    /// <summary>
    /// The department that named a person the organization does not know: the department of an intervention or appointment that names
    /// the person; else the department of the item the person is asked about; else the department of any known item.
    /// </summary>
    public DepartmentCode DepartmentNaming(CaseworkerId person, DepartmentCode? about)
    {
        foreach (var intervention in Citizen.Interventions.Values)
            if (intervention.Holders.Contains(person)) return intervention.Department;
        foreach (var appointment in Citizen.Appointments.Values)
            if (appointment.Caseworker == person) return appointment.Department;
        return about ?? (Citizen.Items.Values is [var any, ..] ? any.Department : default);
    }

    /// <summary>The person who answers now for a requirement.</summary>
    public CaseworkerId Answering(Requirement requirement) => Answering(
        requirement.Caseworker,
        Citizen.FindIntervention(requirement.Department, requirement.InterventionReference),
        requirement.Department);

    /// <summary>
    /// Whether a person leads the unit in which another holds something in a department. For a caseworker nobody knows: whether the
    /// person leads a unit named together with them.
    /// </summary>
    public bool IsLeaderOf(CaseworkerId leader, CaseworkerId other, DepartmentCode department) =>
        Leadership.Leads(Citizen, Organization, leader, other, department);

    /// <summary>
    /// The leader who counts for what a person holds in a department; of somebody unknown, of the unit named with them; null: none.
    /// </summary>
    public CaseworkerId? LeaderOf(CaseworkerId person, DepartmentCode department) =>
        Leadership.LeaderOf(Citizen, Organization, person, department);

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
        private readonly List<string> _kinds = [];
        private SortedMap<ItemKey, ReportedItem>? _kindsOf;
        private DerivedValue? _first;

        /// <summary>The kinds of the items. Every rule asks for them, so they are kept outside the chain.</summary>
        public List<string> KindsOf(SortedMap<ItemKey, ReportedItem> items)
        {
            if (ReferenceEquals(_kindsOf, items)) return _kinds;
            _kindsOf = items;
            _kinds.Clear();
            // The keys begin with the kind, so the items of one kind are consecutive.
            foreach (var item in items.Values)
                if (_kinds is not [.., var last] || last != item.Kind) _kinds.Add(item.Kind);
            return _kinds;
        }

        public T Get<T>(object source, RuleContext context, Func<RuleContext, T> compute) where T : class
        {
            var kept = Find<T>();
            if (kept is not null && ReferenceEquals(kept.Source, source)) return kept.Value;
            var value = compute(context);
            if (kept is not null) (kept.Source, kept.Value) = (source, value);
            else _first = new DerivedValue<T>(_first, source, value);
            return value;
        }

        private DerivedValue<T>? Find<T>() where T : class
        {
            for (var kept = _first; kept is not null; kept = kept.Next)
                if (kept is DerivedValue<T> found) return found;
            return null;
        }

        private abstract class DerivedValue(DerivedValue? next)
        {
            public DerivedValue? Next { get; } = next;
        }

        private sealed class DerivedValue<T>(DerivedValue? next, object source, T value) : DerivedValue(next)
        {
            public object Source { get; set; } = source;

            public T Value { get; set; } = value;
        }
    }
}
