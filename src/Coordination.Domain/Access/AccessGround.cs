using System.Globalization;

namespace Coordination.Domain.Access;

/// <summary>Why a viewer sees a citizen, or a department's content of one.</summary>
public enum AccessGround
{
    /// <summary>The service itself.</summary>
    System,

    Auditor,

    /// <summary>An integration service.</summary>
    Integration,

    /// <inheritdoc cref="InvolvementRole.Responsible"/>
    Responsible,

    /// <inheritdoc cref="InvolvementRole.Coordinator"/>
    Coordinator,

    /// <inheritdoc cref="InvolvementRole.OwesAnswer"/>
    OwesAnswer,

    /// <summary>Gives a handover that waits for its answer, or is offered one, as a person or as a member of the unit.</summary>
    HandoverParty,

    /// <inheritdoc cref="InvolvementRole.Told"/>
    Told,

    /// <summary>Leads the unit that somebody involved works in, or the unit a handover is offered to.</summary>
    UnitLeader,

    /// <summary>A leader assigned the viewer to the citizen as consultant.</summary>
    Consultant,

    /// <summary>The citizen consented that the viewer's department and the other see each other's content.</summary>
    Consent,

    /// <summary>The law: a basis was established for the viewer's department and the other.</summary>
    Law,

    /// <summary>The viewer broke the glass: a reason was given, and the coordinator and the data-protection officer were told.</summary>
    BrokenGlass,

    /// <summary>The data-protection officer exports everything for the citizen.</summary>
    Export,
}

/// <summary>The contract's words for grounds.</summary>
public static class AccessGrounds
{
    /// <summary>The word of a ground.</summary>
    public static string WordOf(AccessGround ground) => ground switch
    {
        AccessGround.System => "system",
        AccessGround.Auditor => "auditor",
        AccessGround.Integration => "integration",
        AccessGround.Responsible => "responsible",
        AccessGround.Coordinator => "coordinator",
        AccessGround.OwesAnswer => "owes-answer",
        AccessGround.HandoverParty => "handover-party",
        AccessGround.Told => "told",
        AccessGround.UnitLeader => "unit-leader",
        AccessGround.Consultant => "consultant",
        AccessGround.Consent => "consent",
        AccessGround.Law => "law",
        AccessGround.BrokenGlass => "broken-glass",
        AccessGround.Export => "export",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };

    /// <summary>The words of the grounds that whoever works with a citizen has, by their part or by a basis for their department.</summary>
    public static IReadOnlyList<string> OfWork { get; } =
    [
        .. ((AccessGround[])
        [
            AccessGround.Responsible, AccessGround.Coordinator, AccessGround.OwesAnswer, AccessGround.HandoverParty, AccessGround.Told,
            AccessGround.UnitLeader, AccessGround.Consultant, AccessGround.Consent, AccessGround.Law,
        ]).Select(WordOf),
    ];

    /// <summary>Every word of a ground.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<AccessGround>().Select(WordOf)];

    /// <summary>Every ground on which something is seen, once, with its end where it has one.</summary>
    public static string GroundsInWords(this Disclosure shown)
    {
        IEnumerable<(AccessGround Ground, DateTimeOffset? Until)> grounds = shown.IsWhole
            ? [(shown.Ground, shown.Until)]
            : shown.Full.Select(static one => (one.Ground, one.Until)).Distinct().Order();
        return string.Join(", ", grounds.Select(static one => one.Until is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"{WordOf(one.Ground)} until {until:O}")
            : WordOf(one.Ground)));
    }
}
