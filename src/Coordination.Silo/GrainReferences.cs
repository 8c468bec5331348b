using Orleans.Runtime;

namespace Coordination.Silo;

/// <summary>
/// References to grains of one kind after another. <see cref="IGrainFactory"/> looks an interface's attributes up by
/// reflection for each reference; here that is done for the first one only.
/// </summary>
/// <remarks>Thread safe. What an interface and its grain are called is the same in every silo.</remarks>
internal static class GrainReferences
{
    /// <summary>A reference to the grain of a key.</summary>
    public static TGrain Reference<TGrain>(this IGrainFactory grains, string key) where TGrain : class, IGrainWithStringKey
    {
        var names = Names<TGrain>.Known ??= Names<TGrain>.Of(grains.GetGrain<TGrain>(key));
        return (TGrain)grains.GetGrain(GrainId.Create(names.Grain, key), names.Interface);
    }

    private sealed record Names<TGrain>(GrainType Grain, GrainInterfaceType Interface) where TGrain : class, IGrainWithStringKey
    {
        public static Names<TGrain>? Known { get; set; }

        public static Names<TGrain> Of(TGrain reference) => new(reference.GetGrainId().Type, ((GrainReference)(object)reference).InterfaceType);
    }
}
