namespace Coordination.Domain.Citizens;

/// <summary>A rule, or a step of reconciliation, that was left out for a citizen because it failed.</summary>
/// <param name="Rule">The name of the rule or step.</param>
/// <param name="PolicyVersion">The version of policy it was asked under.</param>
/// <param name="Error">The type of the exception and where it was thrown, without its message, which may show reported text.</param>
public sealed record RuleFault(string Rule, string PolicyVersion, string Error)
{
    /// <summary>From the exception a rule threw.</summary>
    internal static RuleFault Of(string rule, string policyVersion, Exception thrown) =>
        new(rule, policyVersion, thrown.TargetSite is { } site
            ? $"{thrown.GetType().Name} in {site.DeclaringType?.Name}.{site.Name}"
            : thrown.GetType().Name);
}
