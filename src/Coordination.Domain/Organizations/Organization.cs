using System.Collections.Frozen;
using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>
/// Who works where and who answers for whom, in one version of the organization document. It also contains the caseworkers of earlier
/// documents who have left. Immutable. Who answers for whom reads better whole.
/// </summary>
/// <remarks>
/// A caseworker may have posts in several departments. For what is held in a department counts:
/// <list type="bullet">
/// <item>with a post there, that post: its unit, the unit's leader, the head;</item>
/// <item>without a post there, the main post;</item>
/// <item>with a post there that ended while another was kept, the unit of the post that ended, as long as the unit exists; the caseworker
/// still holds what they held there, and receives nothing more there.</item>
/// </list>
/// A caseworker who changes their only post takes what they hold along.
/// </remarks>
public sealed class Organization
{
    private readonly FrozenDictionary<string, Department> _departments;
    private readonly FrozenDictionary<string, OrganizationUnit> _units;
    private readonly FrozenDictionary<string, CaseworkerPosts> _caseworkers;
    private readonly FrozenDictionary<string, CaseworkerPosts> _left;
    private readonly FrozenSet<string> _leftDepartments;
    private readonly FrozenDictionary<string, string[]> _members;
    private readonly FrozenDictionary<string, string[]> _ledUnits;
    private readonly FrozenDictionary<(string Department, string For), RotaEntry[]> _turns;

    /// <summary>The organization of a valid document.</summary>
    /// <param name="version">The version; 0 is the empty organization before any document.</param>
    /// <param name="earlier">
    /// The caseworkers of the document before and what that one kept of earlier ones (<see cref="Earlier"/>), in this order. Those who are
    /// not in this document have left.
    /// </param>
    /// <param name="since">When the document was put; default: it has always applied.</param>
    /// <param name="departments">The codes of the departments of earlier documents; null: none.</param>
    public Organization(
        long version, OrganizationDocument document, IEnumerable<Caseworker> earlier, DateTimeOffset since = default,
        IEnumerable<string>? departments = null)
    {
        (Version, Since) = (version, since);
        Document = document = OneSpelling.Of(document);
        _departments = ById(document.Departments, static d => IdSpelling.Department(d.Code));
        _units = ById(document.Units, static u => IdSpelling.Name(u.Id));
        var before = earlier.ToLookup(static c => IdSpelling.Name(c.Id), StringComparer.Ordinal);
        bool IsUnit(UnitId unit) => _units.ContainsKey(unit.Value);
        _caseworkers = document.Caseworkers.DistinctBy(static c => IdSpelling.Name(c.Id)).ToFrozenDictionary(
            static c => IdSpelling.Name(c.Id), c => CaseworkerPosts.Of(c, before[IdSpelling.Name(c.Id)], IsUnit), StringComparer.Ordinal);
        _left = before.Where(known => !_caseworkers.ContainsKey(known.Key)).ToFrozenDictionary(
            static known => known.Key, known => CaseworkerPosts.Of(known.First(), [], IsUnit), StringComparer.Ordinal);
        _leftDepartments = (departments ?? []).Select(static code => IdSpelling.Department(code))
            .Where(code => !_departments.ContainsKey(code)).ToFrozenSet(StringComparer.Ordinal);
        _members = document.Caseworkers.SelectMany(static c => UnitsOf(c).Select(unit => (Unit: unit, c.Id))).GroupBy(static it => it.Unit)
            .ToFrozenDictionary(g => g.Key, g => g.Select(it => it.Id).ToArray());
        _ledUnits = document.Units.Where(u => u.Leader is not null).GroupBy(static u => IdSpelling.Name(u.Leader!))
            .ToFrozenDictionary(g => g.Key, g => g.Select(u => u.Id).ToArray());
        _turns = document.Rota.GroupBy(static turn => (IdSpelling.Department(turn.Department), IdSpelling.Department(turn.For)))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        IsSpelledPlainly = _departments.All(static one => one.Key == one.Value.Code) && _units.All(static one => one.Key == one.Value.Id)
            && _caseworkers.Concat(_left).All(static one => one.Key == one.Value.Known.Id);
    }

    public static Organization Empty { get; } = new(0, new OrganizationDocument(), []);

    /// <summary>The version. It increases with each document put.</summary>
    public long Version { get; }

    /// <summary>
    /// The instant from which it applies. It does not apply to any time before, even if the document contains earlier absences.
    /// </summary>
    public DateTimeOffset Since { get; }
    public OrganizationDocument Document { get; }

    /// <summary>The caseworkers who have left, as last known.</summary>
    public IEnumerable<Caseworker> Left => _left.Values.Select(static one => one.Known);

    /// <summary>The codes of the departments that were in an earlier document and are not in this one, in order.</summary>
    public IEnumerable<string> LeftDepartments => _leftDepartments.Order(StringComparer.Ordinal);

    /// <summary>What later documents must know of this one's predecessors: who has left, and which posts ended.</summary>
    public IEnumerable<Caseworker> Earlier =>
        Left.Concat(_caseworkers.Values.Where(static one => one.Ended.Count > 0).Select(static one => one.WithEnded()));

    /// <summary>The caseworker; null: not in the document.</summary>
    public Caseworker? Find(CaseworkerId id) => _caseworkers.GetValueOrDefault(id.Value)?.Known;

    /// <summary>The unit; null: not in the document.</summary>
    public OrganizationUnit? Find(UnitId id) => _units.GetValueOrDefault(id.Value);

    /// <summary>The department; null: not in the document.</summary>
    public Department? Find(DepartmentCode code) => code.Value is { } known ? _departments.GetValueOrDefault(known) : null;

    /// <summary>Whether the caseworker was in an earlier document and is not in this one.</summary>
    public bool HasLeft(CaseworkerId id) => _left.ContainsKey(id.Value);

    /// <summary>Whether the department was in an earlier document and is not in this one.</summary>
    public bool HasLeft(DepartmentCode code) => code.Value is { } known && _leftDepartments.Contains(known);

    /// <summary>
    /// The department a caseworker counts as working in for something of a department: that one if they have a post there, else that of
    /// their main post. An unknown caseworker counts as one of the sending department.
    /// </summary>
    /// <param name="sending">The department it is about; default: only the main post counts.</param>
    public DepartmentCode DepartmentOf(CaseworkerId id, DepartmentCode sending) =>
        LastKnown(id) is { } known ? known.In(sending).Department : sending;

    /// <summary>
    /// The unit a caseworker works in for something of a department: of the post there, else of the main post; null for an unknown
    /// caseworker.
    /// </summary>
    public UnitId? UnitOf(CaseworkerId id, DepartmentCode department) => LastKnown(id)?.In(department).Unit;

    /// <summary>The units a caseworker works in, that of the main post first; empty for an unknown caseworker.</summary>
    public IReadOnlyList<UnitId> UnitsOf(CaseworkerId id) => LastKnown(id) is { } known ? [.. known.All.Select(static it => it.Unit)] : [];

    /// <summary>The departments a caseworker works in, that of the main post first; empty for an unknown caseworker.</summary>
    public IReadOnlyList<DepartmentCode> DepartmentsOf(CaseworkerId id) => LastKnown(id) is { } known ? known.Departments : [];

    /// <summary>Whether a caseworker has a post in a unit.</summary>
    public bool IsIn(CaseworkerId id, UnitId unit) => LastKnown(id) is { } known && known.IsIn(unit);

    /// <summary>Whether a caseworker has several posts, or had and still holds something by one that ended.</summary>
    public bool HasSeveralPosts(CaseworkerId id) => LastKnown(id) is { IsOne: false };

    /// <summary>The leader of a unit; null: none.</summary>
    public CaseworkerId? LeaderOf(UnitId? unit) =>
        unit is { } id && _units.GetValueOrDefault(id.Value)?.Leader is { } leader ? new(leader) : null;

    /// <summary>The leader who counts for what a caseworker holds in a department; null: none.</summary>
    public CaseworkerId? LeaderOf(CaseworkerId id, DepartmentCode department) => LeaderOf(LastKnown(id)?.Holding(department).Unit);

    /// <summary>
    /// The head who counts for what a caseworker holds in a department; null: not known. An unknown caseworker counts as one of the
    /// department.
    /// </summary>
    public CaseworkerId? HeadOf(CaseworkerId id, DepartmentCode department) =>
        HeadOf(LastKnown(id) is { } known ? known.Holding(department).Department : department);

    /// <summary>The head of a department; null: not known.</summary>
    public CaseworkerId? HeadOf(DepartmentCode code) =>
        Find(code) is { } department ? new(department.Leader) : null;

    /// <summary>When a department starts to work with the service; null: it has always done so.</summary>
    public DateTimeOffset? LiveAt(DepartmentCode code) =>
        Find(code)?.LiveFrom is { } day ? LocalTime.StartOfDay(day) : null;

    /// <summary>Whether a department has not started at an instant: its events alert nobody.</summary>
    public bool IsQuiet(DepartmentCode code, DateTimeOffset at) => LiveAt(code) > at;

    /// <summary>A department's entry unit; null: none.</summary>
    public UnitId? EntryUnitOf(DepartmentCode code) => Find(code)?.EntryUnit is { } unit ? new(unit) : null;

    /// <summary>The leader of a department's entry unit; null: none.</summary>
    public CaseworkerId? EntryLeaderOf(DepartmentCode code) => LeaderOf(EntryUnitOf(code));

    /// <summary>
    /// The holder of what belongs to nobody else in a department: the leader of its entry unit; else its head; else its operations.
    /// There is always one.
    /// </summary>
    public CaseworkerId EntryHolderOf(DepartmentCode code) =>
        EntryLeaderOf(code) ?? HeadOf(code) ?? OperationsDesk.HolderOf(code, this);

    /// <summary>The caseworkers of a unit.</summary>
    public IReadOnlyList<string> MembersOf(UnitId unit) => _members.GetValueOrDefault(unit.Value) ?? [];

    /// <summary>The units a caseworker leads.</summary>
    public IReadOnlyList<string> UnitsLedBy(CaseworkerId id) => _ledUnits.GetValueOrDefault(id.Value) ?? [];

    /// <summary>Whether one person leads a unit another works in, by any post.</summary>
    public bool Leads(CaseworkerId leader, CaseworkerId other) => UnitsOf(other).Any(unit => LeaderOf(unit) == leader);

    /// <summary>Whether one person is the leader who counts for what another holds in a department.</summary>
    public bool Leads(CaseworkerId leader, CaseworkerId other, DepartmentCode department) => LeaderOf(other, department) == leader;

    /// <summary>
    /// Whether one person is the leader who counts for what another holds in some department, also by a post that ended. Of somebody
    /// with one post it is the leader of their unit.
    /// </summary>
    public bool LeadsSomewhere(CaseworkerId leader, CaseworkerId other)
    {
        if (LastKnown(other) is not { } known) return false;
        if (LeaderOf(known.Main.Unit) == leader) return true;
        if (known.IsOne) return false;
        foreach (var post in known.All.Concat(known.Ended))
            if (LeaderOf(post.Unit) == leader) return true;
        return false;
    }

    /// <summary>Whether one person heads a department another works in, by any post.</summary>
    public bool Heads(CaseworkerId head, CaseworkerId other) => DepartmentsOf(other).Any(department => HeadOf(department) == head);

    /// <summary>Whether a caseworker is absent at the instant of the clock.</summary>
    public bool IsAbsent(CaseworkerId id, EvaluationClock clock) =>
        Find(id)?.Absent is { } absent && clock.Within(Span.Start(absent.From), Span.End(absent.To));

    /// <summary>
    /// The person who answers at the instant of the clock for what a caseworker holds: the caseworker; while absent the substitute;
    /// else the unit leader; else the head. A caseworker the organization has never known answers for themselves, because department
    /// systems often know people before it does.
    /// </summary>
    /// <remarks>
    /// Persons who are absent or have left are skipped. An absent substitute or unit leader is not replaced by their own substitute:
    /// the responsibility goes on to the next in the list. The head stays responsible while absent, so there is always somebody; the
    /// escalation sends alerts on to the head's substitute. Of somebody with several posts the post in the department counts. If the unit
    /// or department of a caseworker who left no longer exists, the unit and department of what they hold are used.
    /// </remarks>
    /// <param name="holder">Who holds it.</param>
    /// <param name="unit">The unit it belongs to, used when the holder's own is not known.</param>
    /// <param name="department">The department it belongs to, used when the holder's own is not known.</param>
    public CaseworkerId ResponsibleFor(CaseworkerId holder, UnitId? unit, DepartmentCode department, EvaluationClock clock)
    {
        var known = Find(holder);
        if (known is null && !HasLeft(holder)) return holder;
        if (known is not null && !IsAbsent(holder, clock)) return holder;
        if (known?.Substitute is { } substitute && IsPresent(new(substitute), clock)) return new(substitute);
        var post = LastKnown(holder)!.Holding(department);
        var own = Find(post.Unit) is not null ? post.Unit : unit;
        if (LeaderOf(own) is { } leader && leader != holder && IsPresent(leader, clock)) return leader;
        return HeadOf(post.Department) ?? HeadOf(department) ?? holder;
    }

    /// <summary>Whether a caseworker is in the document and not absent.</summary>
    public bool IsPresent(CaseworkerId id, EvaluationClock clock) => Find(id) is not null && !IsAbsent(id, clock);

    /// <summary>
    /// The person who answers a department's entry at a hole of its rota: the holder of the entry, with absences considered. Null only
    /// for a department the organization does not know.
    /// </summary>
    public CaseworkerId? EntryWithoutRota(DepartmentCode department, EvaluationClock clock) =>
        Find(department) is null ? null : ResponsibleFor(EntryHolderOf(department), unit: null, department, clock);

    /// <summary>
    /// The person on the rota of a department's entry for another department at the instant of the clock; the substitute if that
    /// person is absent. If several entries of the rota overlap, the first in the document counts. Null: there is a hole.
    /// </summary>
    public CaseworkerId? OnRota(DepartmentCode department, DepartmentCode other, EvaluationClock clock)
    {
        foreach (var turn in _turns.GetValueOrDefault((department.Value, other.Value)) ?? [])
        {
            if (!clock.Within(Span.Start(turn.From), Span.End(turn.To))) continue;
            var person = new CaseworkerId(turn.Caseworker);
            if (IsPresent(person, clock)) return person;
            if (Find(person)?.Substitute is { } substitute && IsPresent(new(substitute), clock)) return new(substitute);
        }

        return null;
    }

    /// <summary>
    /// The persons to tell next when somebody does not react to something of a department: substitute, unit leader, head. Each is named
    /// once.
    /// </summary>
    public EscalationLine EscalationFrom(CaseworkerId id, DepartmentCode department) => EscalationLine.Of(
        id, Find(id)?.Substitute is { } named ? new(named) : null, LeaderOf(id, department), HeadOf(id, department));

    /// <summary>How the organization spells a department's code; null: it does not know the department.</summary>
    public string? Spelling(DepartmentCode code) => Find(code)?.Code;

    /// <summary>How the organization spells the id of a unit; null: it does not know the unit.</summary>
    public string? Spelling(UnitId id) => Find(id)?.Id;

    /// <summary>How the organization spells, or last spelled, the id of a caseworker; null: it has never known the caseworker.</summary>
    public string? Spelling(CaseworkerId id) => LastKnown(id)?.Known.Id;

    /// <summary>Whether every code and id is spelled as the form in which it is compared.</summary>
    internal bool IsSpelledPlainly { get; }

    /// <summary>Whether the organization knows a name; of a caseworker, whether it has ever known it.</summary>
    public bool Knows(NamedInEvent named) => named.Kind switch
    {
        NamedKind.Caseworker => Spelling(new CaseworkerId(named.Written)) is not null,
        NamedKind.Unit => Spelling(new UnitId(named.Written)) is not null,
        _ => Spelling(new DepartmentCode(named.Written)) is not null,
    };

    /// <summary>Every name it knows (<see cref="Knows"/>), in its form.</summary>
    public IEnumerable<NamedInEvent> KnownNames => _caseworkers.Keys.Concat(_left.Keys)
        .Select(static id => new NamedInEvent(NamedKind.Caseworker, id))
        .Concat(_units.Keys.Select(static id => new NamedInEvent(NamedKind.Unit, id)))
        .Concat(_departments.Keys.Select(static code => new NamedInEvent(NamedKind.Department, code)));

    /// <summary>Whether the organization has never known a caseworker.</summary>
    public bool IsUnknown(CaseworkerId id) => LastKnown(id) is null;

    // Documents put before ids that differ only in case were refused may have such ids: the first counts.
    private static FrozenDictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id) =>
        items.DistinctBy(id).ToFrozenDictionary(id, StringComparer.Ordinal);

    /// <summary>Every post of a caseworker, also those that ended; null for an unknown caseworker.</summary>
    internal CaseworkerPosts? PostsOf(CaseworkerId id) => LastKnown(id);

    private CaseworkerPosts? LastKnown(CaseworkerId id) => _caseworkers.GetValueOrDefault(id.Value) ?? _left.GetValueOrDefault(id.Value);

    private static IEnumerable<string> UnitsOf(Caseworker caseworker) =>
        caseworker.Posts.Select(static post => post.Unit).Prepend(caseworker.Unit).Select(IdSpelling.Name).Distinct();
}
