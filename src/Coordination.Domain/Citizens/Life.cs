using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: what ends or moves a life, as journaled.

/// <summary>The death of a citizen. Everything about the citizen stops from the beginning of that day.</summary>
/// <param name="On">The day of death.</param>
/// <param name="KnownAt">When it was first journaled.</param>
/// <param name="Told">Those told of it, sorted.</param>
public sealed record Death(DateOnly On, DateTimeOffset KnownAt, ImmutableArray<CaseworkerId> Told)
{
    /// <summary>The first instant of the day.</summary>
    internal DateTimeOffset From => LocalTime.StartOfDay(On);
}

/// <summary>The move of a citizen to another municipality. What runs here goes on until its departments end it.</summary>
/// <param name="Municipality">The code of the new municipality.</param>
/// <param name="On">The day of the move.</param>
/// <param name="KnownAt">When it was journaled.</param>
/// <param name="Told">Those told of it, sorted.</param>
public sealed record Departure(string Municipality, DateOnly On, DateTimeOffset KnownAt, ImmutableArray<CaseworkerId> Told);
