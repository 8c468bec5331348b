using Coordination.Ids;
using Coordination.Silo.Citizens;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>
/// A silo: its activations and its way to the database. Another silo may have an activation of the same citizen at the same time, as
/// after a split. A silo that was killed goes on in memory, but nothing of it reaches the database any more.
/// </summary>
internal sealed class SimulatedSilo(
    SimulatedJournal journal, CitizenStateDependencies dependencies, SeededScheduler scheduler, IOtherPlaces others)
{
    private readonly Dictionary<string, Task<Activation>> _activations = new(StringComparer.Ordinal);

    private readonly TaskCompletionSource _died = new();

    public SimulatedJournal Journal => journal;

    /// <summary>Ends when the silo is gone: whoever waits for an answer of it waits no more.</summary>
    public Task Died => _died.Task;

    public void Die() => _died.SetResult();

    /// <summary>The positions of the events that it delivers now.</summary>
    public HashSet<long> Delivering { get; } = [];

    /// <summary>The citizens it wakes now.</summary>
    public HashSet<string> Waking { get; } = new(StringComparer.Ordinal);

    /// <summary>The activations that have read their state, by citizen.</summary>
    public IEnumerable<(string Citizen, CitizenStateInFlight State)> Active => _activations
        .Where(static one => one.Value.IsCompletedSuccessfully).Select(static one => (one.Key, one.Value.Result.State));

    /// <summary>A call to a citizen. It wakes the citizen if it is not active here.</summary>
    public Task<T> CallAsync<T>(string citizen, Func<Activation, Task<T>> call) => scheduler.Start(async () =>
    {
        if (!_activations.TryGetValue(citizen, out var activation) || activation.IsFaulted)
            _activations[citizen] = activation = ActivateAsync(citizen);
        return await call(await activation);
    });

    /// <summary>Has an activation leave. The next call reads the citizen again.</summary>
    public void Deactivate(string citizen) => _activations.Remove(citizen);

    private async Task<Activation> ActivateAsync(string citizen)
    {
        var recent = new RecentResults(dependencies.Options.RecentResultsMax);
        var snapshots = new CitizenSnapshots(
            new NoSnapshot(), citizen, dependencies.Codec, dependencies.Options, dependencies.Log);
        var state = new CitizenStateInFlight(new CitizenKey(citizen), dependencies, snapshots, recent, () => Deactivate(citizen));
        await state.LoadAsync(CancellationToken.None);
        var places = new CitizenPlaces(new CitizenKey(citizen), state, dependencies, others);
        var intake = new CitizenIntake(state, dependencies, recent);
        return new Activation(
            state, places, new PlaceDelivery(new CitizenKey(citizen), state, intake, places, others, dependencies.Log));
    }
}

/// <summary>The parts of a citizen's grain.</summary>
internal sealed record Activation(CitizenStateInFlight State, CitizenPlaces Places, PlaceDelivery Delivery);
