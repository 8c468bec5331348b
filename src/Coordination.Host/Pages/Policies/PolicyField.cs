namespace Coordination.Host.Pages.Policies;

/// <summary>What a field of the policy form holds.</summary>
public enum PolicyFieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesOrNo,

    /// <summary>Texts with commas between them.</summary>
    Texts,

    /// <summary>Numbers with commas between them.</summary>
    Numbers,

    /// <summary>What has no simple form, as JSON.</summary>
    Json,
}

/// <summary>A value of a policy document in a form.</summary>
/// <param name="Place">Its JSON pointer in the document.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Value">The value as it is written in the field; of a field that was posted what was typed.</param>
public sealed record PolicyField(string Place, PolicyFieldKind Kind, string Value)
{
    private static readonly PolicyFieldKind[] Kinds = Enum.GetValues<PolicyFieldKind>();

    /// <summary>The name in the form: the kind, then the pointer.</summary>
    public string Name => $"{(int)Kind}:{Place}";

    /// <summary>The id in the page.</summary>
    public string Id => $"f{Place.Replace('/', '.')}";

    /// <summary>The names in the document that lead to it.</summary>
    public IReadOnlyList<string> Path { get; } = PathOf(Place);

    /// <summary>The field of a name in the form; null: it is none of the document.</summary>
    internal static PolicyField? Read(string name, string value) =>
        name is [>= '0' and var digit, ':', '/', ..] && digit - '0' < Kinds.Length
            ? new PolicyField(name[2..], (PolicyFieldKind)(digit - '0'), value)
            : null;

    internal static IReadOnlyList<string> PathOf(string pointer) =>
    [
        .. pointer.Split('/').Skip(1)
            .Select(static part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
    ];

    internal static string PointerOf(IEnumerable<string> path) => string.Concat(path.Select(static part =>
        $"/{part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"));
}
