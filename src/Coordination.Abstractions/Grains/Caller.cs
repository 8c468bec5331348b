using Orleans.Runtime;

namespace Coordination.Grains;

/// <summary>What sort of caller this is.</summary>
public enum CallerKind
{
    /// <summary>The service itself: the pump, the clock, another grain.</summary>
    System = 0,

    /// <summary>A caseworker, leaders included.</summary>
    Caseworker = 1,

    /// <summary>A department's system; sends events of its own source only.</summary>
    Source = 2,

    /// <summary>An integration service.</summary>
    Integration = 3,

    /// <summary>Operations.</summary>
    Operations = 4,

    /// <summary>Reads everything, logged.</summary>
    Auditor = 5,
}

/// <summary>Who calls. Grains refuse calls that carry no caller.</summary>
/// <param name="Kind">Sort.</param>
/// <param name="Id">The caseworker's id, the source's path, or the role's name.</param>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller([property: Id(0)] CallerKind Kind, [property: Id(1)] string Id)
{
    private const string Key = "coordination.caller";

    /// <summary>The service itself.</summary>
    public static Caller System { get; } = new(CallerKind.System, "system");

    /// <summary>The caller of the call under way, if it carries one.</summary>
    public static Caller? Current => RequestContext.Get(Key) as Caller;

    /// <summary>Makes the calls that follow in this flow carry the caller. A trusted client sets whom it has verified.</summary>
    public void Flow() => RequestContext.Set(Key, this);
}
