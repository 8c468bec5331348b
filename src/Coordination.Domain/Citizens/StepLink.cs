using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// A link by which somebody of the network reads one step of the plan, as journaled. It is to a step as it was worded when the link was
/// made: a step that is worded anew, or that somebody else does, is another.
/// </summary>
/// <param name="What">What is done.</param>
/// <param name="Who">Who does it.</param>
/// <param name="Person">The public id of whoever it was made for.</param>
/// <param name="Until">From this instant on it opens nothing.</param>
/// <param name="From">The coordinator in whose role it was made, and who made it.</param>
public sealed record StepLink(
    StepLinkId Id, string What, string Who, ItemId Person, DateTimeOffset Until, Holder From, DateTimeOffset MadeAt)
{
    /// <summary>The id of the link that a command makes.</summary>
    public static StepLinkId IdOf(string commandId) => new(DeterministicId.Id("step-link", commandId));

    /// <summary>Whether it is a link to a step. The day by which the step is done may have changed.</summary>
    public bool IsTo(PlanStep step) => step.What == What && step.Who == Who;

    /// <summary>Whether it is a link to the same step as another.</summary>
    public bool IsToStepOf(StepLink other) => other.What == What && other.Who == Who;
}
