using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Mails;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Sign-in without an identity provider, and the manual clock. The routes exist only in Development and answer only this machine.
/// </summary>
internal static class DevelopmentResource
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var development = app.MapGroup("/dev").AllowAnonymous().WithTags("Development").AddEndpointFilter<LoopbackOnly>()
            .AddEndpointFilter<CommandFilter>();
        development.MapPost("/sign-in", SignIn).WithSummary("A token for a caseworker, a source or a role")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        development.MapGet("/clock", ReadClock).WithSummary("The service's time");
        development.MapPut("/clock", MoveClockAsync).WithSummary("Move a manual clock forward")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Results<Ok<TokenView>, ProblemHttpResult> SignIn(CommandRequest<SignInRequest> command, DevelopmentTokens tokens) =>
        command.Body.Caller() is { } caller
            ? TypedResults.Ok(new TokenView(tokens.Issue(PageSession.IdentityOf(caller))))
            : Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "Exactly one is needed: caseworker (an id), source (a path such as /BIF/fasit) "
                + "or role (integration, operations, auditor).");

    private static Ok<ClockView> ReadClock(ServiceClock clock) => TypedResults.Ok(ClockView.Of(clock));

    private static async Task<Results<Ok<ClockView>, ProblemHttpResult>> MoveClockAsync(
        HttpContext http, CommandRequest<MoveClockRequest> command, ServiceClock clock, ClockDriver driver, MailMaking mails)
    {
        if (!clock.IsManual)
            return Problems.Of(
                StatusCodes.Status409Conflict,
                "The clock follows the machine's; only a manual one can be moved (setting Clock:Mode=Manual).");
        if (!OutsideTime.TryInstant(command.Body.Now, out var now))
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "The instant cannot be read.",
                [new Fault("/now", "missing or in another form, expected an instant with an offset, " + OutsideTime.Bounds)]);
        Caller.System.SetCurrent();
        if (!await driver.MoveToAsync(now, http.RequestAborted))
            return Problems.Of(StatusCodes.Status409Conflict, "The clock is past that instant; it never goes back.");
        await mails.MakeAllAsync(http.RequestAborted);
        return TypedResults.Ok(ClockView.Of(clock));
    }
}

/// <summary>A bearer token, valid for a day.</summary>
internal sealed record TokenView(string Token);

/// <summary>The instant to set the manual clock to.</summary>
[AnsweredAs(typeof(ClockView))]
internal sealed record MoveClockRequest
{
    public string? Now { get; init; }
}

/// <summary>The service's time.</summary>
/// <param name="Mode"><c>manual</c> or <c>system</c>.</param>
internal sealed record ClockView(DateTimeOffset Now, string Mode)
{
    internal static ClockView Of(ServiceClock clock) => new(clock.Now, clock.IsManual ? "manual" : "system");
}
