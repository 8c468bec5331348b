using Coordination.Events;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Teams;

/// <summary>The list behind a figure of a leader's page.</summary>
/// <param name="Heading">What is listed, and of whom.</param>
/// <param name="Rows">One row per matter.</param>
/// <param name="Back">The address of the leader's page.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record WorkListModel(string Heading, IReadOnlyList<WorkListRow> Rows, string Back, string? Next)
{
    internal static WorkListModel Of(
        IReadOnlyList<WorkRow> rows, IReadOnlyDictionary<string, string> names, WorkFilter filter, string? person, string back,
        string? next, PageUser user)
    {
        var what = filter switch
        {
            { Overdue: true } => user.Localizer["team.overdue"],
            { Matter: WorkRow.Load } => user.Localizer["team.citizens"],
            { Matter: WorkRow.Escalated } => user.Localizer["team.escalated"],
            { Matter: OpenMatter.Handover } => user.Localizer["team.handovers"],
            _ => user.Localizer["team.owed"],
        };
        return new WorkListModel(
            string.IsNullOrEmpty(person) ? what : $"{NameOf(person, user)}: {what}",
            [.. rows.Select(row => WorkListRow.Of(row, names.GetValueOrDefault(row.Citizen), NameOf(row.Person, user), user))], back, next);
    }

    private static string NameOf(string person, PageUser user) => person.StartsWith(ReservedWords.UnitPrefix, StringComparison.Ordinal)
        ? user.Localizer["team.unit", user.Names.Unit(person[ReservedWords.UnitPrefix.Length..])]
        : user.Names.Person(person);
}

/// <summary>Something that somebody owes.</summary>
/// <param name="Citizen">The citizen's name.</param>
/// <param name="Href">Where it stands at the citizen.</param>
/// <param name="What">What it is.</param>
/// <param name="Person">Who answers.</param>
/// <param name="DueAt">When it is due; null: it is not.</param>
public sealed record WorkListRow(string Citizen, string Href, string What, string Person, DateTimeOffset? DueAt)
{
    internal static WorkListRow Of(WorkRow row, string? citizen, string person, PageUser user)
    {
        var localizer = user.Localizer;
        var (what, anchor) = row.Matter switch
        {
            OpenMatter.Conflict => (localizer.Code("conflict", row.Kind), $"#conflict-{row.Id}"),
            OpenMatter.Deadline => (localizer.Code("deadline", row.Kind), $"#deadline-{row.Id}"),
            OpenMatter.Handover => (localizer.Code("handover.what", row.Kind), $"#handover-{row.Id}"),
            WorkRow.Escalated => (localizer.Rule(row.Kind), ""),
            _ => (localizer.Code("desk-role", row.Kind), ""),
        };
        return new WorkListRow(
            citizen ?? localizer["citizen.unnamed"], $"/citizens/{row.Citizen}{anchor}", what, person,
            row.Status == "before-start" ? null : row.DueAt);
    }
}
