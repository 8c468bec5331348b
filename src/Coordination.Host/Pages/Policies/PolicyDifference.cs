using System.Text.Json.Nodes;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Policies;

/// <summary>A value that differs from the version in force, in words.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Before">The value in force; null: there is none.</param>
/// <param name="After">The value in the document; null: there is none.</param>
public sealed record PolicyDifference(string Label, string? Before, string? After)
{
    /// <summary>At most so many are shown.</summary>
    internal const int ShownMax = 200;

    // Every version has another name, and most another day.
    private static readonly string[] Own = ["/version", "/validFrom"];

    /// <summary>What differs between two documents, in the order of the later one; what is only in the earlier one comes last.</summary>
    internal static IReadOnlyList<PolicyDifference> Between(JsonNode before, JsonNode after, Localizer localizer)
    {
        var (old, now) = (Leaves(before), Leaves(after));
        return
        [
            .. now.Keys.Concat(old.Keys.Where(pointer => !now.ContainsKey(pointer))).Except(Own)
                .Select(pointer => (Pointer: pointer, Before: old.GetValueOrDefault(pointer), After: now.GetValueOrDefault(pointer)))
                .Where(static one => one.Before != one.After)
                .Select(one => new PolicyDifference(PolicyWords.Whole(PolicyField.PathOf(one.Pointer), localizer), one.Before, one.After)),
        ];
    }

    private static Dictionary<string, string> Leaves(JsonNode document)
    {
        Dictionary<string, string> leaves = new(StringComparer.Ordinal);
        Add(document, "");
        return leaves;

        void Add(JsonNode? node, string pointer)
        {
            switch (node)
            {
                case JsonObject group:
                    foreach (var (name, child) in group) Add(child, pointer + PolicyField.PointerOf([name]));
                    break;
                case JsonArray list:
                    leaves[pointer] = list.Count == 0 ? "–" : string.Join(" | ", list.Select(static item => $"{item}"));
                    break;
                default:
                    leaves[pointer] = node?.ToString() ?? "–";
                    break;
            }
        }
    }
}
