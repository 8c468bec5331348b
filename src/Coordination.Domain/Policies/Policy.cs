using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Policies;

/// <summary>
/// What the municipality has decided, as dated data: precedences, lengths, groups, thresholds. Every decision names the
/// version it was made under. Immutable.
/// </summary>
public sealed record Policy
{
    // Computed once; a copy with other appointments or another calendar computes them anew.
    private FrozenDictionary<string, int>? _precedence;
    private DanishCalendar? _days;

    /// <summary>The name decisions carry.</summary>
    public required string Version { get; init; }

    /// <summary>The first local day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Which days are free besides public holidays.</summary>
    public required CalendarPolicy Calendar
    {
        get;
        init => (field, _days) = (value, null);
    }

    /// <summary>Precedence of appointments, travel time and proposals.</summary>
    public required AppointmentPolicy Appointments
    {
        get;
        init => (field, _precedence) = (value, null);
    }

    /// <summary>When deadlines warn.</summary>
    public required WarningPolicy Warnings { get; init; }

    /// <summary>When what nobody did is told upwards.</summary>
    public required EscalationPolicy Escalation { get; init; }

    /// <summary>How long a piece of information stays on the desk when nobody acknowledges it.</summary>
    public required InformationPolicy Information { get; init; }

    /// <summary>The department whose entry unit advises when nobody else can.</summary>
    public required string SocialDepartment { get; init; }

    /// <summary>What policy says of each rule, by the rule's name.</summary>
    public required IReadOnlyDictionary<string, RulePolicy> Rules { get; init; }

    /// <summary>What kinds may be for; empty where a document does not say: then those of the version delivered.</summary>
    public IReadOnlyList<string> Groups { get; init => field = value ?? []; } = [];

    /// <summary>Intervention kinds known to policy.</summary>
    public required IReadOnlyDictionary<string, InterventionKind> Kinds { get; init; }

    /// <summary>Kinds of interventions and appointments in words; one without words is shown as it is written.</summary>
    public required IReadOnlyDictionary<string, TextView> Names { get; init; }

    /// <summary>Words that belong to no rule: alerts about handovers, and what all explanations share.</summary>
    public required IReadOnlyDictionary<string, TextView> Texts { get; init; }

    /// <summary>Business days as this policy counts them.</summary>
    [JsonIgnore]
    public DanishCalendar Days => _days ??= new DanishCalendar(Calendar.LocallyFree);

    /// <summary>What policy knows of an intervention kind; an unknown one is of group <c>other</c> and low intensity.</summary>
    public InterventionKind KindOf(string kind) => Kinds.TryGetValue(kind, out var known) ? known : InterventionKind.Unknown;

    /// <summary>The place of an appointment kind in the order of precedence: lower stays, higher yields.</summary>
    public int PrecedenceOf(string kind)
    {
        _precedence ??= Appointments.Precedence.Index().ToFrozenDictionary(p => p.Item, p => p.Index);
        return _precedence.TryGetValue(kind, out var place) ? place : Appointments.Precedence.Count;
    }

    /// <exception cref="KeyNotFoundException">It says nothing: such a policy is refused before it takes effect.</exception>
    public RulePolicy Rule(string name) => Rules[name];

    /// <summary>The basis of a rule, for explanations; the version where there is no such rule.</summary>
    public string BasisOf(string rule) => Rules.TryGetValue(rule, out var entry) ? entry.Basis : Version;

    /// <summary>Words that belong to no rule; the name itself where there are none.</summary>
    public TextView Text(string name) => Texts.TryGetValue(name, out var text) ? text : new TextView(name, name);

    /// <summary>A kind of interventions or appointments in words; the kind itself where there are none.</summary>
    public TextView NameOf(string kind) => Names.TryGetValue(kind, out var name) ? name : new TextView(kind, kind);
}

/// <summary>Which days are no business days.</summary>
/// <param name="LocallyFree">Days that are no public holidays and free all the same.</param>
public sealed record CalendarPolicy(IReadOnlyList<MonthDay> LocallyFree);

/// <summary>Appointments against each other.</summary>
/// <param name="Precedence">Appointment kinds, the one that stays first.</param>
/// <param name="HeldElsewhere">Kinds that can be held at another's place.</param>
/// <param name="TravelMinutes">Minutes needed between two places.</param>
/// <param name="OpenStayDays">Days ahead that a stay without an expected end is taken to last.</param>
/// <param name="Proposals">Most proposals for one yielding appointment.</param>
/// <param name="ProposalDayStart">Earliest local time of a proposal.</param>
/// <param name="ProposalDayEnd">Latest local end of a proposal.</param>
public sealed record AppointmentPolicy(
    IReadOnlyList<string> Precedence, IReadOnlyList<string> HeldElsewhere, int TravelMinutes, int OpenStayDays,
    int Proposals, TimeOnly ProposalDayStart, TimeOnly ProposalDayEnd);

/// <summary>Warnings ahead of a deadline.</summary>
/// <param name="BusinessDaysBefore">How many business days before, each once.</param>
/// <param name="At">At which local time.</param>
public sealed record WarningPolicy(IReadOnlyList<int> BusinessDaysBefore, TimeOnly At);

/// <summary>When a missed answer, an unacknowledged alert and a waiting event are told to somebody else.</summary>
/// <param name="HeadAfterMissed">From the miss until the head is told.</param>
/// <param name="Unacknowledged">From raising until the next in line is alerted: substitute, unit leader, head.</param>
/// <param name="ParkedDays">Days an event may wait for the thing it changes before operations are told.</param>
public sealed record EscalationPolicy(Length HeadAfterMissed, Length Unacknowledged, int ParkedDays);

/// <summary>Information that asks for nothing.</summary>
/// <param name="KeptDays">Days until it is taken back unread.</param>
public sealed record InformationPolicy(int KeptDays);

/// <summary>An intervention kind.</summary>
/// <param name="Department">Whose it usually is.</param>
/// <param name="Group">What it is for.</param>
/// <param name="Intensity">How much it demands, where the event does not say.</param>
public sealed record InterventionKind(string? Department, string Group, Intensity Intensity)
{
    /// <summary>A kind policy does not know.</summary>
    public static InterventionKind Unknown { get; } = new(null, "other", Intensity.Low);
}
