using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// The one shape of what a viewer may not see: an opaque id, the department, times where they are needed to rebook, and whom to call. It
/// follows from the department and those times alone, so it is the same whatever is hidden.
/// </summary>
public sealed class Mask(Citizen citizen, Disclosure shown, Organization organization, Policy policy)
{
    /// <summary>Stands for a department that policy names to nobody else.</summary>
    public const string OtherAuthority = "other-authority";

    /// <summary>Stands for the id of a person or unit that may not be shown.</summary>
    public const string Nobody = "masked";

    /// <summary>The opaque id of something of a citizen. The same thing always has the same.</summary>
    public static string IdOf(CitizenKey citizen, string what) => DeterministicId.Id("masked", citizen.Value, what);

    /// <summary>What an alert is about, as its receiver may know it.</summary>
    public static string AboutOf(Alert alert, CitizenKey citizen) =>
        alert.Conceals(DepartmentOf(alert.About)) ? IdOf(citizen, alert.About) : alert.About;

    /// <summary>The opaque id of something of this citizen.</summary>
    public string IdOf(string what) => IdOf(citizen.Key, what);

    /// <summary>The department as the viewer is told it.</summary>
    public string Named(string department) =>
        shown.Shows(department) || policy.Access.IsNamed(department) ? department : OtherAuthority;

    /// <summary>The department of a public id.</summary>
    public static DepartmentCode DepartmentOf(string item) =>
        ItemId.DepartmentIn(item) is { IsEmpty: false } code ? new DepartmentCode(code.ToString()) : default;

    /// <summary>Whom to call about a department's content.</summary>
    public MaskedContactView ContactOf(string department) => new(
        policy.Access.IsNamed(department) ? organization.Find(new DepartmentCode(department))?.Name ?? department : OtherAuthority,
        organization.EntryPhoneOf(new DepartmentCode(department)));

    /// <summary>A person's id, as far as it may be shown.</summary>
    public string Person(string id) => id == Settlement.Policy || id.StartsWith('/') || shown.ShowsPerson(id) ? id : Nobody;

    /// <inheritdoc cref="Person(string)"/>
    public string? PersonOrNull(string? id) => id is null || Person(id) == Nobody ? null : id;

    /// <summary>The id of an item, as far as it may be shown.</summary>
    public string Item(string id) => shown.Shows(DepartmentOf(id)) ? id : IdOf(id);

    /// <summary>An intervention that stands for all content of a department that is hidden.</summary>
    public InterventionView Intervention(string department) => new()
    {
        Id = IdOf(Named(department)), Department = Named(department), Masked = true, Contact = ContactOf(department),
        Kind = "", Group = "", Caseworker = "", Responsible = "", Status = "", Intensity = "", StartsOn = default,
    };

    /// <summary>The time of something hidden that an appointment of the viewer conflicts with.</summary>
    public static AppointmentView Appointment(PartyView party) => new()
    {
        Id = party.Id, Department = party.Department!, Masked = true, Contact = party.Contact,
        StartsAt = party.StartsAt ?? default, EndsAt = party.EndsAt ?? default,
        Kind = "", Caseworker = "", Mandatory = false, Status = "",
    };

    /// <summary>The coordinator of a department whose people may not be shown.</summary>
    public CoordinatorView Coordinator(CoordinatorView role) => shown.Shows(role.Department)
        ? role
        : new CoordinatorView("", null, Named(role.Department), default, "") { Masked = true, Contact = ContactOf(role.Department) };

    /// <summary>Whether a party of a conflict may be shown.</summary>
    public bool IsShown(Party party) => ConflictContent.IsShown(party, shown.OpensWhatIsHeld ? citizen : null, shown.Shows);

    /// <summary>A party of a conflict that may not be shown.</summary>
    /// <param name="withTime">Whether the viewer needs its time, to rebook an appointment.</param>
    public PartyView Party(PartyView party, bool withTime)
    {
        var (from, to) = withTime ? TimeOf(new ItemId(party.Id)) : (null, null);
        return new PartyView("", IdOf(party.Id), Named(party.Department!))
        {
            Masked = true, StartsAt = from, EndsAt = to, Contact = ContactOf(party.Department!),
        };
    }

    private (DateTimeOffset? From, DateTimeOffset? To) TimeOf(ItemId item)
    {
        if (citizen.Appointments.TryGetValue(item, out var appointment)) return (appointment.StartsAt, appointment.EndsAt);
        return citizen.Admissions.TryGetValue(item, out var stay) ? (stay.StartedAt, stay.EndedAt ?? stay.KnownEnd) : (null, null);
    }
}
