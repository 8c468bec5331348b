namespace Coordination.Simulator.Sending;

/// <summary>The identity of a request. It signs in at <c>/dev/sign-in</c>.</summary>
/// <param name="Kind"><c>caseworker</c>, <c>source</c> or <c>role</c>.</param>
internal sealed record CallerIdentity(string Kind, string Name)
{
    /// <summary>Moves the clock, reads figures, and puts the organization.</summary>
    public static CallerIdentity Operations { get; } = new("role", "operations");

    public static CallerIdentity Auditor { get; } = new("role", "auditor");

    /// <summary>Looks up citizens.</summary>
    public static CallerIdentity Integration { get; } = new("role", "integration");

    /// <summary>A department's system.</summary>
    public static CallerIdentity Source(string source) => new("source", source);

    public static CallerIdentity Caseworker(string id) => new("caseworker", id);

    /// <summary>The identity as errors show it.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
