using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

// One closed family: what yields to what.

/// <summary>An appointment that yields, and to what. Its parties and material are made when they are first asked for.</summary>
internal interface IYielding
{
    /// <summary>The kind of conflict.</summary>
    string Kind { get; }

    /// <summary>The one that yields, by policy.</summary>
    Appointment Yields { get; }

    /// <summary>What stays, by policy.</summary>
    ItemId StaysId { get; }

    ImmutableArray<Party> Parties { get; }

    Material Material { get; }
}

/// <summary>Two appointments too close to each other.</summary>
internal sealed class Clash(Appointment stays, Appointment yields) : IYielding
{
    public string Kind => AppointmentClash.Name;

    public Appointment Stays => stays;

    public Appointment Yields => yields;

    public ItemId StaysId => stays.Id;

    public ImmutableArray<Party> Parties => field.IsDefault ? field = Conflicts.Parties.Of(stays, yields) : field;

    public Material Material => field ??= Material.Pair(TimeAndPlace.Of(stays), TimeAndPlace.Of(yields));
}

/// <summary>An appointment during a stay at another place.</summary>
internal sealed class AppointmentDuringStay(Appointment appointment, Admission admission) : IYielding
{
    public string Kind => CitizenUnavailable.Name;

    public Appointment Yields => appointment;

    public ItemId StaysId => admission.Id;

    public ImmutableArray<Party> Parties => field.IsDefault ? field = Conflicts.Parties.Of(appointment, admission) : field;

    public Material Material => field ??= Material.Of(TimeAndPlace.Of(appointment), new PlaceOfStay(admission.Place));
}
