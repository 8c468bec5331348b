using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.Handovers;

/// <summary>A responsibility to choose in the form that offers or requests a handover.</summary>
/// <param name="Value">The value of the form field <c>what</c>: a <see cref="FormPair"/> of type and id.</param>
public sealed record HandoverOption(string Value, string Label)
{
    /// <summary>What the user may offer: what they or members of their units hold and nobody has offered yet.</summary>
    internal static IReadOnlyList<HandoverOption> OfferableBy(CitizenView picture, PictureLabels labels, PageUser user)
    {
        var held = picture.Interventions
            .Where(i => i is { Masked: false, Status: not "ended" }
                && (user.IsOrLeads(i.Responsible, i.CaseworkerDepartment)
                    || user.IsOrLeads(i.Caseworker, i.CaseworkerDepartment, i.Unit)))
            .Select(static i => new ResponsibilityView("intervention", i.Id)).ToList();
        held.AddRange(picture.Contacts
            .Where(c => c.Status == "open"
                && (user.IsOrLeads(c.Responsible, c.OwnerDepartment) || user.IsOrLeads(c.Owner, c.OwnerDepartment)))
            .Select(static c => new ResponsibilityView("contact", c.Id)));
        if (picture.Coordinator is { Masked: false } role
            && (user.IsOrLeads(role.Responsible, role.Department) || user.IsOrLeads(role.Caseworker, role.Department)))
            held.Insert(0, new ResponsibilityView("coordination", null));
        return NotYetOffered(held, picture, labels, user);
    }

    /// <summary>
    /// What the user may request: what others hold and nobody has offered yet. What is masked cannot be requested; the role of the
    /// coordinator can, whoever has it.
    /// </summary>
    internal static IReadOnlyList<HandoverOption> RequestableBy(CitizenView picture, PictureLabels labels, PageUser user)
    {
        if (user.Caseworker is null) return [];
        var held = picture.Interventions.Where(i => i is { Masked: false, Status: not "ended" } && !user.Is(i.Caseworker))
            .Select(static i => new ResponsibilityView("intervention", i.Id)).ToList();
        held.AddRange(picture.Contacts.Where(c => c.Status == "open" && !user.Is(c.Owner))
            .Select(static c => new ResponsibilityView("contact", c.Id)));
        if (picture.Coordinator is { } role && !user.Is(role.Caseworker)) held.Insert(0, new ResponsibilityView("coordination", null));
        return NotYetOffered(held, picture, labels, user);
    }

    private static IReadOnlyList<HandoverOption> NotYetOffered(
        List<ResponsibilityView> held, CitizenView picture, PictureLabels labels, PageUser user)
    {
        var offered = picture.Handovers.Where(static handover => handover.Status == "offered")
            .Select(static handover => handover.What).ToHashSet();
        return
        [
            .. held.Where(what => !offered.Contains(what)).Select(what => new HandoverOption(
                new FormPair(what.Type, what.Id).Value, labels.Of(what) ?? user.Localizer["handover.role"])),
        ];
    }
}
