using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Policies;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Organizations;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>A citizen as one would write it with Orleans' own storage.</summary>
[Alias("benchmark.stock")]
internal interface IStockGrain : IGrainWithStringKey
{
    [Alias("take-in")]
    Task TakeIn(DepartmentEvent[] events);
}

/// <summary>What Orleans stores: the state whole.</summary>
public sealed class StockState
{
    public byte[] Citizen { get; set; } = [];
}

/// <summary>Decides with the same rules and writes its state after every call.</summary>
internal sealed class StockGrain([PersistentState("stock")] IPersistentState<StockState> stored, OrganizationSource organizations)
    : Grain, IStockGrain
{
    private Citizen _citizen = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _citizen = stored.RecordExists ? CitizenJson.Read(stored.State.Citizen) : Citizen.New(new CitizenKey(this.GetPrimaryKeyString()));
        return Task.CompletedTask;
    }

    public Task TakeIn(DepartmentEvent[] events)
    {
        var around = new DecisionContext(DateTimeOffset.UtcNow, PolicyBook.Delivered, organizations.Current);
        foreach (var reported in events) _citizen = _citizen.Decide(reported, around).Citizen;
        stored.State.Citizen = CitizenJson.Write(_citizen);
        return stored.WriteStateAsync();
    }
}
