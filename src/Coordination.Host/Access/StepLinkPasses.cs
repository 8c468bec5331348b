using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Views;

namespace Coordination.Host.Access;

/// <summary>
/// The addresses by which people of the network read their step of a plan. The citizen's place decides what a link opens; an address
/// leads to it, and says nothing. Each opening is a look, logged before it is answered, with the id of the link: whom it was made for is
/// told by the journal, to whoever may see that.
/// </summary>
internal sealed class StepLinkPasses(CitizenSight sight, IGrainFactory grains, Passes passes, LookLog looks)
{
    private const string Purpose = "step";

    /// <summary>Makes a link and its address. A repeat tells the same address again.</summary>
    internal async Task<Answer<StepAddress>?> MakeAsync(string key, StepLinkRequest asked, Idempotency? idempotency)
    {
        if (await sight.FindAsync(key) is not { } citizen) return null;
        var answer = await Of(citizen).MakeStepLink(asked.Step, asked.Version, asked.Person, asked.Until, idempotency);
        if (answer.Value is not { } made) return new Answer<StepAddress>(null, answer.Refusal);
        var secret = await passes.AddSecretAsync(
            Purpose, made.Link.Id, made.Link.Id, new LinkedStep(key, made.Link.Id), made.Link.Until);
        return new Answer<StepAddress>(new StepAddress(made.Link, $"{OpenPages.Step}/{secret}"), null);
    }

    /// <summary>Withdraws a link: it opens nothing from then on.</summary>
    internal async Task<Answer<PlanContentView>?> WithdrawAsync(string key, string link, Idempotency? idempotency)
    {
        if (await sight.FindAsync(key) is not { } citizen) return null;
        var answer = await Of(citizen).WithdrawStepLink(link, idempotency);
        if (answer.Refusal is null) await passes.EndSecretAsync(Purpose, link);
        return answer;
    }

    /// <summary>The step that an address opens; null: it opens nothing, whatever the reason.</summary>
    internal async Task<OpenedStep?> OpenAsync(HttpContext http)
    {
        if (await passes.FindAsync<LinkedStep>(Purpose, StepSecret.Of(http), http.RequestAborted) is not { } linked) return null;
        var reader = new Caller(CallerKind.Citizen, linked.Citizen);
        reader.SetCurrent();
        if (await grains.GetGrain<IStepLinks>(linked.Citizen).OpenStep(linked.Link) is not { } step) return null;
        await looks.WriteAsync(
            reader, LookLog.StepLink, linked.Citizen, LookLog.StepLink, $"{LookLog.StepLink}, {linked.Link}", http.RequestAborted);
        return step;
    }

    private IStepLinks Of(ICitizenGrain citizen) => grains.GetGrain<IStepLinks>(citizen.GetPrimaryKeyString());
}

/// <summary>What an address leads to.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Link">The id of the link.</param>
internal sealed record LinkedStep(string Citizen, string Link);

/// <summary>A link that was made. Its address is told to whoever made it: the service keeps a hash of it.</summary>
/// <param name="Address">The path of the page of the step.</param>
internal sealed record StepAddress(StepLinkView Link, string Address);

/// <summary>Whose step a link is to open to whom.</summary>
internal sealed record StepLinkRequest
{
    /// <summary>Required: the number of the step in the plan that was written last, from 1.</summary>
    public int? Step { get; init; }

    /// <summary>The version whose step it is; null: the newest. Refused (409) if it is not the newest.</summary>
    public int? Version { get; init; }

    /// <summary>Required: the id of somebody of the network who may be told of the plan.</summary>
    public string? Person { get; init; }

    /// <summary>The last local day on which it opens; null: by policy.</summary>
    public DateOnly? Until { get; init; }
}
