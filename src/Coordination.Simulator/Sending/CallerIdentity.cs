namespace Coordination.Simulator.Sending;

/// <summary>Who a request is made as; signed in at <c>/dev/sign-in</c>.</summary>
/// <param name="Kind">caseworker, source or role.</param>
internal sealed record CallerIdentity(string Kind, string Name)
{
    /// <summary>Runs the service: moves the clock, reads figures, puts the organization.</summary>
    public static CallerIdentity Operations { get; } = new("role", "operations");

    public static CallerIdentity Auditor { get; } = new("role", "auditor");

    /// <summary>Looks citizens up.</summary>
    public static CallerIdentity Integration { get; } = new("role", "integration");

    /// <summary>A department's system.</summary>
    public static CallerIdentity Source(string source) => new("source", source);

    public static CallerIdentity Caseworker(string id) => new("caseworker", id);

    /// <summary>As in an error.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
