using System.Collections.Frozen;
using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>
/// Who works where and who answers for whom, in one version of the organization document. It also contains the caseworkers of earlier
/// documents who have left. Immutable.
/// </summary>
public sealed class Organization
{
    private readonly FrozenDictionary<string, Department> _departments;
    private readonly FrozenDictionary<string, OrganizationUnit> _units;
    private readonly FrozenDictionary<string, Caseworker> _caseworkers;
    private readonly FrozenDictionary<string, Caseworker> _left;
    private readonly FrozenDictionary<string, string[]> _members;
    private readonly FrozenDictionary<string, string[]> _ledUnits;
    private readonly FrozenDictionary<(string Department, string For), RotaEntry[]> _turns;

    /// <summary>The organization of a valid document.</summary>
    /// <param name="version">The version; 0 is the empty organization before any document.</param>
    /// <param name="left">The caseworkers of earlier documents who are not in this one.</param>
    /// <param name="since">When the document was put; default: it has always applied.</param>
    public Organization(long version, OrganizationDocument document, IEnumerable<Caseworker> left, DateTimeOffset since = default)
    {
        (Version, Since) = (version, since);
        Document = document = OneSpelling.Of(document);
        _departments = ById(document.Departments, static d => IdSpelling.Department(d.Code));
        _units = ById(document.Units, static u => IdSpelling.Name(u.Id));
        _caseworkers = ById(document.Caseworkers, static c => IdSpelling.Name(c.Id));
        _left = ById(left.Where(c => !_caseworkers.ContainsKey(IdSpelling.Name(c.Id))), static c => IdSpelling.Name(c.Id));
        _members = document.Caseworkers.GroupBy(static c => IdSpelling.Name(c.Unit))
            .ToFrozenDictionary(g => g.Key, g => g.Select(c => c.Id).ToArray());
        _ledUnits = document.Units.Where(u => u.Leader is not null).GroupBy(static u => IdSpelling.Name(u.Leader!))
            .ToFrozenDictionary(g => g.Key, g => g.Select(u => u.Id).ToArray());
        _turns = document.Rota.GroupBy(static turn => (IdSpelling.Department(turn.Department), IdSpelling.Department(turn.For)))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        IsSpelledPlainly = _departments.All(static one => one.Key == one.Value.Code) && _units.All(static one => one.Key == one.Value.Id)
            && _caseworkers.Concat(_left).All(static one => one.Key == one.Value.Id);
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
    public IEnumerable<Caseworker> Left => _left.Values;

    /// <summary>The caseworker; null: not in the document.</summary>
    public Caseworker? Find(CaseworkerId id) => _caseworkers.GetValueOrDefault(id.Value);

    /// <summary>The unit; null: not in the document.</summary>
    public OrganizationUnit? Find(UnitId id) => _units.GetValueOrDefault(id.Value);

    /// <summary>The department; null: not in the document.</summary>
    public Department? Find(DepartmentCode code) => code.Value is { } known ? _departments.GetValueOrDefault(known) : null;

    /// <summary>Whether the caseworker was in an earlier document and is not in this one.</summary>
    public bool HasLeft(CaseworkerId id) => _left.ContainsKey(id.Value);

    /// <summary>The department a caseworker works in. An unknown caseworker counts as one of the sending department.</summary>
    public DepartmentCode DepartmentOf(CaseworkerId id, DepartmentCode sending) =>
        LastKnown(id) is { } known ? new(known.Department) : sending;

    /// <summary>The unit a caseworker works in, as last known; null for an unknown caseworker.</summary>
    public UnitId? UnitOf(CaseworkerId id) => LastKnown(id) is { } known ? new(known.Unit) : null;

    /// <summary>The leader of a unit; null: none.</summary>
    public CaseworkerId? LeaderOf(UnitId? unit) =>
        unit is { } id && _units.GetValueOrDefault(id.Value)?.Leader is { } leader ? new(leader) : null;

    /// <summary>The leader of the unit a caseworker works in; null: none.</summary>
    public CaseworkerId? LeaderOf(CaseworkerId id) => LeaderOf(UnitOf(id));

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

    /// <summary>The caseworkers of a unit.</summary>
    public IReadOnlyList<string> MembersOf(UnitId unit) => _members.GetValueOrDefault(unit.Value) ?? [];

    /// <summary>The units a caseworker leads.</summary>
    public IReadOnlyList<string> UnitsLedBy(CaseworkerId id) => _ledUnits.GetValueOrDefault(id.Value) ?? [];

    /// <summary>Whether one person leads the unit another works in.</summary>
    public bool Leads(CaseworkerId leader, CaseworkerId other) => LeaderOf(other) is { } theirs && theirs == leader;

    /// <summary>Whether one person heads the department another works in.</summary>
    public bool Heads(CaseworkerId head, CaseworkerId other) => HeadOf(DepartmentOf(other, default)) is { } theirs && theirs == head;

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
    /// escalation sends alerts on to the head's substitute. If the unit or department of a caseworker who left no longer exists, the
    /// unit and department of what they hold are used.
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
        var own = UnitOf(holder) is { } theirs && Find(theirs) is not null ? theirs : unit;
        if (LeaderOf(own) is { } leader && leader != holder && IsPresent(leader, clock)) return leader;
        return HeadOf(DepartmentOf(holder, department)) ?? HeadOf(department) ?? holder;
    }

    /// <summary>Whether a caseworker is in the document and not absent.</summary>
    public bool IsPresent(CaseworkerId id, EvaluationClock clock) => Find(id) is not null && !IsAbsent(id, clock);

    /// <summary>
    /// The person who answers a department's entry for another department at the instant of the clock: the person on the rota, else
    /// the leader of the entry unit or the person who answers for the leader, else the head. Null only for a department the
    /// organization does not know.
    /// </summary>
    /// <param name="other">The department that the entry is for.</param>
    public CaseworkerId? EntryFor(DepartmentCode department, DepartmentCode other, EvaluationClock clock)
    {
        if (OnRota(department, other, clock) is { } staffed) return staffed;
        return EntryLeaderOf(department) is { } leader ? ResponsibleFor(leader, unit: null, department, clock) : HeadOf(department);
    }

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

    /// <summary>The persons to tell next when somebody does not react: substitute, unit leader, head. Each is named once.</summary>
    public IReadOnlyList<CaseworkerId> EscalationFrom(CaseworkerId id, DepartmentCode department)
    {
        CaseworkerId? substitute = Find(id)?.Substitute is { } named ? new(named) : null;
        ReadOnlySpan<CaseworkerId?> inLine = [substitute, LeaderOf(id), HeadOf(DepartmentOf(id, department))];
        Span<CaseworkerId> chain = [default, default, default];
        var length = 0;
        foreach (var next in inLine)
            if (next is { } one && one != id && !chain[..length].Contains(one)) chain[length++] = one;
        return chain[..length].ToArray();
    }

    /// <summary>How the organization spells a department's code; null: it does not know the department.</summary>
    public string? Spelling(DepartmentCode code) => Find(code)?.Code;

    /// <summary>How the organization spells the id of a unit; null: it does not know the unit.</summary>
    public string? Spelling(UnitId id) => Find(id)?.Id;

    /// <summary>How the organization spells, or last spelled, the id of a caseworker; null: it has never known the caseworker.</summary>
    public string? Spelling(CaseworkerId id) => LastKnown(id)?.Id;

    /// <summary>Whether every code and id is spelled as the form in which it is compared.</summary>
    internal bool IsSpelledPlainly { get; }

    /// <summary>Whether the organization knows a name; of a caseworker, whether it has ever known it.</summary>
    public bool Knows(NamedInEvent named) => named.Kind switch
    {
        NamedKind.Caseworker => Spelling(new CaseworkerId(named.Written)) is not null,
        NamedKind.Unit => Spelling(new UnitId(named.Written)) is not null,
        _ => Spelling(new DepartmentCode(named.Written)) is not null,
    };

    /// <summary>Whether the organization has never known a caseworker.</summary>
    public bool IsUnknown(CaseworkerId id) => LastKnown(id) is null;

    // Documents put before ids that differ only in case were refused may have such ids: the first counts.
    private static FrozenDictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id) =>
        items.DistinctBy(id).ToFrozenDictionary(id, StringComparer.Ordinal);

    private Caseworker? LastKnown(CaseworkerId id) => Find(id) ?? _left.GetValueOrDefault(id.Value);
}
