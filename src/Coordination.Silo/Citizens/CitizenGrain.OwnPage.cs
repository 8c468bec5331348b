using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

internal sealed partial class CitizenGrain
{
    public Task<bool> IsOpen() => AtPlaceAsync(
        async () => OwnPicture.IsOpen(await OwnAsync()), leader => GrainFactory.Reference<IOwnPage>(leader.Value).IsOpen());

    public Task<OwnPageView?> OwnPage() => AtPlaceAsync(
        async () => OwnPicture.Of(await OwnAsync(), dependencies.ContextAt(dependencies.Clock.Now)),
        leader => GrainFactory.Reference<IOwnPage>(leader.Value).OwnPage());

    public Task<RefusalView?> Say(string id, string text, string? appointment) => AtPlaceAsync(
        async () =>
        {
            await OwnAsync();
            var said = new SayAsCitizen(
                new CitizenKey(Caller.Current!.Id), text, appointment is null ? null : new ItemId(appointment));
            return (await _commands.SayAsync(said, id)).Refusal;
        },
        leader => GrainFactory.Reference<IOwnPage>(leader.Value).Say(id, text, appointment));

    public Task<RefusalView?> GiveFeedback(string id, string department, FeedbackInstrument instrument, decimal score) => AtPlaceAsync(
        async () =>
        {
            await OwnAsync();
            var given = new GiveFeedback(
                new CitizenKey(Caller.Current!.Id), new DepartmentCode(department), instrument, score);
            return (await _commands.GiveFeedbackAsync(given, id)).Refusal;
        },
        leader => GrainFactory.Reference<IOwnPage>(leader.Value).GiveFeedback(id, department, instrument, score));

    public Task<IReadOnlyList<string>?> AskingDepartments() => AtPlaceAsync(
        async () =>
        {
            if (await SeenAsync() is not { } seen) return null;
            var own = CurrentCaller.Caseworker() is null ? [] : CurrentCaller.Departments(dependencies.Organizations.Current);
            return (IReadOnlyList<string>?)[.. own.Where(seen.Shown.Shows).Select(static one => one.Value)];
        },
        leader => GrainFactory.Reference<IFeedbackAsking>(leader.Value).AskingDepartments());

    /// <summary>The durable state, for the citizen alone.</summary>
    private async Task<Citizen> OwnAsync()
    {
        var citizen = await _state.DurableAsync();
        return Caller.Current is { Kind: CallerKind.Citizen, Id: var own } && citizen.Keys.Contains(new CitizenKey(own))
            ? citizen
            : throw new UnauthorizedAccessException("Only the citizen reads their own page.");
    }
}
