using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// The one shape of what a viewer may not see: an opaque id, the department, times where they are needed to rebook, and whom to call. It
/// follows from the department and those times alone, so it is the same whatever is hidden.
/// </summary>
public sealed class Mask(Citizen citizen, Disclosure shown, Organization organization, Policy policy, OpaqueIds ids)
{
    /// <summary>Stands for a department that policy names to nobody else, and for that of a secret matter.</summary>
    public const string OtherAuthority = AccessPolicy.OtherAuthority;

    /// <summary>Stands for the id of a person or unit that may not be shown.</summary>
    public const string Nobody = "masked";

    // The same hidden thing stands in a picture several times, and a keyed hash costs more than the rest of its mask.
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>What an alert is about, as its receiver may know it.</summary>
    public static string AboutOf(Alert alert, CitizenKey citizen, OpaqueIds ids) =>
        alert.Conceals(DepartmentOf(alert.About)) ? ids.Of(citizen, alert.About) : alert.About;

    /// <summary>
    /// The department of an alert as its receiver may know it. Where their content is hidden from the receiver, a department is not named
    /// whose matter is secret: the item that the alert is about, what is handed over, who coordinates, or else all of its work.
    /// </summary>
    public static string DepartmentOf(Citizen citizen, Alert alert)
    {
        var code = alert.Department;
        if (!alert.Conceals(code)) return code.Value ?? "";
        var item = alert.Subject.Kind == AlertSubjectKind.Handover && citizen.Handovers.TryGetValue(new(alert.About), out var handover)
            ? handover.What.Id
            : new ItemId(alert.About);
        var isSecret = (item is { } id && citizen.IsSecret(id))
            || (alert.Subject.Kind == AlertSubjectKind.Coordinator && citizen.Coordinator is { Holder: var holder }
                && citizen.IsSecret(holder.Department, holder.Caseworker, holder.Unit))
            || (DepartmentOf(alert.About) != code && citizen.HasSecretWorkOnly(code));
        return isSecret ? OtherAuthority : code.Value;
    }

    /// <summary>The opaque id of something of this citizen.</summary>
    public string IdOf(string what) =>
        _ids.TryGetValue(what, out var known) ? known : _ids[what] = ids.Of(citizen.Key, what);

    /// <summary>The department of something as the viewer is told it.</summary>
    /// <param name="item">
    /// The public id of what it has to do with the citizen; null, or no item of the department: its work as a whole.
    /// </param>
    public string Named(string department, string? item)
    {
        if (shown.Shows(department)) return department;
        var code = new DepartmentCode(department);
        var isSecret = item is not null && DepartmentOf(item) == code
            ? citizen.IsSecret(new ItemId(item))
            : citizen.HasSecretWorkOnly(code);
        return policy.Access.IsNamed(department) && !isSecret ? department : OtherAuthority;
    }

    /// <summary>The department of a person who has to do with the citizen, as the viewer is told it.</summary>
    public string NamedOf(string department, string person, string? unit) => shown.Shows(department)
        ? department
        : citizen.IsSecret(new DepartmentCode(department), new CaseworkerId(person), unit is { } id ? new UnitId(id) : null)
        ? OtherAuthority
        : Named(department, item: null);

    /// <summary>The department of a public id.</summary>
    public static DepartmentCode DepartmentOf(string item) =>
        ItemId.DepartmentIn(item) is { IsEmpty: false } code ? new DepartmentCode(code.ToString()) : default;

    /// <summary>The department of a person who has something of a citizen, as the viewer is told it.</summary>
    /// <param name="item">What they have; null: nothing in particular.</param>
    public string NamedOf(string department, string? person, string? unit, string? item)
    {
        if (shown.Shows(department)) return department;
        if (item is not null && citizen.IsSecret(new ItemId(item))) return OtherAuthority;
        return person is null ? Named(department, item) : NamedOf(department, person, unit);
    }

    /// <summary>The names of a department of which something runs: its own, another authority's, or both.</summary>
    public IEnumerable<string> NamesOf(string department)
    {
        var code = new DepartmentCode(department);
        return citizen.Interventions.Values.Where(one => one.Department == code && one.Status != InterventionStatus.Ended)
            .Select(static one => one.Id)
            .Concat(citizen.OpenContacts().Where(one => one.Department == code).Select(static one => one.Id))
            .Select(id => Named(department, id.Value)).DefaultIfEmpty(Named(department, item: null)).Distinct();
    }

    /// <summary>Whom to call about a department's content.</summary>
    /// <param name="named">The department as the viewer is told it.</param>
    public MaskedContactView ContactOf(string named) => named == OtherAuthority
        ? new(OtherAuthority, PhoneOfOthers(policy, organization))
        : new(
            organization.Find(new DepartmentCode(named))?.Name ?? named,
            organization.EntryPhoneOf(new DepartmentCode(named)));

    /// <summary>The number to call about what belongs to another authority, whichever it is.</summary>
    internal static string? PhoneOfOthers(Policy policy, Organization organization) =>
        organization.EntryPhoneOf(new DepartmentCode(policy.Access.ContactPoint));

    /// <summary>A person's id, as far as it may be shown.</summary>
    public string Person(string id) => id == Settlement.Policy || id.StartsWith('/') || shown.ShowsPerson(id) ? id : Nobody;

    /// <inheritdoc cref="Person(string)"/>
    public string? PersonOrNull(string? id) => id is null || Person(id) == Nobody ? null : id;

    /// <summary>The id of an item, as far as it may be shown.</summary>
    public string Item(string id) => shown.Shows(DepartmentOf(id)) ? id : IdOf(id);

    /// <summary>An intervention that stands for all content of a department that is hidden.</summary>
    /// <param name="named">The department as the viewer is told it.</param>
    public InterventionView Intervention(string named) => new()
    {
        Id = IdOf(named), Department = named, Masked = true, Contact = ContactOf(named),
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
    public CoordinatorView Coordinator(CoordinatorView role)
    {
        if (shown.Shows(role.Department)) return role;
        var named = NamedOf(role.Department, role.Caseworker, role.Unit);
        return new CoordinatorView("", null, named, default, "") { Masked = true, Contact = ContactOf(named) };
    }

    /// <summary>Whether a party of a conflict may be shown.</summary>
    public bool IsShown(Party party) => ConflictContent.IsShown(party, shown.OpensWhatIsHeld ? citizen : null, shown.Shows);

    /// <summary>A party of a conflict that may not be shown.</summary>
    /// <param name="withTime">Whether the viewer needs its time, to rebook an appointment.</param>
    public PartyView Party(PartyView party, bool withTime)
    {
        var (from, to) = withTime ? TimeOf(new ItemId(party.Id)) : (null, null);
        var named = Named(party.Department!, party.Id);
        return new PartyView("", IdOf(party.Id), named) { Masked = true, StartsAt = from, EndsAt = to, Contact = ContactOf(named) };
    }

    private (DateTimeOffset? From, DateTimeOffset? To) TimeOf(ItemId item)
    {
        if (citizen.Appointments.TryGetValue(item, out var appointment)) return (appointment.StartsAt, appointment.EndsAt);
        return citizen.Admissions.TryGetValue(item, out var stay) ? (stay.StartedAt, stay.EndedAt ?? stay.KnownEnd) : (null, null);
    }
}
