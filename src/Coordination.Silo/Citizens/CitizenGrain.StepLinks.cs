using Coordination.Domain.Citizens;
using Coordination.Domain.Plans;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

internal sealed partial class CitizenGrain
{
    public Task<Answer<MadeStepLink>> MakeStepLink(
        int? step, int? version, string? person, DateOnly? until, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new MakeStepLink(step, version, string.IsNullOrWhiteSpace(person) ? null : new ItemId(person), until), idempotency,
            (citizen, id, _) =>
            {
                var link = citizen.StepLinks[new StepLinkId(id!)];
                return new MadeStepLink(
                    ViewOf(citizen).StepLink(link.Id), new PlanStepView { What = link.What, Who = link.Who });
            }),
        leader => GrainFactory.Reference<IStepLinks>(leader.Value).MakeStepLink(step, version, person, until, idempotency));

    public Task<Answer<PlanContentView>> WithdrawStepLink(string link, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(new WithdrawStepLink(new StepLinkId(link)), idempotency, PlanOf),
        leader => GrainFactory.Reference<IStepLinks>(leader.Value).WithdrawStepLink(link, idempotency));

    public Task<OpenedStep?> OpenStep(string link) => AtPlaceAsync(
        async () =>
        {
            var citizen = await OwnAsync();
            if (StepLinks.Open(citizen, new StepLinkId(link), dependencies.Clock.Now) is not { } opened) return null;
            var coordinator = citizen.ResponsibleCoordinator is { } id ? dependencies.Organizations.Current.Find(id) : null;
            return new OpenedStep(
                new PlanStepView { What = opened.Step.What, Who = opened.Step.Who, DueOn = opened.Step.DueOn }, opened.Link.Person.Value,
                coordinator?.Name, coordinator?.Phone, opened.Link.Until);
        },
        leader => GrainFactory.Reference<IStepLinks>(leader.Value).OpenStep(link));
}
