namespace Coordination.Domain.Citizens;

/// <summary>A rule, a step of reconciliation or an entry of the journal that was left out for a citizen because it failed.</summary>
/// <param name="Rule">The name of the rule; of a step <c>step:NAME</c>, of an entry <c>journal:KIND</c>.</param>
/// <param name="PolicyVersion">The version of policy it was asked under.</param>
/// <param name="Error">The type of the exception and where it was thrown, without its message, which may show reported text.</param>
public sealed record RuleFault(string Rule, string PolicyVersion, string Error)
{
    /// <summary>The name of a step of reconciliation.</summary>
    internal static string Step(string name) => $"step:{name}";

    /// <summary>The name of an entry of the journal, by the kind of its fact.</summary>
    internal static string InJournal(string kind) => $"journal:{kind}";

    /// <summary>From the exception a rule threw.</summary>
    internal static RuleFault Of(string rule, string policyVersion, Exception thrown) =>
        new(rule, policyVersion, thrown.TargetSite is { } site
            ? $"{thrown.GetType().Name} in {site.DeclaringType?.Name}.{site.Name}"
            : thrown.GetType().Name);
}
