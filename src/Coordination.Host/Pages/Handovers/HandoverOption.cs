using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.Handovers;

/// <summary>Makes what the pages show of a handover from the citizen's picture.</summary>
internal static class HandoverModels
{
    /// <summary>One handover, as the onlooker sees it.</summary>
    internal static HandoverModel Of(CitizenView picture, HandoverView handover, PictureWords words, Onlooker onlooker)
    {
        var stands = handover.Status == "offered";
        var leads = handover.To.Unit is { } unit && onlooker.LeadsUnit(unit);
        // What a receiver asked for, whoever is responsible answers.
        var asked = handover.Requested ? onlooker.IsOrLeads(handover.From)
            : handover.To.Unit is { } to ? leads || onlooker.Unit == to
            : onlooker.IsOrLeads(handover.To.Caseworker);
        return new HandoverModel(
            handover.Id, picture.Key, words.Citizen, handover.What.Type, words.Of(handover.What),
            onlooker.Names.PersonWithDepartment(handover.From), Receiver(handover.To, onlooker),
            handover.Status, handover.Reason, handover.Note, handover.AnswerBy,
            CanAnswer: stands && asked && onlooker.Caseworker is not null,
            CanWithdraw: stands && (onlooker.IsOrLeads(handover.Requested ? handover.By : handover.From) || onlooker.Is(handover.By)))
        {
            CanDecline = stands && (handover.To.Unit is null ? asked : leads),
            IsRequest = handover.Requested,
        };
    }

    /// <summary>What the onlooker may offer to others: what they or their unit's members hold and have not offered yet.</summary>
    internal static IReadOnlyList<Offerable> Offerable(CitizenView picture, PictureWords words, Onlooker onlooker)
    {
        var offered = picture.Handovers.Where(static handover => handover.Status == "offered").Select(static handover => handover.What).ToHashSet();
        var held = picture.Interventions
            .Where(i => i.Status != "ended" && (onlooker.IsOrLeads(i.Responsible) || onlooker.IsOrLeads(i.Caseworker)))
            .Select(static i => new ResponsibilityView("intervention", i.Id)).ToList();
        held.AddRange(picture.Contacts.Where(c => c.Status == "open" && (onlooker.IsOrLeads(c.Responsible) || onlooker.IsOrLeads(c.Owner)))
            .Select(static c => new ResponsibilityView("contact", c.Id)));
        if (picture.Coordinator is { } role && (onlooker.IsOrLeads(role.Responsible) || onlooker.IsOrLeads(role.Caseworker)))
            held.Insert(0, new ResponsibilityView("coordination", null));
        return [.. held.Where(what => !offered.Contains(what)).Select(what => Choice(what, words, onlooker))];
    }

    /// <summary>What the onlooker may ask to be handed: what others hold and nobody has offered yet.</summary>
    internal static IReadOnlyList<Offerable> Requestable(CitizenView picture, PictureWords words, Onlooker onlooker)
    {
        if (onlooker.Caseworker is null) return [];
        var offered = picture.Handovers.Where(static handover => handover.Status == "offered").Select(static handover => handover.What).ToHashSet();
        var held = picture.Interventions.Where(i => i.Status != "ended" && !onlooker.Is(i.Caseworker)).Select(static i => new ResponsibilityView("intervention", i.Id)).ToList();
        held.AddRange(picture.Contacts.Where(c => c.Status == "open" && !onlooker.Is(c.Owner)).Select(static c => new ResponsibilityView("contact", c.Id)));
        if (picture.Coordinator is { } role && !onlooker.Is(role.Caseworker)) held.Insert(0, new ResponsibilityView("coordination", null));
        return [.. held.Where(what => !offered.Contains(what)).Select(what => Choice(what, words, onlooker))];
    }

    private static Offerable Choice(ResponsibilityView what, PictureWords words, Onlooker onlooker) =>
        new(what.Id is { } id ? $"{what.Type} {id}" : what.Type, words.Of(what) ?? onlooker.R["handover.role"]);

    private static string Receiver(ReceiverView to, Onlooker onlooker) =>
        to.Caseworker is { } person ? onlooker.Names.PersonWithDepartment(person) : to.Unit is { } unit ? onlooker.Names.Unit(unit) : "–";
}

/// <summary>Something the reader may offer to others.</summary>
/// <param name="Value">The value of the form's <c>what</c>: the type and, after a space, the id.</param>
/// <param name="Label">In words.</param>
public sealed record Offerable(string Value, string Label);
