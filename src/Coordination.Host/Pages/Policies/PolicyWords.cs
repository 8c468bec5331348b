using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Policies;

/// <summary>The places of a policy document in words.</summary>
internal static class PolicyWords
{
    private const string Rules = "rules";

    /// <summary>The section of the form that a place belongs to.</summary>
    internal static string SectionOf(PolicyField field) =>
        field.Path.Count == 1 && field.Kind != PolicyFieldKind.Json ? "general" : field.Path[0];

    /// <summary>The rule that a place belongs to; null: none.</summary>
    internal static string? RuleOf(IReadOnlyList<string> path) => path is [Rules, var rule, _, ..] ? rule : null;

    /// <summary>A place within its section and rule: "Minutter mellem to steder".</summary>
    internal static string Label(IReadOnlyList<string> path, Localizer localizer)
    {
        if (RuleOf(path) is not null)
            return string.Join(": ", path.Skip(2).Select(name => localizer.Find($"policy.rule.{name}") ?? name));
        return localizer.Find($"policy.field.{string.Join('.', path)}") ?? string.Join(" · ", path.Skip(path.Count > 1 ? 1 : 0));
    }

    /// <summary>A place with its section and rule: "Aftaler: Minutter mellem to steder".</summary>
    internal static string Whole(IReadOnlyList<string> path, Localizer localizer)
    {
        var label = Label(path, localizer);
        if (path.Count == 1) return label;
        return RuleOf(path) is { } rule
            ? $"{localizer.Rule(rule)}: {label}"
            : $"{localizer.Find($"policy.section.{path[0]}") ?? path[0]}: {label}";
    }
}
