using System.Text.Json.Serialization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Finds a citizen by CPR number, or by name and birth date. Both are sent in the body with a reason, and the look-up is logged.
/// </summary>
internal static class CitizenLookupResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapPost("/citizens/lookup", LookUpAsync).RequireAuthorization(AccessPolicies.Readers).RequireRateLimiting(LookupLimit.Policy)
            .WithTags("Citizens")
            .WithSummary(
                "The key of a CPR number, or the keys of those of a name and birth date; for caseworkers with a reason, at most 60 a "
                + "minute of both")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
                .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<CitizenLookupResponse>, ProblemHttpResult>> LookUpAsync(
        HttpContext http, CommandRequest<CitizenLookupRequest> command, CitizenSearch search)
    {
        var (body, faults) = (command.Body, new List<Fault>());
        var byName = body.Cpr is null && (body.Name is not null || body.BirthDate is not null);
        var (name, cpr) = (PersonName.Of(body.Name), default(Cpr));
        if (byName && name.IsEmpty) faults.Add(new Fault("/name", "missing, expected the whole name"));
        if (byName && body.BirthDate is null) faults.Add(new Fault("/birthDate", "missing, expected a date (YYYY-MM-DD)"));
        if (!byName && !Cpr.TryRead(body.Cpr, out cpr))
            faults.Add(new Fault("/cpr", "not a CPR number, expected ten digits that begin with a day and a month"));
        if (!byName && (body.Name is not null || body.BirthDate is not null))
            faults.Add(new Fault("/name", "not together with a CPR number"));
        if (http.Caller().Kind != CallerKind.Integration && string.IsNullOrWhiteSpace(body.Reason))
            faults.Add(new Fault("/reason", "missing, expected why you look this citizen up"));
        if (faults.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The look-up is not complete.", faults);
        return TypedResults.Ok(byName
            ? new CitizenLookupResponse(
                null, [.. (await search.ByNameAsync(http, name, body.BirthDate!.Value, body.Reason))
                .Select(static key => new CitizenKeyView(key))])
            : new CitizenLookupResponse(await search.ByNumberAsync(http, cpr, body.Reason), null));
    }
}

/// <summary>Whom to look up, and why. Either the CPR number is given, or the name and the birth date.</summary>
internal sealed record CitizenLookupRequest
{
    /// <summary>The CPR number, ten digits.</summary>
    public string? Cpr { get; init; }

    /// <summary>The full name. Case and spacing do not matter.</summary>
    public string? Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>The reason; required of persons.</summary>
    public string? Reason { get; init; }
}

/// <summary>The result of a look-up.</summary>
/// <param name="Key">The key of the CPR number; missing after a look-up by name.</param>
/// <param name="Matches">
/// The keys found by name and birth date, in an order without meaning; missing after a look-up by CPR number.
/// </param>
internal sealed record CitizenLookupResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CitizenKeyView>? Matches);

/// <summary>The stable pseudonym of a citizen.</summary>
internal sealed record CitizenKeyView(string Key);
