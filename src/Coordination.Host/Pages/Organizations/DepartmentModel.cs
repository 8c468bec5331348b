using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.People;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>The page of a department: its units, people and rota, and for operations the forms that change them.</summary>
/// <param name="Department">The department as it stands in the document.</param>
/// <param name="Version">The version of the document.</param>
/// <param name="MayPut">Whether the user may change it.</param>
/// <param name="Names">The organization's names.</param>
/// <param name="Head">The department's head as one picks them; null: not in the organization.</param>
/// <param name="Units">The department's units, in the order of the document.</param>
/// <param name="People">The department's people, by unit and name.</param>
/// <param name="Rota">A month of its rota.</param>
/// <param name="Open">The form that is open; null: none.</param>
public sealed record DepartmentModel(
    Department Department, long Version, bool MayPut, OrganizationNames Names, PersonChoice? Head, IReadOnlyList<OrganizationUnit> Units,
    IReadOnlyList<CaseworkerRow> People, RotaMonth Rota, OpenForm? Open)
{
    /// <summary>The address of a department's page.</summary>
    internal static string Address(string department) => $"/organization/departments/{Uri.EscapeDataString(department)}";

    internal static DepartmentModel Of(Department department, PageUser user, bool mayPut, DepartmentPlace place)
    {
        var organization = user.Organization;
        return new DepartmentModel(
            department, organization.Version, mayPut, user.Names, ChoiceOf(department.Leader, user),
            [.. organization.Document.Units.Where(unit => unit.Department == department.Code)],
            CaseworkerRow.Of(department.Code, organization, user.Localizer.Now),
            RotaMonth.Of(organization, department, place.Month, user.Localizer.Today), mayPut ? OpenOf(department, user, place) : null);
    }

    private static OpenForm? OpenOf(Department department, PageUser user, DepartmentPlace place)
    {
        var document = user.Organization.Document;
        if (place.Unit is not null && document.Units.FirstOrDefault(one => one.Id == place.Unit) is { } unit)
            return new OpenForm { Unit = unit, Picked = ChoiceOf(unit.Leader, user) };
        if (place.Person is not null && document.Caseworkers.FirstOrDefault(one => one.Id == place.Person) is { } person)
            return new OpenForm { Person = person, Picked = ChoiceOf(person.Substitute, user) };
        if (place.Turn is not null && document.Rota.FirstOrDefault(one =>
                one.Department == department.Code && DepartmentEdits.TurnKey(one) == place.Turn) is { } turn)
            return new OpenForm { Turn = turn, Picked = ChoiceOf(turn.Caseworker, user) };
        return place is { For: { } other, From: { } from, To: { } to } && OutsideTime.TryEither(from, out var begins)
            && OutsideTime.TryEither(to, out var ends)
            ? new OpenForm { Gap = new OpenGap(other, begins, ends) }
            : null;
    }

    private static PersonChoice? ChoiceOf(string? person, PageUser user) =>
        person is not null && user.Organization.Find(new CaseworkerId(person)) is { } known ? PersonChoice.Of(known, user) : null;
}

/// <summary>The one form that is open in its place; one of its parts is set.</summary>
public sealed record OpenForm
{
    /// <summary>The unit that is changed.</summary>
    public OrganizationUnit? Unit { get; init; }

    /// <summary>The caseworker who is changed.</summary>
    public Caseworker? Person { get; init; }

    /// <summary>The entry of the rota that is changed.</summary>
    public RotaEntry? Turn { get; init; }

    /// <summary>The gap in which a turn is added.</summary>
    public OpenGap? Gap { get; init; }

    /// <summary>The person named in it: leader, substitute or who is on the rota; null: nobody.</summary>
    public PersonChoice? Picked { get; init; }
}

/// <summary>A time in which nobody staffs the entry for another department.</summary>
public sealed record OpenGap(string For, DateOrInstant From, DateOrInstant To);
