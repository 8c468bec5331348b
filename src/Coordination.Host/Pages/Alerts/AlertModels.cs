using Coordination.Domain.Policies;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Words;
using Coordination.Views;

namespace Coordination.Host.Pages.Alerts;

/// <summary>Makes what the pages show of an alert.</summary>
internal static class AlertModels
{
    /// <summary>One alert; the citizen's name where its receiver may see it.</summary>
    internal static AlertModel Of(AlertView alert, string? citizen, Names names, Reader reader, PolicyBook policies)
    {
        var policy = policies.At(alert.RaisedAt).Policy;
        var basis = policy.BasisOf(alert.Rule);
        var rule = basis == policy.Version ? RuleIn(reader, alert.Rule) : $"{RuleIn(reader, alert.Rule)}. {basis}";
        return new AlertModel(
            alert.Id, alert.Kind, alert.Severity, alert.Department, citizen, new(alert.Title.Da, alert.Title.En), Explanation.Split(alert.Body, alert.Rule, names, reader).Text,
            $"{rule} · {reader["policy-version", policy.Version]}", $"{alert.Action.Href}#action", alert.DueAt, alert.State, alert.RaisedAt);
    }

    /// <summary>The words for a rule: a conflict's kind, a deadline's, or another matter's.</summary>
    internal static string RuleIn(Reader reader, string rule)
    {
        foreach (var family in (ReadOnlySpan<string>)["conflict", "deadline", "matter"])
            if (reader.Code(family, rule) is var word && word != rule) return word;
        return rule;
    }
}
