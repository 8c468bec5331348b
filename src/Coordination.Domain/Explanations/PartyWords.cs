using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Explanations;

/// <summary>Those that do not fit together, in words.</summary>
internal static class PartyWords
{
    /// <summary>Kinds of things that words are about and that are folded only where they are asked for.</summary>
    private static readonly string[] ThingsNamed = [ItemKinds.Benefit, ItemKinds.Contact, ItemKinds.Goal, ItemKinds.Requirement];

    /// <summary>A party; one that is not known is called by its id.</summary>
    public static TextView Of(Citizen citizen, ItemId id, Policy policy) => Named(citizen, id) switch
    {
        Appointment appointment => Wording.Of(appointment, policy),
        Intervention intervention => Wording.Of(intervention, policy),
        Admission admission => new($"et ophold ({admission.Department})", $"a stay ({admission.Department})"),
        Sanction sanction => new($"en sanktion ({sanction.Department})", $"a sanction ({sanction.Department})"),
        ReportedItem { Kind: ItemKinds.Requirement } demand => Of(Requirement.Of(demand)),
        ReportedItem { Kind: ItemKinds.Benefit } benefit => new($"en enkeltydelse ({benefit.Department})", $"a single benefit ({benefit.Department})"),
        ReportedItem { Kind: ItemKinds.Goal } goal => Of(Goal.Of(goal)),
        _ => Phrase.Same(id.Value),
    };

    /// <summary>Whether a party is the same in both states, and so its words.</summary>
    public static bool AreAlike(Citizen one, Citizen other, ItemId id) => ReferenceEquals(Named(one, id), Named(other, id));

    /// <summary>Whether every party there may be is the same in a later state.</summary>
    public static bool AllAreAlike(Citizen before, Citizen after)
    {
        if (!ReferenceEquals(before.Appointments, after.Appointments) || !ReferenceEquals(before.Interventions, after.Interventions)
            || !ReferenceEquals(before.Admissions, after.Admissions) || !ReferenceEquals(before.Sanctions, after.Sanctions)) return false;
        if (ReferenceEquals(before.Items, after.Items)) return true;
        foreach (var kind in ThingsNamed)
            foreach (var item in after.Known(kind))
                if (!ReferenceEquals(before.Items.GetValueOrDefault(item.Key), item)) return false;
        return true;
    }

    /// <summary>What the words are about; null where it is not known.</summary>
    private static object? Named(Citizen citizen, ItemId id)
    {
        if (citizen.Appointments.TryGetValue(id, out var appointment)) return appointment;
        if (citizen.Interventions.TryGetValue(id, out var intervention)) return intervention;
        if (citizen.Admissions.TryGetValue(id, out var admission)) return admission;
        if (citizen.Sanctions.TryGetValue(id, out var sanction)) return sanction;
        return Known(citizen, ItemKinds.Requirement, id) ?? Known(citizen, ItemKinds.Benefit, id) ?? Known(citizen, ItemKinds.Goal, id);
    }

    private static ReportedItem? Known(Citizen citizen, string kind, ItemId id) =>
        citizen.Items.TryGetValue(ItemKey.For(kind, id), out var item) && item.IsKnown ? item : null;

    /// <summary>Whether a contact is the same in both states, and so its words.</summary>
    public static bool IsContactAlike(Citizen one, Citizen other, ItemId id) =>
        ReferenceEquals(Known(one, ItemKinds.Contact, id), Known(other, ItemKinds.Contact, id));

    /// <summary>A contact, by who received it and what it is about; one that is not known is called by its id.</summary>
    public static TextView OfContact(Citizen citizen, ItemId id)
    {
        if (citizen.FindContact(id) is not { } it) return Phrase.Same(id.Value);
        return it.About is { } about
            ? new($"en henvendelse om {about} ({it.Department})", $"a contact about {about} ({it.Department})")
            : new($"en henvendelse ({it.Department})", $"a contact ({it.Department})");
    }

    private static TextView Of(Goal it) => new($"»{it.Text}« ({it.Department})", $"“{it.Text}” ({it.Department})");

    private static TextView Of(Requirement it) => Phrase.Same($"{it.Document.Trim()} ({it.Department})");
}
