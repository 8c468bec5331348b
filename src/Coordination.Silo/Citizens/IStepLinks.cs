using Coordination.Grains;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Links by which people of the network read their step of a citizen's plan. Key: the citizen key. No client of another program reaches
/// it: the host makes the addresses.
/// </summary>
[Alias("coordination.step-links")]
[GrainInterfaceType("coordination.step-links")]
public interface IStepLinks : IGrainWithStringKey
{
    /// <summary>Makes a link; for the coordinator. The one before to the same step ends.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="version">The version whose step it is; null: the newest. Refused if it is not the newest.</param>
    /// <param name="person">The public id of the person of the network.</param>
    /// <param name="until">The last local day on which it opens; null: by policy.</param>
    /// <param name="idempotency">Null: a repeat is decided again.</param>
    [Alias("make")]
    Task<Answer<MadeStepLink>> MakeStepLink(int? step, int? version, string? person, DateOnly? until, Idempotency? idempotency);

    /// <summary>Withdraws a link; for the coordinator.</summary>
    [Alias("withdraw")]
    Task<Answer<PlanContentView>> WithdrawStepLink(string link, Idempotency? idempotency);

    /// <summary>What a link opens; null: nothing.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller does not call in the name of this citizen.</exception>
    [Alias("open")]
    Task<OpenedStep?> OpenStep(string link);
}

/// <summary>A link that was made.</summary>
/// <param name="Step">The step as it was worded then.</param>
[GenerateSerializer, Immutable, Alias("coordination.made-step-link")]
public sealed record MadeStepLink([property: Id(0)] StepLinkView Link, [property: Id(1)] PlanStepView Step);

/// <summary>A step as its link opens it. Nothing else of the citizen is in it.</summary>
/// <param name="Person">The public id of whoever the link was made for.</param>
/// <param name="Coordinator">The name of whom to call; null: nobody coordinates.</param>
/// <param name="Phone">Null: not known.</param>
[GenerateSerializer, Immutable, Alias("coordination.opened-step")]
public sealed record OpenedStep(
    [property: Id(0)] PlanStepView Step, [property: Id(1)] string Person, [property: Id(2)] string? Coordinator,
    [property: Id(3)] string? Phone, [property: Id(4)] DateTimeOffset Until);
