using Coordination.Ids;

namespace Coordination.Grains;

/// <summary>The scopes of integration services: each for one department, such as <c>read:BIF</c>.</summary>
public static class CallerScopes
{
    /// <summary>Sends events of every source of the department.</summary>
    public const string Events = "events:";

    /// <summary>Reads the citizens the department works with, as the department's own system.</summary>
    public const string Read = "read:";

    /// <summary>Is told the decisions that concern the department.</summary>
    public const string Feed = "feed:";

    private static readonly string[] All = [Events, Feed, Read];

    /// <summary>
    /// Those of some scopes that are known here, sorted, each once. Empty: no scope was given. Null: scopes were given and none is known,
    /// so that a scope that is spelled wrong opens nothing.
    /// </summary>
    public static string? Known(IEnumerable<string> scopes)
    {
        string[] given = [.. scopes.SelectMany(static text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var known = string.Join(
            ' ',
            given.Where(IsKnown)
                .Select(static scope =>
                    scope.Split(':', 2) is [var kind, var department] ? $"{kind}:{IdSpelling.Department(department)}" : scope)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return known.Length == 0 && given.Length > 0 ? null : known;
    }

    /// <summary>Scopes in their one form; null: there is none, or one of them is not known.</summary>
    internal static string? Exactly(string scopes) =>
        Known([scopes]) is { Length: > 0 } known && Array.TrueForAll(
            scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), IsKnown) ? known : null;

    /// <summary>Whether a scope is one of these, for a department.</summary>
    public static bool IsKnown(string scope) => Array.Exists(
        All, kind => scope.StartsWith(kind, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(scope[kind.Length..]));

    /// <summary>The departments for which a scope was given.</summary>
    internal static IReadOnlyList<string> DepartmentsOf(string scopes, string kind) =>
    [
        .. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(scope => scope.StartsWith(kind, StringComparison.Ordinal))
            .Select(scope => scope[kind.Length..]),
    ];
}
