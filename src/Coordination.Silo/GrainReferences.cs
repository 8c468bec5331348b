using Orleans.Runtime;

namespace Coordination.Silo;

/// <summary>
/// Grain references without reflection. <see cref="IGrainFactory"/> reads an interface's attributes for each reference; here
/// they are read once per interface.
/// </summary>
/// <remarks>Thread safe. An interface and its grain have the same types in every silo.</remarks>
internal static class GrainReferences
{
    public static TGrain Reference<TGrain>(this IGrainFactory grains, string key) where TGrain : class, IGrainWithStringKey
    {
        var types = GrainTypes<TGrain>.Cached ??= GrainTypes<TGrain>.Read(grains.GetGrain<TGrain>(key));
        return (TGrain)grains.GetGrain(GrainId.Create(types.Grain, key), types.Interface);
    }

    private sealed record GrainTypes<TGrain>(GrainType Grain, GrainInterfaceType Interface) where TGrain : class, IGrainWithStringKey
    {
        public static GrainTypes<TGrain>? Cached { get; set; }

        public static GrainTypes<TGrain> Read(TGrain reference) =>
            new(reference.GetGrainId().Type, ((GrainReference)(object)reference).InterfaceType);
    }
}
