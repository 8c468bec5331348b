using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Something that somebody must act on for a citizen. Exactly one of conflict and handover is not null.</summary>
public sealed record ActionMatter(ConflictModel? Conflict, HandoverModel? Handover)
{
    private const int PartiesNamedMax = 2;

    /// <summary>The id of the conflict or handover.</summary>
    public string Id => Conflict?.Id ?? Handover!.Id;

    /// <summary>The instant an answer is owed by; null: none is.</summary>
    public DateTimeOffset? DueAt => Conflict is null ? Handover!.AnswerBy : Conflict.AnswerBy;

    /// <summary>All matters of a citizen, the soonest due first.</summary>
    internal static IReadOnlyList<ActionMatter> Of(CitizenModel citizen) =>
    [
        .. citizen.OpenConflicts.Select(static one => new ActionMatter(one, null))
            .Concat(citizen.Handovers.Select(static one => new ActionMatter(null, one)))
            .OrderBy(static one => one.DueAt ?? DateTimeOffset.MaxValue),
    ];

    /// <summary>What kind of matter it is, in words.</summary>
    public string Kind(Localizer localizer) =>
        Conflict is { } conflict ? localizer.Code("conflict", conflict.Kind) : Handover!.Title(localizer);

    /// <summary>Who must answer, and what it is about.</summary>
    public string What(Localizer localizer)
    {
        List<string> parts = [];
        if (Conflict is { } conflict)
        {
            if (conflict.OwedByUser) parts.Add(localizer["conflict.owed-by-you"]);
            else if (conflict.Owes is { } owes) parts.Add(localizer["conflict.owed-by", owes]);
            parts.AddRange(conflict.Parties.Take(PartiesNamedMax).Select(static party => $"{party.Department} {party.Label}"));
            if (conflict.Parties.Count > PartiesNamedMax) parts.Add($"+{conflict.Parties.Count - PartiesNamedMax}");
        }
        else parts.Add(localizer[Handover!.IsRequest ? "handover.asked" : "handover.from-to", Handover.From, Handover.To]);

        return string.Join(" · ", parts);
    }
}
