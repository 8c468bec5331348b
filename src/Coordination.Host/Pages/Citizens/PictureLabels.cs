using Coordination.Domain.Access;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Labels of the reported items in a citizen's picture, by their ids.</summary>
internal sealed class PictureLabels(CitizenView picture, PageUser user)
{
    // Interventions are looked up first: an item of another type may have the same id.
    private readonly Dictionary<string, string> _interventions =
        picture.Interventions.ToDictionary(i => i.Id, i => LabelOf(i, user), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _others = Others(picture, user);

    /// <summary>The citizen's name, or the words for an unknown name.</summary>
    internal string Citizen => picture.Name ?? user.Localizer["citizen.unnamed"];

    /// <summary>The label of an item; null when the picture does not hold it.</summary>
    internal string? Find(string id) => _interventions.GetValueOrDefault(id) ?? _others.GetValueOrDefault(id);

    /// <summary>The label of a responsibility; null for the coordination, and for what is masked.</summary>
    internal string? Of(ResponsibilityView what) =>
        what.Id is { } id ? Find(id) ?? (Mask.DepartmentOf(id) == default ? null : id) : null;

    /// <summary>The label of a conflict's party. Of a masked one it says the department and, where it is known, the time.</summary>
    internal string Of(PartyView party) => party.Masked
        ? user.Masked.Item(party.Department ?? Mask.OtherAuthority, party.StartsAt, party.EndsAt)
        : Find(party.Id) ?? party.Id;

    private static string LabelOf(InterventionView one, PageUser user) => one.Masked
        ? user.Masked.Item(one.Department, null, null)
        : one.Title ?? user.Localizer.Code("intervention", one.Kind);

    private static Dictionary<string, string> Others(CitizenView picture, PageUser user)
    {
        var localizer = user.Localizer;
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var a in picture.Appointments)
            labels[a.Id] = a.Masked
                ? user.Masked.Item(a.Department, a.StartsAt, a.EndsAt)
                : $"{localizer.Code("appointment", a.Kind)}, {localizer.Moment(a.StartsAt)}";
        foreach (var a in picture.Admissions) labels[a.Id] = localizer.Code("admission", a.Kind);
        foreach (var s in picture.Sanctions) labels[s.Id] = $"{localizer["thing.sanction"]}, {localizer.Code("sanction-reason", s.Reason)}";
        foreach (var b in picture.Benefits) labels[b.Id] = localizer["thing.benefit"];
        foreach (var q in picture.Requirements) labels[q.Id] = q.Document;
        foreach (var one in picture.Feedback)
            labels[$"{one.Department}/feedback"] = $"{localizer["feedback"]}, {user.Masked.Department(one.Department)}";
        foreach (var d in picture.Deadlines) labels[d.Id] = d.Title ?? localizer.Code("deadline", d.Kind);
        foreach (var m in picture.Measures) labels[m.Id] = m.What;
        foreach (var c in picture.Conflicts) labels[c.Id] = localizer.Code("conflict", c.Kind);
        foreach (var c in picture.Contacts)
            labels[c.Id] = localizer["thing.contact"] + (c.About is { } about ? $": {about}" : $", {localizer.Moment(c.ReceivedAt)}");
        return labels;
    }
}
