using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Silo.Feed;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Http;

/// <summary>Refusals as problem details (RFC 9457). No problem shows anything that may be a CPR number.</summary>
internal static class Problems
{
    /// <summary>The seconds after which a client may retry when the service is unavailable or overloaded.</summary>
    internal const int RetryAfterSeconds = 2;

    // Below the citizen's address.
    private static readonly string[] WaysIn = ["POST contacts", "POST break-glass"];

    private const string OwnTypes = "urn:coordination:problems/";

    // The one table that maps each kind of refusal to its status.
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        [RefusalKinds.Forbidden] = StatusCodes.Status403Forbidden,
        [RefusalKinds.NotFound] = StatusCodes.Status404NotFound,
        [RefusalKinds.Conflict] = StatusCodes.Status409Conflict,
        [RefusalKinds.Invalid] = StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The status of a refusal of this kind.</summary>
    internal static int StatusOf(string kind) => Statuses[kind];

    /// <summary>The problem of a grain's refusal.</summary>
    internal static ProblemHttpResult From(RefusalView refusal) => Of(StatusOf(refusal.Kind), refusal.Why, refusal.Faults);

    /// <summary>The answer of a grain: 200 with the changed part, or the problem of its refusal.</summary>
    internal static Results<Ok<T>, ProblemHttpResult> Answer<T>(Answer<T> answer) where T : class =>
        answer.Refusal is { } refusal ? From(refusal) : TypedResults.Ok(answer.Value!);

    /// <summary>A problem whose faults are named by JSON pointers.</summary>
    internal static ProblemHttpResult Of(int status, string detail, IReadOnlyList<Fault>? faults = null) =>
        TypedResults.Problem(Details(status, detail, faults));

    /// <summary>
    /// The citizen is unknown: no such key was issued, or no event has arrived. Only callers who see every citizen are told.
    /// </summary>
    internal static ProblemHttpResult NoCitizen() => Of(StatusCodes.Status404NotFound, "There is no citizen of this key.");

    /// <summary>The caller is not involved with the citizen, or there is no such citizen: the answer is the same.</summary>
    internal static ProblemHttpResult NotInvolved()
    {
        var problem = Details(
            StatusCodes.Status403Forbidden,
            "Only those involved with this citizen may see this. Whom to call: POST the same citizen's contacts with a reason. What cannot "
            + "wait: POST the citizen's break-glass with a reason.");
        problem.Type = OwnTypes + "not-involved";
        problem.Extensions["waysIn"] = WaysIn;
        return TypedResults.Problem(problem);
    }

    /// <summary>A position of the feed that is not of this database, or of a time before it was restored.</summary>
    internal static ProblemDetails UnknownPosition(LostPositionException lost)
    {
        var problem = Details(
            StatusCodes.Status410Gone,
            "No decision of this position is here: it is of another database, or of this one before it was restored. Read on from "
            + "resumeAfter, where it is given: what you were told after it is lost, and is decided anew if it is sent again. Otherwise "
            + "read on from oldest to get everything again, or from newest to get what is decided from now on.");
        problem.Type = OwnTypes + "unknown-position";
        problem.Extensions["oldest"] = 0; // Nothing of the journal is archived.
        problem.Extensions["newest"] = lost.Newest;
        if (lost.ResumeAfter is { } after) problem.Extensions["resumeAfter"] = after;
        return problem;
    }

    /// <summary>The problem of a caller who sees nothing of a citizen.</summary>
    internal static ProblemHttpResult From(Sight sight) => sight == Sight.UnknownCitizen ? NoCitizen() : NotInvolved();

    /// <summary>The problem of an invalid query parameter.</summary>
    internal static ProblemHttpResult Parameter(string name, string expected) =>
        Of(StatusCodes.Status400BadRequest, $"The query parameter {name} must be {expected}.");

    internal static ProblemDetails Details(int status, string detail, IReadOnlyList<Fault>? faults = null)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = TitleOf(status),
            Type = TypeOf(status),
            Detail = CprRedactor.From(detail),
        };
        if (faults is { Count: > 0 })
            problem.Extensions["errors"] = faults.Select(
                static fault => new FaultView(CprRedactor.From(fault.Pointer), CprRedactor.From(fault.Problem))).ToArray();
        return problem;
    }

    /// <summary>The problem of an event whose source and id another event has with other content.</summary>
    internal static ProblemDetails Conflicting(string detail)
    {
        var problem = Details(StatusCodes.Status409Conflict, detail);
        problem.Type = OwnTypes + "conflicting";
        problem.Title = "Conflicting";
        return problem;
    }

    /// <summary>Adds what to do to a status that came without a detail.</summary>
    internal static void Explain(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Status == StatusCodes.Status403Forbidden && context.HttpContext.WhyNotLetIn() is { } why)
            ExplainNotLetIn(problem, why, context.HttpContext);
        problem.Detail ??= problem.Status switch
        {
            StatusCodes.Status401Unauthorized => "A valid bearer token is needed (Authorization: Bearer …).",
            StatusCodes.Status403Forbidden => "This is not for callers of your sort; see the API page for whom it is.",
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
            StatusCodes.Status503ServiceUnavailable when ProviderAway.KeptFromChecking(context.HttpContext) =>
                "The identity provider does not answer, so nobody's token or sign-in can be checked. Ask again as Retry-After says.",
            StatusCodes.Status503ServiceUnavailable => "What this needs does not answer. Ask again later.",
            StatusCodes.Status429TooManyRequests => "Too many look-ups within a minute; wait as Retry-After says.",
            _ => null,
        };
    }

    // The same as the page says to people.
    private static void ExplainNotLetIn(ProblemDetails problem, NotLetIn why, HttpContext http)
    {
        if (why == NotLetIn.HasLeft)
        {
            problem.Detail ??= "You have left the organization: you see and decide nothing any more.";
            return;
        }

        var (type, said) = why switch
        {
            NotLetIn.UnknownPerson => ("unknown-person", "The organization does not know the caseworker whom your claims name."),
            NotLetIn.GroupsElsewhere => (
                "groups-elsewhere", "You are in so many groups that the identity provider left them out of your token, so your roles are "
                    + "not known here. The provider must send only the groups that this service reads."),
            _ => ("no-role", "Your claims name no caseworker, source, role or scope that this service knows."),
        };
        problem.Type = OwnTypes + type;
        var contact = http.RequestServices.GetRequiredService<IOptions<IdentityProviderOptions>>().Value.Contact;
        problem.Detail ??= $"{said} Ask {contact ?? "your leader, or operations"}.";
    }

    /// <summary>Whether a problem has a type of this service, which says more than its status.</summary>
    internal static bool IsOwnType(string? type) => type?.StartsWith(OwnTypes, StringComparison.Ordinal) is true;

    /// <summary>The type of a problem that has none of its own: one for each status.</summary>
    internal static string TypeOf(int status) =>
        string.Create(CultureInfo.InvariantCulture, $"https://httpwg.org/specs/rfc9110.html#status.{status}");

    /// <summary>The title of a problem: the reason phrase of its status.</summary>
    internal static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}

/// <summary>A fault in a problem.</summary>
/// <param name="Pointer">The RFC 6901 pointer into the request.</param>
/// <param name="Detail">The value seen and the value expected.</param>
internal sealed record FaultView(string Pointer, string Detail);
