using Orleans.Runtime;

namespace Coordination.Grains;

/// <summary>The verified identity a grain call carries. Grains refuse calls without one.</summary>
/// <param name="Kind">The kind of caller.</param>
/// <param name="Id">The caseworker's id, the source's path, or the role's name.</param>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller([property: Id(0)] CallerKind Kind, [property: Id(1)] string Id)
{
    private const string Key = "coordination.caller";

    /// <summary>The service itself.</summary>
    public static Caller System { get; } = new(CallerKind.System, "system");

    /// <summary>The caller of the current grain call; null when it carries none.</summary>
    public static Caller? Current => RequestContext.Get(Key) as Caller;

    /// <summary>
    /// Makes all following grain calls in this asynchronous flow carry this caller. A client inside the cluster's network is trusted
    /// to set only callers it has verified.
    /// </summary>
    public void SetCurrent() => RequestContext.Set(Key, this);
}
