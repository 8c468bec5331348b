namespace Coordination.Domain.Policies;

/// <summary>The part of a rule's policy entry in which a value stands.</summary>
public enum PolicyPart
{
    /// <summary>The rule's one length.</summary>
    Length,

    /// <summary>Thresholds by name.</summary>
    Numbers,

    /// <summary>Further lengths by name.</summary>
    Lengths,

    /// <summary>Lists by name.</summary>
    Lists,
}

/// <summary>A value that a rule reads from its policy entry.</summary>
public sealed record PolicyValue
{
    private PolicyValue(PolicyPart part, string? name, string meaning) => (Part, Name, Meaning) = (part, name, meaning);

    public PolicyPart Part { get; }

    /// <summary>Its name within the part; null for the rule's one length.</summary>
    public string? Name { get; }

    /// <summary>What it is, with its unit.</summary>
    public string Meaning { get; }

    /// <summary>What the items of a list name, so that one that names nothing is refused.</summary>
    public PolicyWordKind Items { get; private init; }

    /// <summary>Where it stands in the entry, as a JSON Pointer below it.</summary>
    public string Path => Name is null ? $"/{PartName}" : $"/{PartName}/{Name}";

    /// <summary>As the statements of rules refer to it: <c>length</c> or <c>numbers.X</c>.</summary>
    public string Reference => Name is null ? PartName : $"{PartName}.{Name}";

    private string PartName => Part switch
    {
        PolicyPart.Length => "length",
        PolicyPart.Numbers => "numbers",
        PolicyPart.Lengths => "lengths",
        PolicyPart.Lists => "lists",
        _ => throw new InvalidOperationException($"No such part: {Part:D}."),
    };

    /// <summary>The rule's one length.</summary>
    public static PolicyValue Length(string meaning) => new(PolicyPart.Length, null, meaning);

    /// <summary>A number that policy sets.</summary>
    public static PolicyValue Number(string name, string meaning) => new(PolicyPart.Numbers, name, meaning);

    /// <summary>A further length, for a rule in several stages.</summary>
    public static PolicyValue LengthOf(string name, string meaning) => new(PolicyPart.Lengths, name, meaning);

    /// <param name="items">What its items name.</param>
    public static PolicyValue List(string name, string meaning, PolicyWordKind items = PolicyWordKind.Nothing) =>
        new(PolicyPart.Lists, name, meaning) { Items = items };
}
