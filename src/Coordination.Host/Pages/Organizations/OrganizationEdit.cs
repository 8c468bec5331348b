using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Returned;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>What one form of a department's page makes of the organization document.</summary>
/// <param name="Document">The whole changed document: it is checked and put like one that is typed.</param>
/// <param name="At">The JSON pointer of what the form is about, in the changed document; null: it was removed.</param>
/// <param name="Faults">What is wrong with fields before anything is checked.</param>
internal sealed record OrganizationEdit(OrganizationDocument Document, string? At, IReadOnlyList<FieldFault> Faults)
{
    private const int PlacesMax = 5;

    // The fields of forms that are named otherwise than in the document.
    private static readonly Dictionary<string, string> FieldOf = new(StringComparer.Ordinal)
    {
        ["id"] = "code", ["entryPhone"] = "phone", ["operationsContact"] = "operations", ["entryUnit"] = "entry-unit",
        ["liveFrom"] = "starts",
    };

    private static readonly Dictionary<string, string> NameOf = new(StringComparer.Ordinal)
    {
        ["leader"] = "organization.leader", ["substitute"] = "absence.substitute", ["unit"] = "organization.unit",
        ["entryUnit"] = "organization.entry-unit",
    };

    /// <summary>The key of the text that says what belongs in a field.</summary>
    internal static string TextOf(string field) => $"organization.fault.{field}";

    /// <summary>The faults of the document as faults of the form's fields; empty: they are elsewhere.</summary>
    internal IReadOnlyList<FieldFault> FieldFaults(IReadOnlyList<Fault> faults, PageUser user) => At is null
        ? []
        :
        [
            .. faults.Where(fault => fault.Pointer.StartsWith($"{At}/", StringComparison.Ordinal))
                .Select(static fault => fault.Pointer[(fault.Pointer.LastIndexOf('/') + 1)..]).Distinct()
                .Select(part => new FieldFault(FieldOf.GetValueOrDefault(part, part), TextOfFault(part, user))),
        ];

    /// <summary>Where in the document something does not fit any more, in words: what still names that which was removed.</summary>
    internal string Places(IReadOnlyList<Fault> faults, PageUser user)
    {
        var places = faults.Select(fault => Place(fault.Pointer, user)).Distinct().ToList();
        var named = string.Join("; ", places.Take(PlacesMax));
        return places.Count > PlacesMax ? $"{named}; {user.Localizer.Count("organization.places", places.Count - PlacesMax)}" : named;
    }

    private string TextOfFault(string part, PageUser user)
    {
        if (part is "to") return user.Localizer["absence.refused.time"];
        if (part == "substitute" && PersonAt(At!) is { } person)
        {
            var circle = AbsenceChange.Circle(Document, new CaseworkerId(person.Id), person.Substitute);
            if (circle.Count > 0)
                return user.Localizer["absence.refused.circle", string.Join(" → ", circle.Select(user.Names.Person))];
        }

        return user.Localizer[TextOf(FieldOf.GetValueOrDefault(part, part))];
    }

    private string Place(string pointer, PageUser user)
    {
        var parts = pointer.Split('/');
        var (list, field) = (parts[1], parts[^1]);
        var at = parts.Length > 2 && int.TryParse(parts[2], out var index) ? index : -1;
        var whose = list switch
        {
            "departments" => Document.Departments[at].Name,
            "units" => Document.Units[at].Name,
            "caseworkers" => Document.Caseworkers[at].Name,
            "rota" => user.Localizer["organization.rota"],
            _ => user.Localizer["organization.officer"],
        };
        return list != "rota" && NameOf.TryGetValue(field, out var name) ? $"{whose}: {NameIn(list, field, name, user)}" : whose;
    }

    private static string NameIn(string list, string field, string name, PageUser user) =>
        user.Localizer[list == "departments" && field == "leader" ? "organization.head" : name];

    private Caseworker? PersonAt(string pointer) =>
        pointer.StartsWith("/caseworkers/", StringComparison.Ordinal) && int.TryParse(pointer.Split('/')[2], out var at)
            ? Document.Caseworkers[at]
            : null;
}
