namespace Coordination.Grains;

/// <summary>What a caller sees of a citizen.</summary>
[GenerateSerializer, Alias("sight")]
public enum Sight
{
    /// <summary>No event about the citizen was ever reported. Only callers who see every citizen are told.</summary>
    UnknownCitizen = 0,

    /// <summary>
    /// The caller is not involved, has left the organization, or is of a kind that sees no citizen. There may be no such citizen.
    /// </summary>
    Nothing = 1,

    /// <summary>Everything in full.</summary>
    Whole = 2,

    /// <summary>The content of some departments in full, of the others masked.</summary>
    Part = 3,
}
