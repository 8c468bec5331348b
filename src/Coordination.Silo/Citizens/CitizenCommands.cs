using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Commands;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>Executes commands on a citizen. They are decided on the newest state and answered when durable.</summary>
internal sealed class CitizenCommands(CitizenStateInFlight state, CitizenStateDependencies dependencies)
{
    private readonly IdempotencyLocks _locks = new();

    /// <summary>Executes a command of the calling caseworker.</summary>
    /// <param name="idempotency">The key under which the answer is stored; null: none.</param>
    /// <param name="view">Builds the answer from the state after the command, the id of what it changed, and the instant.</param>
    public async Task<Answer<T>> ExecuteAsync<T>(Command command, Idempotency? idempotency, Func<Citizen, string?, DateTimeOffset, T> view)
        where T : class
    {
        var by = CurrentCaller.Caseworker();
        if (by is null) return CommandMapping.Refused<T>(new Forbidden("Only caseworkers decide; sign in as one."));
        var (viewer, id) = (Viewer.Caseworker(new CaseworkerId(by)), Guid.NewGuid().ToString("n"));
        if (idempotency is null) return await ExecuteAsync(command, viewer, by, id, null, view);
        // If the same command is given twice at once, the second waits for the first and repeats its answer.
        using var held = await _locks.AcquireAsync(by, idempotency.Key);
        return await ExecuteAsync(command, viewer, by, id, idempotency, view);
    }

    /// <summary>Executes one citizen's part of an order for many citizens. The command's id makes it safe to repeat.</summary>
    public Task<Answer<T>> ExecuteForAsync<T>(Command command, string by, string id, Func<Citizen, string?, DateTimeOffset, T> view)
        where T : class => ExecuteAsync(command, Viewer.Of(ViewerKind.System), by, id, null, view);

    /// <summary>Takes what the citizen says on their own page. The id makes it safe to repeat.</summary>
    public Task<Answer<AcknowledgedView>> SayAsync(SayAsCitizen said, string id) => ExecuteAsync(
        said, Viewer.Of(ViewerKind.System), ReservedWords.Citizen, id, null, (_, _, now) => new AcknowledgedView(id, now));

    /// <summary>Takes what the citizen answers on a scale. The id makes it safe to repeat.</summary>
    public Task<Answer<AcknowledgedView>> GiveFeedbackAsync(GiveFeedback given, string id) => ExecuteAsync(
        given, Viewer.Of(ViewerKind.System), ReservedWords.Citizen, id, null, (_, _, now) => new AcknowledgedView(id, now));

    private Task<Answer<T>> ExecuteAsync<T>(
        Command command, Viewer viewer, string by, string id, Idempotency? idempotency, Func<Citizen, string?, DateTimeOffset, T> view)
        where T : class =>
        state.RetryWhenStaleAsync(async () =>
        {
            // A caseworker who has left does not even get an earlier answer again.
            var now = CitizenAccess.Of(state.Citizen, viewer, dependencies.Organizations.Current, dependencies.Clock.Now);
            if (now is NothingSeen { Reason: NotSeenReason.HasLeft } left) return CommandMapping.Refused<T>(new Forbidden(left.Why));

            // The answer is looked up at each attempt, because another activation may have executed the same command.
            if (idempotency is not null && await dependencies.Answers.FindAsync<T>(by, idempotency) is { } repeated) return repeated;
            await state.ReadyAsync();
            var context = state.CatchUp();
            var access = CitizenAccess.Of(state.Citizen, viewer, context.Organization, context.Now);
            var outcome = CommandAccess.Before(access, command) is { } closed
                ? CommandOutcome.FromRefusal(closed)
                : CommandAccess.After(
                    access,
                    state.Citizen.Decide(
                        new IssuedCommand(
                            CommandAccess.AsSeen(command, state.Citizen, access, context.Ids), new CaseworkerId(by), id),
                        context),
                    command);
            if (outcome.Refusal is { } refusal)
            {
                await state.Durable;
                return CommandMapping.Refused<T>(refusal);
            }

            var value = view(outcome.Decision!.Citizen, outcome.Changed, context.Now);
            var kept = idempotency is null ? null : StoredAnswers.Build(by, idempotency, value, context.Now);
            await state.Append(outcome.Decision!, context.Organization.Version, context.Version.Mark, answer: kept);
            return new Answer<T>(value, null);
        });
}
