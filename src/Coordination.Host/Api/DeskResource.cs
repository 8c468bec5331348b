using Coordination.Domain.Access;
using Coordination.Domain.Organizations;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The caller's desk.</summary>
internal static class DeskResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/me/desk", ReadAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Desk")
            .WithSummary("My citizens by name, what I owe by due time, handovers to and from me; page by page of each")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<DeskView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, DeskReader desk, DeskTables tables, OrganizationSource organization, ListMasks masks, string? after = null,
        string? limit = null)
    {
        if (string.IsNullOrEmpty(limit)) limit = $"{Paging.EntriesMax}";
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (DeskCursor.Read(after) is not { } position) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var (me, names) = (new CaseworkerId(http.Caller().Id), new Spelling(organization.Current));
        var units = organization.Current.UnitsOf(me);
        var rows = await desk.ReadAsync(me, units, position, count, count, http.RequestAborted);
        var mask = await masks.ForAsync(http.Caller(), rows.Citizens.Select(static row => row.Citizen), http.RequestAborted);
        Paging.LinkNext(http, nameof(after), rows.Next?.Word);
        if (position == DeskCursor.Start)
            Paging.Total(
                http, rows.Next?.Citizens is null
                    ? rows.Citizens.Select(static row => row.Citizen).Distinct().Count()
                    : await tables.CountCitizensAsync(Involvements.OnDeskOf(me, units), http.RequestAborted));
        return TypedResults.Ok(new DeskView(
            names.Person(me.Value),
            units.Count > 0 ? names.Unit(units[0].Value) : null,
            [.. units.Select(unit => names.Unit(unit.Value))],
            [.. rows.Citizens.GroupBy(static row => row.Citizen).Select(one => DeskCitizenView.Of(one, names, mask))],
            [.. rows.Owed.Select(row => Owed(row, names, mask))],
            new DeskHandoversView(
                [.. rows.Owed.Select(static row => row.Handover).OfType<HandoverRow>()
                    .Select(row => DeskHandoverView.Of(row, names, mask))],
                [.. rows.FromMe.Select(row => DeskHandoverView.Of(row, names, mask))])));
    }

    private static OwedView Owed(OwedRow owed, Spelling names, ListMask mask) => owed switch
    {
        { Conflict: { } row } => new OwedView("conflict", row.Id, row.Citizen, row.Kind, null, row.Status, row.AnswerBy, null),
        { Deadline: { } row } => new OwedView(
            "deadline", names.Item(row.Id), row.Citizen, row.Kind, row.Title, row.Status, row.DueAt, names.ItemOrNull(row.About)),
        { Handover: { } row } => new OwedView(
            "handover", row.Id, row.Citizen, row.WhatType, null, row.Status, row.AnswerBy,
            names.ItemOrNull(mask.ItemOrNull(row.WhatId))),
        _ => throw new ArgumentOutOfRangeException(nameof(owed)),
    };
}

/// <param name="Unit">The unit of the caseworker's main post; null when unknown.</param>
/// <param name="Units">The units the caseworker works in, that of the main post first.</param>
/// <param name="Citizens">The caseworker's citizens, ordered by name.</param>
/// <param name="Owes">What the caseworker owes, the soonest due first.</param>
/// <param name="Handovers">Handovers that wait for an answer.</param>
internal sealed record DeskView(
    string Caseworker, string? Unit, IReadOnlyList<string> Units, IReadOnlyList<DeskCitizenView> Citizens, IReadOnlyList<OwedView> Owes,
    DeskHandoversView Handovers);

/// <summary>
/// A citizen on a desk. <c>roles</c> contains responsible, coordinator, owes, told or offered. The coordinator's id is null where they
/// work in another department.
/// </summary>
internal sealed record DeskCitizenView(
    string Key, string? Name, string? Coordinator, string? CoordinatorDepartment, IReadOnlyList<string> Departments,
    int ActiveInterventions, IReadOnlyList<string> Roles)
{
    internal static DeskCitizenView Of(IEnumerable<DeskCitizenRow> rows, Spelling names, ListMask mask)
    {
        var all = rows.ToArray();
        var row = all[0];
        return new DeskCitizenView(
            row.Citizen, row.Name, names.PersonOrNull(mask.Person(row.Coordinator)),
            row.CoordinatorDepartment is { } department
                ? names.Department(mask.Department(row.Citizen, ListMask.Coordinator, department))
                : null,
            [.. mask.Departments(row.Citizen, ListMask.Work, row.Departments).Select(names.Department)],
            mask.Interventions(row.Citizen, row.ActiveInterventions, row.Departments),
            [.. all.Select(static one => one.Role).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Something owed. <c>type</c> is conflict, deadline or handover.</summary>
internal sealed record OwedView(
    string Type, string Id, string Citizen, string Kind, string? Title, string Status, DateTimeOffset? DueAt, string? About);

/// <summary>Handovers that wait for an answer: to the desk's owner or their units, and from the owner.</summary>
internal sealed record DeskHandoversView(IReadOnlyList<DeskHandoverView> ToMe, IReadOnlyList<DeskHandoverView> FromMe);

/// <summary>A handover that waits for an answer. The id of what is handed over is null where it is of another department.</summary>
internal sealed record DeskHandoverView(
    string Id, string Citizen, Views.ResponsibilityView What, string From, Views.ReceiverView To, DateTimeOffset OfferedAt,
    DateTimeOffset? AnswerBy)
{
    internal static DeskHandoverView Of(HandoverRow row, Spelling names, ListMask mask) => new(
        row.Id, row.Citizen, new Views.ResponsibilityView(row.WhatType, names.ItemOrNull(mask.ItemOrNull(row.WhatId))),
        names.Person(row.FromCaseworker),
        new Views.ReceiverView(names.PersonOrNull(row.ToCaseworker), names.UnitOrNull(row.ToUnit)), row.OfferedAt, row.AnswerBy);
}
