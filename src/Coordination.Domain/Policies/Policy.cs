using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Policies;

/// <summary>
/// The municipality's decisions as dated data: precedences, lengths, groups, thresholds. Every decision names the policy version it
/// was made under. Immutable.
/// </summary>
public sealed record Policy
{
    private const string OwnMunicipality = "0101";

    // Computed once. A copy with other values computes them again. Rules look up their entry and the kinds at every event.
    private FrozenDictionary<string, int>? _precedence;
    private FrozenDictionary<string, RulePolicy>? _ruleOf;
    private FrozenDictionary<string, InterventionKind>? _kindOf;
    private DanishCalendar? _days;

    /// <summary>The name of the version, which decisions record.</summary>
    public required string Version { get; init; }

    /// <summary>The first local day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The days that are free besides public holidays.</summary>
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

    public required WarningPolicy Warnings { get; init; }

    /// <summary>When what nobody did is told to leaders.</summary>
    public required EscalationPolicy Escalation { get; init; }

    /// <summary>How long information stays on the desk when nobody acknowledges it.</summary>
    public required InformationPolicy Information { get; init; }

    /// <summary>How long somebody still sees a citizen when the reason for it has gone.</summary>
    public AccessPolicy Access { get; init => field = value ?? AccessPolicy.Delivered; } = AccessPolicy.Delivered;

    /// <summary>When somebody who did not see an alert in the page is sent mail.</summary>
    public MailPolicy Mail { get; init => field = value ?? MailPolicy.Delivered; } = MailPolicy.Delivered;

    /// <summary>When the data-protection officer is asked whether what is known of a citizen is still needed.</summary>
    public RetentionPolicy Retention { get; init => field = value ?? RetentionPolicy.Delivered; } = RetentionPolicy.Delivered;

    /// <summary>How long links to steps of the plan open.</summary>
    public StepLinkPolicy StepLinks { get; init => field = value ?? StepLinkPolicy.Delivered; } = StepLinkPolicy.Delivered;

    /// <summary>How many meetings of a family are too many at once.</summary>
    public FamilyPolicy Family { get; init => field = value ?? FamilyPolicy.Delivered; } = FamilyPolicy.Delivered;

    /// <summary>The department whose entry unit advises when nobody else can.</summary>
    public required string SocialDepartment { get; init; }

    /// <summary>The four digits of the municipality itself. A citizen who moves to another one has moved away.</summary>
    public string Municipality { get; init => field = value ?? OwnMunicipality; } = OwnMunicipality;

    /// <summary>The entries of the rules, by the rule's name.</summary>
    public required IReadOnlyDictionary<string, RulePolicy> Rules
    {
        get;
        init => (field, _ruleOf) = (value, null);
    }

    /// <summary>The groups of kinds. Empty if the document has none; then the delivered version's groups count.</summary>
    public IReadOnlyList<string> Groups { get; init => field = value ?? []; } = [];

    /// <summary>The kinds of interventions that policy knows.</summary>
    public required IReadOnlyDictionary<string, InterventionKind> Kinds
    {
        get;
        init => (field, _kindOf) = (value, null);
    }

    /// <summary>The names of the kinds of interventions and appointments. A kind without a name is shown as its code.</summary>
    public required IReadOnlyDictionary<string, TextView> Names { get; init; }

    /// <summary>Texts that belong to no rule: alerts about handovers, and common parts of explanations.</summary>
    public required IReadOnlyDictionary<string, TextView> Texts { get; init; }

    /// <summary>The calendar of business days under this policy.</summary>
    [JsonIgnore]
    public DanishCalendar Days => _days ??= new DanishCalendar(Calendar.LocallyFree);

    /// <summary>The entry of an intervention kind. An unknown kind has the group <c>other</c> and low intensity.</summary>
    public InterventionKind KindOf(string kind) =>
        (_kindOf ??= Kinds.ToFrozenDictionary()).TryGetValue(kind, out var known) ? known : InterventionKind.Unknown;

    /// <summary>The rank of an appointment kind. The lower rank stays, the higher yields.</summary>
    public int PrecedenceOf(string kind)
    {
        _precedence ??= Appointments.Precedence.Index().ToFrozenDictionary(p => p.Item, p => p.Index);
        return _precedence.TryGetValue(kind, out var rank) ? rank : Appointments.Precedence.Count;
    }

    /// <exception cref="KeyNotFoundException">
    /// There is no such entry. A policy without an entry for a rule is refused before it takes effect.
    /// </exception>
    public RulePolicy Rule(string name) => (_ruleOf ??= Rules.ToFrozenDictionary())[name];

    /// <summary>The basis of a rule, for explanations; the version if there is no such rule.</summary>
    public string BasisOf(string rule) => Rules.TryGetValue(rule, out var entry) ? entry.Basis : Version;

    /// <summary>A text that belongs to no rule; the name itself if there is no such text.</summary>
    public TextView Text(string name) => Texts.TryGetValue(name, out var text) ? text : new TextView(name, name);

    /// <summary>The name of a kind of intervention or appointment; the kind itself if it has no name.</summary>
    public TextView NameOf(string kind) => Names.TryGetValue(kind, out var name) ? name : new TextView(kind, kind);
}

/// <summary>The days that are not business days.</summary>
/// <param name="LocallyFree">Days that are free without being public holidays.</param>
public sealed record CalendarPolicy(IReadOnlyList<MonthDay> LocallyFree);

/// <summary>How appointments affect each other.</summary>
/// <param name="Precedence">The kinds of appointments; the kind that stays comes first.</param>
/// <param name="HeldElsewhere">The kinds that can be held at another appointment's place.</param>
/// <param name="TravelMinutes">The minutes needed between two places.</param>
/// <param name="OpenStayDays">How many days ahead a stay without an expected end is assumed to last.</param>
/// <param name="Proposals">The maximum number of proposals for one yielding appointment.</param>
/// <param name="ProposalDayStart">The earliest local start of a proposal.</param>
/// <param name="ProposalDayEnd">The latest local end of a proposal.</param>
public sealed record AppointmentPolicy(
    IReadOnlyList<string> Precedence, IReadOnlyList<string> HeldElsewhere, int TravelMinutes, int OpenStayDays,
    int Proposals, TimeOnly ProposalDayStart, TimeOnly ProposalDayEnd)
{
    /// <summary>The hours of a proposal for kinds that have others than <see cref="ProposalDayStart"/> and the end.</summary>
    public IReadOnlyDictionary<string, ProposalHours> ProposalHours { get; init => field = value ?? NoOtherHours; } = NoOtherHours;

    /// <summary>The hours that an appointment lasts at most. What lasts longer is a stay.</summary>
    public int LongestHours { get; init; } = 24;

    /// <summary><see cref="LongestHours"/> as a time span.</summary>
    [JsonIgnore]
    public TimeSpan Longest => TimeSpan.FromHours(LongestHours);

    private static IReadOnlyDictionary<string, ProposalHours> NoOtherHours { get; } = new Dictionary<string, ProposalHours>();

    /// <summary>The hours in which an appointment of a kind is proposed.</summary>
    public ProposalHours HoursOf(string kind) =>
        ProposalHours.TryGetValue(kind, out var hours) ? hours : new ProposalHours(ProposalDayStart, ProposalDayEnd);
}

/// <summary>The local hours in which appointments are proposed.</summary>
/// <param name="From">The earliest start.</param>
/// <param name="To">The latest end.</param>
public sealed record ProposalHours(TimeOnly From, TimeOnly To);

/// <summary>How long somebody still sees a citizen when the reason for it has gone.</summary>
/// <param name="AfterHandover">From an accepted handover, for its giver, unless the giver acknowledges the news of it before.</param>
/// <param name="AfterAppointment">From the end of an appointment, for its caseworker.</param>
public sealed record AccessPolicy(Length AfterHandover, Length AfterAppointment)
{
    /// <summary>
    /// The departments that are named to nobody who may not see their content: they are shown as "another authority".
    /// </summary>
    public IReadOnlyList<string> OtherAuthorities { get; init => field = value ?? NotNamed; } = NotNamed;

    /// <summary>The units whose name or people tell what the citizen meets them for. Their department's entry is shown instead.</summary>
    public IReadOnlyList<string> TellingUnits { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The kinds of interventions, stays and appointments whose mere existence is secret to other departments. To whoever may not see them
    /// they belong to another authority.
    /// </summary>
    public IReadOnlyList<string> SecretKinds { get; init => field = value ?? Secret; } = Secret;

    /// <summary>The places whose mere mention is secret to other departments: what is there is secret as by its kind.</summary>
    public IReadOnlyList<string> SecretPlaces { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The department whose entry is called about what belongs to another authority, whichever it is: its own number would tell it.
    /// </summary>
    public string ContactPoint { get; init => field = value ?? CitizensServices; } = CitizensServices;

    private const string CitizensServices = "KFF";
    private static IReadOnlyList<string> NotNamed { get; } = ["REGION", "KRIM"];
    private static IReadOnlyList<string> Secret { get; } = ["shelter", "placement"];

    /// <summary>Stands for a department that is named to nobody else.</summary>
    public const string OtherAuthority = "other-authority";

    /// <summary>Whether a department is named to those who may not see its content.</summary>
    public bool IsNamed(string department) =>
        department != OtherAuthority && !OtherAuthorities.Contains(department, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether something of a kind at a place is secret to other departments.</summary>
    public bool IsSecret(string kind, string? place)
    {
        // Asked of everything a citizen has, at every decision: it allocates nothing.
        for (var index = 0; index < SecretKinds.Count; index++)
            if (string.Equals(SecretKinds[index], kind, StringComparison.Ordinal)) return true;
        return place is not null && SecretPlaces.Count > 0 && SecretPlaces.Contains(place.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    internal static AccessPolicy Delivered { get; } = new(new(5, LengthUnit.BusinessDays), new(10, LengthUnit.BusinessDays));
}

/// <summary>The warnings before a deadline.</summary>
/// <param name="BusinessDaysBefore">One warning for each number of business days before the due day.</param>
/// <param name="At">The local time of a warning.</param>
public sealed record WarningPolicy(IReadOnlyList<int> BusinessDaysBefore, TimeOnly At);

/// <summary>When a missed answer, an unacknowledged alert or a waiting event is told to somebody else.</summary>
/// <param name="HeadAfterMissed">The time from the miss until the head is told.</param>
/// <param name="Unacknowledged">The time from an alert until the next in line is alerted: substitute, unit leader, head.</param>
/// <param name="ParkedDays">How many days an event may wait for the item it changes before operations are told.</param>
public sealed record EscalationPolicy(Length HeadAfterMissed, Length Unacknowledged, int ParkedDays);

/// <summary>Information that requires no action.</summary>
/// <param name="KeptDays">The days after which it is taken back unread.</param>
public sealed record InformationPolicy(int KeptDays)
{
    /// <summary>Whether somebody to whom a department's own system hands an intervention is told of it.</summary>
    public bool Assigned { get; init; } = true;
}

/// <summary>When somebody who did not see an alert in the page is sent mail.</summary>
/// <param name="UrgentMinutes">From raising an urgent alert.</param>
/// <param name="WarningMinutes">From raising a warning.</param>
/// <param name="DigestAt">The local time at which information is sent, once a day.</param>
public sealed record MailPolicy(int UrgentMinutes, int WarningMinutes, TimeOnly DigestAt)
{
    internal static MailPolicy Delivered { get; } = new(15, 120, new TimeOnly(8, 0));
}

/// <summary>When what is known of a citizen is listed as perhaps no longer needed. Nothing is deleted by it.</summary>
/// <param name="AfterLastMatter">From the day on which the last matter ended.</param>
public sealed record RetentionPolicy(Length AfterLastMatter)
{
    internal static RetentionPolicy Delivered { get; } = new(new Length(60, LengthUnit.Months));
}

/// <summary>How long a link to a step of the plan opens.</summary>
/// <param name="AfterStep">From the day by which the step is done.</param>
/// <param name="WithoutDay">From the day on which the link is made, for a step without a day.</param>
/// <param name="Longest">From the day on which the link is made; no link opens longer.</param>
public sealed record StepLinkPolicy(Length AfterStep, Length WithoutDay, Length Longest)
{
    internal static StepLinkPolicy Delivered { get; } =
        new(new(14, LengthUnit.Days), new(28, LengthUnit.Days), new(180, LengthUnit.Days));
}

/// <summary>How many mandatory appointments of a parent and their children are too many at once.</summary>
/// <param name="MeetingsMax">More than these are an overload of the family.</param>
/// <param name="WithinHours">From the beginning of the first to that of the last.</param>
public sealed record FamilyPolicy(int MeetingsMax, int WithinHours)
{
    /// <summary><see cref="WithinHours"/> as a time span.</summary>
    [JsonIgnore]
    public TimeSpan Within => TimeSpan.FromHours(WithinHours);

    internal static FamilyPolicy Delivered { get; } = new(3, 5);
}

/// <summary>A kind of intervention.</summary>
/// <param name="Department">The department that usually runs it; null: no particular one.</param>
/// <param name="Group">The group: its purpose.</param>
/// <param name="Intensity">How much it demands of the citizen, unless the event tells.</param>
public sealed record InterventionKind(string? Department, string Group, Intensity Intensity)
{
    public static InterventionKind Unknown { get; } = new(null, "other", Intensity.Low);
}
