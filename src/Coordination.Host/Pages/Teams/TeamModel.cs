using Coordination.Host.Pages.Operations;
using Coordination.Host.Pages.Organizations;

namespace Coordination.Host.Pages.Teams;

/// <summary>What is owed in a leader's units, by person.</summary>
/// <param name="Tiles">What stands open in all, each with the list it counts.</param>
/// <param name="Rows">One row per person, and per unit to which something is offered. Whoever has most overdue comes first.</param>
/// <param name="Away">Who is away.</param>
/// <param name="Holes">Gaps in the rota of the leader's departments.</param>
/// <param name="Units">The units to choose from; empty: there is one.</param>
/// <param name="HasMore">Whether there are more people than are shown.</param>
public sealed record TeamModel(
    IReadOnlyList<TeamTile> Tiles, IReadOnlyList<TeamRow> Rows, IReadOnlyList<AwayRow> Away, IReadOnlyList<RotaGap> Holes,
    IReadOnlyList<UnitLink> Units, bool HasMore);

/// <summary>A count in a tile.</summary>
/// <param name="Text">The key of its text.</param>
/// <param name="IsBad">Whether a count above zero is an alarm.</param>
public sealed record TeamTile(string Text, LinkedCount Count, bool IsBad);

/// <summary>A person of the team, or a unit of it.</summary>
/// <param name="Away">That the person is away, and who answers; null: they are not.</param>
/// <param name="Citizens">The citizens they work with.</param>
/// <param name="Owed">What they owe.</param>
/// <param name="Overdue">What of it is overdue.</param>
/// <param name="Escalated">Alerts they did not react to, which went on to somebody else.</param>
/// <param name="FirstDue">When the first of what they owe is or was due; null: nothing is.</param>
/// <param name="Transfer">Where what they hold is handed over; null: it is a unit.</param>
public sealed record TeamRow(
    string Name, string? Unit, string? Away, LinkedCount Citizens, LinkedCount Owed, LinkedCount Overdue, LinkedCount Escalated,
    DateTimeOffset? FirstDue, string? Transfer);

/// <summary>Somebody who is away.</summary>
/// <param name="Period">From when until when, in words.</param>
/// <param name="Answers">Who answers meanwhile.</param>
/// <param name="Href">Where their absence is changed.</param>
public sealed record AwayRow(string Name, string Period, string Answers, string Href);

/// <summary>A gap in the rota of a department's entry for another department.</summary>
public sealed record RotaGap(string Department, string For, DateTimeOffset From, DateTimeOffset? To);

/// <summary>A unit to choose, or all of them.</summary>
public sealed record UnitLink(string Name, string Href, bool IsChosen);
