using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Explanations;

/// <summary>Those that do not fit together, in words.</summary>
internal static class PartyWords
{
    /// <summary>A party; one that is not known is called by its id.</summary>
    public static TextView Of(Citizen citizen, ThingId id, Policy policy)
    {
        if (citizen.Appointments.TryGetValue(id, out var appointment)) return Wording.Of(appointment, policy);
        if (citizen.Interventions.TryGetValue(id, out var intervention)) return Wording.Of(intervention, policy);
        if (citizen.Admissions.TryGetValue(id, out var admission)) return new($"et ophold ({admission.Department})", $"a stay ({admission.Department})");
        if (citizen.Sanctions.TryGetValue(id, out var sanction)) return new($"en sanktion ({sanction.Department})", $"a sanction ({sanction.Department})");
        if (citizen.Things.TryGetValue(ThingKey.For(Things.Requirement, id), out var demand) && demand.IsKnown) return Of(Requirement.Of(demand));
        if (citizen.Things.TryGetValue(ThingKey.For(Things.Benefit, id), out var benefit) && benefit.IsKnown)
            return new($"en enkeltydelse ({benefit.Department})", $"a single benefit ({benefit.Department})");
        if (citizen.Things.TryGetValue(ThingKey.For(Things.Goal, id), out var goal) && goal.IsKnown) return Of(Goal.Of(goal));
        return Phrase.Same(id.Value);
    }

    /// <summary>A contact, by who received it and what it is about; one that is not known is called by its id.</summary>
    public static TextView OfContact(Citizen citizen, ThingId id)
    {
        if (citizen.FindContact(id) is not { } it) return Phrase.Same(id.Value);
        return it.About is { } about
            ? new($"en henvendelse om {about} ({it.Department})", $"a contact about {about} ({it.Department})")
            : new($"en henvendelse ({it.Department})", $"a contact ({it.Department})");
    }

    private static TextView Of(Goal it) => new($"»{it.Text}« ({it.Department})", $"“{it.Text}” ({it.Department})");

    private static TextView Of(Requirement it) => Phrase.Same($"{it.Document.Trim()} ({it.Department})");
}
