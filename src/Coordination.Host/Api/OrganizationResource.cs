using System.Globalization;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Api;

/// <summary>The organization document, the holes in its rota, and the history of posts.</summary>
internal static class OrganizationResource
{
    /// <summary>A version that no document has: put in place of it is refused as overtaken.</summary>
    private const long NoVersion = -1;

    private const int BytesMax = 16 * 1024 * 1024;
    private const int PostsMax = 1_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var organization = api.MapGroup("/organization").WithTags("Organization");
        organization.MapGet("", ReadAsync).RequireAuthorization(AccessPolicies.SignedIn)
            .WithSummary("The document, now or as it was at an instant").ProducesProblem(StatusCodes.Status404NotFound);
        organization.MapPut("", PutAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary(
                "Put the whole document, dated from now; answered with the holes in its rota. With If-Match only in place of that version")
            .AsCommand(AnswersKeptBy.Host, BytesMax).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        organization.MapGet("/rota-holes", RotaHolesNow).RequireAuthorization(AccessPolicies.Overview)
            .WithSummary("When nobody staffs a department's entry for another: now and within 28 days")
                .ProducesProblem(StatusCodes.Status403Forbidden);
        organization.MapGet("/caseworkers/{id}/history", HistoryAsync).RequireAuthorization(AccessPolicies.Overview)
            .WithSummary("Where somebody worked when, newest first").ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<OrganizationDocument>, ProblemHttpResult>> ReadAsync(
        HttpContext http, OrganizationSource source, string? asOf = null)
    {
        if (!QueryParameters.TryTime(asOf, out var time) || time is { Instant: null })
            return Problems.Parameter(nameof(asOf), "an instant with an offset");
        if (time?.Instant is { } instant)
            return await source.AsOfAsync(instant) is { } then
                ? TypedResults.Ok(then)
                : Problems.Of(StatusCodes.Status404NotFound, "There was no organization document then.");
        var now = source.Current;
        http.Response.Headers.ETag = TagOf(now);
        return TypedResults.Ok(now.Document);
    }

    private static async Task<Results<Ok<OrganizationResponse>, ProblemHttpResult>> PutAsync(
        HttpContext http, CommandRequest<OrganizationDocument> command, OrganizationSource source, ServiceClock clock)
    {
        if (!Preconditions.TryIfMatch(http.Request, out var known))
            return Problems.Of(StatusCodes.Status400BadRequest, Preconditions.Expected);
        var basis = source.Current;
        if (!Preconditions.TryIfNoneMatch(http.Request, new EntityTagHeaderValue(TagOf(basis)), out var mayPut))
            return Problems.Of(StatusCodes.Status400BadRequest, Preconditions.Expected);
        if (!mayPut) return Preconditions.IsThere();
        long? expected = known is null ? null : known.Matches(new EntityTagHeaderValue(TagOf(basis))) ? basis.Version : NoVersion;
        if (OrganizationNulls.In(command.Body) is { Count: > 0 } nulls) return Faulty(nulls);
        var put = await source.ChangeAsync(_ => command.Body, http.Who(), expected, http.RequestAborted);
        if (put.IsOvertaken)
            return Problems.Of(
                StatusCodes.Status412PreconditionFailed,
                $"The document is at version {put.Organization.Version} by now; get it and change that.");
        if (put.Faults.Count > 0) return Faulty(put.Faults);
        http.Response.Headers.ETag = TagOf(put.Organization);
        return TypedResults.Ok(OrganizationResponse.Of(command.Body, HolesIn(put.Organization, clock.Now)));
    }

    private static Ok<IReadOnlyList<RotaHoleView>> RotaHolesNow(OrganizationSource source, ServiceClock clock) =>
        TypedResults.Ok(HolesIn(source.Current, clock.Now));

    private static async Task<Results<Ok<PostView[]>, ProblemHttpResult>> HistoryAsync(HttpContext http, string id, PostHistory posts)
    {
        var held = await posts.ReadAsync(new CaseworkerId(id).Value, PostsMax, http.RequestAborted);
        return held.Count == 0
            ? Problems.Of(StatusCodes.Status404NotFound, "Nobody of this id was ever in the organization.")
            : TypedResults.Ok(held.Select(PostView.Of).ToArray());
    }

    private static IReadOnlyList<RotaHoleView> HolesIn(Organization organization, DateTimeOffset now) =>
        [.. RotaHoles.Ahead(organization, now)
            .Select(static hole => new RotaHoleView(hole.Department.Value, hole.For.Value, hole.From, hole.To))];

    private static ProblemHttpResult Faulty(IReadOnlyList<Fault> faults) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, $"The document has {faults.Count} faults; the one before stays.", faults);

    private static string TagOf(Organization organization) => string.Create(CultureInfo.InvariantCulture, $"\"{organization.Version}\"");
}

/// <summary>The document as it was put, and the holes in its rota.</summary>
internal sealed record OrganizationResponse(
    string? DataProtectionOfficer, IReadOnlyList<Department> Departments, IReadOnlyList<OrganizationUnit> Units,
    IReadOnlyList<Caseworker> Caseworkers, IReadOnlyList<RotaEntry> Rota, IReadOnlyList<RotaHoleView> RotaHoles)
{
    internal static OrganizationResponse Of(OrganizationDocument document, IReadOnlyList<RotaHoleView> holes) =>
        new(document.DataProtectionOfficer, document.Departments, document.Units, document.Caseworkers, document.Rota, holes);
}

/// <summary>
/// A period in which nobody staffs a department's entry for another department. <c>to</c> is null when the hole reaches the end of
/// the period examined.
/// </summary>
internal sealed record RotaHoleView(string Department, string For, DateTimeOffset From, DateTimeOffset? To);

/// <summary>
/// A caseworker's post in a period: what they led and headed, their substitute and absence, their posts in other departments.
/// <c>status</c> is here or left.
/// </summary>
internal sealed record PostView(
    DateTimeOffset From, DateTimeOffset? To, string Status, string? Department, string? Unit, IReadOnlyList<string> Leads,
    IReadOnlyList<string> Heads, string? Substitute, Absence? Absent, IReadOnlyList<FurtherPost> Posts)
{
    internal static PostView Of(PostPeriod held) => held.Post is { } post
        ? new PostView(
            held.From, held.To, "here", post.Department, post.Unit, post.Leads, post.Heads, post.Substitute, post.Absent, post.Posts)
        : new PostView(held.From, held.To, "left", null, null, [], [], null, null, []);
}
