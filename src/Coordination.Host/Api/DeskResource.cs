using Coordination.Domain.Access;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The caller's desk.</summary>
internal static class DeskResource
{
    private const int RowsMax = 1_000;

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/me/desk", ReadAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Desk")
            .WithSummary("My citizens, what I owe by due time, handovers to and from me").ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<DeskView>> ReadAsync(HttpContext http, DeskTables tables, OrganizationSource organization)
    {
        var me = http.Caller().Id;
        var unit = organization.Current.UnitOf(new CaseworkerId(me));
        var citizens = await tables.ReadCitizensAsync(Involvements.OnDeskOf(new CaseworkerId(me), unit), RowsMax, http.RequestAborted);
        var conflicts = await tables.ReadConflictsOwedAsync(me, RowsMax, http.RequestAborted);
        var deadlines = await tables.ReadDeadlinesAsync(me, RowsMax, http.RequestAborted);
        var toMe = await tables.ReadHandoversToAsync(me, unit?.Value, RowsMax, http.RequestAborted);
        var fromMe = await tables.ReadHandoversFromAsync(me, RowsMax, http.RequestAborted);
        return TypedResults.Ok(new DeskView(
            me,
            unit?.Value,
            [.. citizens.GroupBy(static row => row.Citizen).Select(DeskCitizenView.Of)],
            [.. Owed(conflicts, deadlines, toMe).OrderBy(static owed => owed.DueAt ?? DateTimeOffset.MaxValue)],
            new DeskHandoversView([.. toMe.Select(DeskHandoverView.Of)], [.. fromMe.Select(DeskHandoverView.Of)])));
    }

    private static IEnumerable<OwedView> Owed(
        IReadOnlyList<ConflictRow> conflicts, IReadOnlyList<DeadlineRow> deadlines, IReadOnlyList<HandoverRow> handovers) =>
        conflicts.Select(static row => new OwedView("conflict", row.Id, row.Citizen, row.Kind, null, row.Status, row.AnswerBy, null))
            .Concat(deadlines.Select(
                static row => new OwedView("deadline", row.Id, row.Citizen, row.Kind, row.Title, row.Status, row.DueAt, row.About)))
            .Concat(handovers.Select(
                static row => new OwedView("handover", row.Id, row.Citizen, row.WhatType, null, row.Status, row.AnswerBy, row.WhatId)));
}

/// <param name="Unit">The caseworker's unit; null when unknown.</param>
/// <param name="Citizens">The caseworker's citizens, ordered by name.</param>
/// <param name="Owes">What the caseworker owes, the soonest due first.</param>
/// <param name="Handovers">Handovers that wait for an answer.</param>
internal sealed record DeskView(
    string Caseworker, string? Unit, IReadOnlyList<DeskCitizenView> Citizens, IReadOnlyList<OwedView> Owes, DeskHandoversView Handovers);

/// <summary>A citizen on a desk. <c>roles</c> contains responsible, coordinator, owes, told or offered.</summary>
internal sealed record DeskCitizenView(
    string Key, string? Name, string? Coordinator, string? CoordinatorDepartment, IReadOnlyList<string> Departments,
    int ActiveInterventions, IReadOnlyList<string> Roles)
{
    internal static DeskCitizenView Of(IEnumerable<DeskCitizenRow> rows)
    {
        var all = rows.ToArray();
        var row = all[0];
        return new DeskCitizenView(
            row.Citizen, row.Name, row.Coordinator, row.CoordinatorDepartment,
            row.Departments.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.ActiveInterventions,
            [.. all.Select(static one => one.Role).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Something owed. <c>type</c> is conflict, deadline or handover.</summary>
internal sealed record OwedView(
    string Type, string Id, string Citizen, string Kind, string? Title, string Status, DateTimeOffset? DueAt, string? About);

/// <summary>Handovers that wait for an answer: to the desk's owner or their unit, and from the owner.</summary>
internal sealed record DeskHandoversView(IReadOnlyList<DeskHandoverView> ToMe, IReadOnlyList<DeskHandoverView> FromMe);

/// <summary>A handover that waits for an answer.</summary>
internal sealed record DeskHandoverView(
    string Id, string Citizen, Views.ResponsibilityView What, string From, Views.ReceiverView To, DateTimeOffset OfferedAt,
    DateTimeOffset? AnswerBy)
{
    internal static DeskHandoverView Of(HandoverRow row) => new(
        row.Id, row.Citizen, new Views.ResponsibilityView(row.WhatType, row.WhatId), row.FromCaseworker,
        new Views.ReceiverView(row.ToCaseworker, row.ToUnit), row.OfferedAt, row.AnswerBy);
}
