using System.Collections.Frozen;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>
/// Who works where and answers for whom, at one version of the organization document, together with those who were
/// known before and have left. Immutable.
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
    /// <param name="version">Its version; 0 is the empty organization before any document.</param>
    /// <param name="left">Those who were in an earlier document and are not in this one.</param>
    /// <param name="since">When the document was put; left out: it always stood.</param>
    public Organization(long version, OrganizationDocument document, IEnumerable<Caseworker> left, DateTimeOffset since = default)
    {
        (Version, Since) = (version, since);
        Document = document;
        _departments = document.Departments.ToFrozenDictionary(d => d.Code);
        _units = document.Units.ToFrozenDictionary(u => u.Id);
        _caseworkers = document.Caseworkers.ToFrozenDictionary(c => c.Id);
        _left = left.Where(c => !_caseworkers.ContainsKey(c.Id)).DistinctBy(c => c.Id).ToFrozenDictionary(c => c.Id);
        _members = document.Caseworkers.GroupBy(c => c.Unit).ToFrozenDictionary(g => g.Key, g => g.Select(c => c.Id).ToArray());
        _ledUnits = document.Units.Where(u => u.Leader is not null).GroupBy(u => u.Leader!)
            .ToFrozenDictionary(g => g.Key, g => g.Select(u => u.Id).ToArray());
        _turns = document.Rota.GroupBy(turn => (turn.Department, turn.For)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public static Organization Empty { get; } = new(0, new OrganizationDocument(), []);

    /// <summary>Version, rising with every document put.</summary>
    public long Version { get; }

    /// <summary>Since when it stands. It says nothing about the time before, whatever absences its document dates back.</summary>
    public DateTimeOffset Since { get; }
    public OrganizationDocument Document { get; }

    /// <summary>Those who have left, with what was last known of them.</summary>
    public IEnumerable<Caseworker> Left => _left.Values;

    /// <summary>The caseworker, if in the document.</summary>
    public Caseworker? Find(CaseworkerId id) => _caseworkers.GetValueOrDefault(id.Value);

    /// <summary>The unit, if in the document.</summary>
    public OrganizationUnit? Find(UnitId id) => _units.GetValueOrDefault(id.Value);

    /// <summary>The department, if in the document.</summary>
    public Department? Find(DepartmentCode code) => code.Value is { } known ? _departments.GetValueOrDefault(known) : null;

    /// <summary>Whether the caseworker was known once and is no longer.</summary>
    public bool HasLeft(CaseworkerId id) => _left.ContainsKey(id.Value);

    /// <summary>The department somebody works in; somebody unknown counts as of the sending department.</summary>
    public DepartmentCode DepartmentOf(CaseworkerId id, DepartmentCode sending) =>
        LastKnown(id) is { } known ? new(known.Department) : sending;

    /// <summary>The unit somebody works in, as last known; null for somebody unknown.</summary>
    public UnitId? UnitOf(CaseworkerId id) => LastKnown(id) is { } known ? new(known.Unit) : null;

    /// <summary>The leader of a unit, if it has one.</summary>
    public CaseworkerId? LeaderOf(UnitId? unit) =>
        unit is { } id && _units.GetValueOrDefault(id.Value)?.Leader is { } leader ? new(leader) : null;

    /// <summary>The leader of the unit somebody works in, if there is one.</summary>
    public CaseworkerId? LeaderOf(CaseworkerId id) => LeaderOf(UnitOf(id));

    /// <summary>The head of a department, if it is known.</summary>
    public CaseworkerId? HeadOf(DepartmentCode code) =>
        Find(code) is { } department ? new(department.Leader) : null;

    /// <summary>A department's entry unit, if it has one.</summary>
    public UnitId? EntryUnitOf(DepartmentCode code) => Find(code)?.EntryUnit is { } unit ? new(unit) : null;

    /// <summary>The leader of a department's entry unit, if there is one.</summary>
    public CaseworkerId? EntryLeaderOf(DepartmentCode code) => LeaderOf(EntryUnitOf(code));

    /// <summary>Everyone who works in a unit.</summary>
    public IReadOnlyList<string> MembersOf(UnitId unit) => _members.GetValueOrDefault(unit.Value) ?? [];

    /// <summary>The units somebody leads.</summary>
    public IReadOnlyList<string> UnitsLedBy(CaseworkerId id) => _ledUnits.GetValueOrDefault(id.Value) ?? [];

    /// <summary>Whether somebody leads the unit another works in.</summary>
    public bool Leads(CaseworkerId leader, CaseworkerId other) => LeaderOf(other) is { } theirs && theirs == leader;

    /// <summary>Whether somebody heads the department another works in.</summary>
    public bool Heads(CaseworkerId head, CaseworkerId other) => HeadOf(DepartmentOf(other, default)) is { } theirs && theirs == head;

    /// <summary>Whether somebody is away at the moment.</summary>
    public bool IsAbsent(CaseworkerId id, EvaluationClock clock) =>
        Find(id)?.Absent is { } absent && clock.Within(Span.Start(absent.From), Span.End(absent.To));

    /// <summary>
    /// Who answers at the moment for what a caseworker holds: the caseworker; their substitute while absent; the unit
    /// leader; the head. Somebody the organization never knew answers for themselves: systems are often ahead of it.
    /// </summary>
    /// <remarks>
    /// Each is passed over who is away or has left; a substitute who is away has no substitute of their own here, and neither
    /// has a unit leader: what a leader is away from goes on to the head. The head stays responsible also while away, so that
    /// there is always somebody; alerts go on to the head's substitute by way of the escalation.
    /// Where the unit or department that somebody who left worked in is gone as well, those of what they hold count.
    /// </remarks>
    /// <param name="holder">Who holds it.</param>
    /// <param name="unit">The unit it belongs to, where the holder's own is not known.</param>
    /// <param name="department">The department it belongs to, where the holder's own is not known.</param>
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

    /// <summary>Whether somebody is in the document and not away.</summary>
    public bool IsPresent(CaseworkerId id, EvaluationClock clock) => Find(id) is not null && !IsAbsent(id, clock);

    /// <summary>
    /// Who answers a department's entry for another at the moment: whoever is on the rota, else the leader of the entry unit
    /// or whoever answers for them, else the head. Null only for a department the organization does not know.
    /// </summary>
    /// <param name="other">For which other department.</param>
    public CaseworkerId? EntryFor(DepartmentCode department, DepartmentCode other, EvaluationClock clock)
    {
        if (OnRota(department, other, clock) is { } staffed) return staffed;
        return EntryLeaderOf(department) is { } leader ? ResponsibleFor(leader, unit: null, department, clock) : HeadOf(department);
    }

    /// <summary>
    /// Who is on the rota of a department's entry for another at the moment, or their substitute while they are away; of
    /// several turns at once the first in the document counts. Null: a hole.
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

    /// <summary>Those to tell next when somebody does not react: substitute, unit leader, head; without repeats.</summary>
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

    private Caseworker? LastKnown(CaseworkerId id) => Find(id) ?? _left.GetValueOrDefault(id.Value);
}
