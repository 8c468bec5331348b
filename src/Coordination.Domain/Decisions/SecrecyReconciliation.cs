using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Journals which matters policy marks as secret. It stands before everything that tells somebody something, and after death too: what was
/// secret stays so.
/// </summary>
internal static class SecrecyReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        var marked = SecretMatters.MarkedIn(context.Citizen, context.Policy.Access);
        if (!marked.AsSpan().SequenceEqual(context.Citizen.SecretMatters.AsSpan())) facts.Add(new SecretMattersNoted(marked));
    }
}
