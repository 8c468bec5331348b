using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Http;

/// <summary>Refusals as problem details (RFC 9457). No problem shows anything that may be a CPR number.</summary>
internal static class Problems
{
    /// <summary>After how many seconds something that is unavailable or overloaded may be asked again.</summary>
    internal const int RetryAfterSeconds = 2;

    // Where every refusal of a grain gets its status.
    private static readonly Dictionary<string, int> StatusOf = new(StringComparer.Ordinal)
    {
        ["forbidden"] = StatusCodes.Status403Forbidden,
        ["not-found"] = StatusCodes.Status404NotFound,
        ["conflict"] = StatusCodes.Status409Conflict,
        ["invalid"] = StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>A refusal of a grain.</summary>
    internal static ProblemHttpResult From(RefusalView refusal) => Of(StatusOf[refusal.Kind], refusal.Why, refusal.Faults);

    /// <summary>An answer of a grain: the changed part, or the refusal.</summary>
    internal static Results<Ok<T>, ProblemHttpResult> Answer<T>(Answer<T> answer) where T : class =>
        answer.Refusal is { } refusal ? From(refusal) : TypedResults.Ok(answer.Value!);

    /// <summary>A problem with every fault named by its pointer.</summary>
    internal static ProblemHttpResult Of(int status, string detail, IReadOnlyList<Fault>? faults = null) =>
        TypedResults.Problem(Details(status, detail, faults));

    /// <summary>There is no such citizen, or nothing was ever heard of them.</summary>
    internal static ProblemHttpResult NoCitizen() => Of(StatusCodes.Status404NotFound, "There is no citizen of this key.");

    /// <summary>The caller has nothing to do with the citizen.</summary>
    internal static ProblemHttpResult NotInvolved() =>
        Of(StatusCodes.Status403Forbidden,
            "Only those involved with this citizen may see this. Whom to call: POST the same citizen's contacts with a reason.");

    /// <summary>The refusal of a caller who sees nothing of a citizen.</summary>
    internal static ProblemHttpResult From(Sight sight) => sight == Sight.UnknownCitizen ? NoCitizen() : NotInvolved();

    /// <summary>A query parameter that is not what it should be.</summary>
    internal static ProblemHttpResult Parameter(string name, string expected) =>
        Of(StatusCodes.Status400BadRequest, $"The query parameter {name} must be {expected}.");

    /// <summary>The body of a problem.</summary>
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

    /// <summary>Says what to do about a status that came without a word.</summary>
    internal static void Explain(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Detail ??= problem.Status switch
        {
            StatusCodes.Status401Unauthorized => "A valid bearer token is needed (Authorization: Bearer …).",
            StatusCodes.Status403Forbidden when context.HttpContext.CallerHasLeft() =>
                "You have left the organization: you see and decide nothing any more.",
            StatusCodes.Status403Forbidden => "This is not for callers of your sort; see the API page for whom it is.",
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
            StatusCodes.Status429TooManyRequests => "Too many look-ups within a minute; wait as Retry-After says.",
            _ => null,
        };
    }

    /// <summary>The type of a problem: one for each status.</summary>
    internal static string TypeOf(int status) =>
        string.Create(CultureInfo.InvariantCulture, $"https://httpwg.org/specs/rfc9110.html#status.{status}");

    /// <summary>The title of a problem: the reason phrase of its status.</summary>
    internal static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}

/// <summary>One fault in a problem.</summary>
/// <param name="Pointer">RFC 6901 pointer into what was sent.</param>
/// <param name="Detail">What was seen and what is expected.</param>
internal sealed record FaultView(string Pointer, string Detail);
