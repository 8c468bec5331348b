namespace Coordination.Events;

/// <summary>A citizen became known by name and birth date.</summary>
[GenerateSerializer, Immutable, Alias("coordination.citizen.registered.v1")]
public sealed record CitizenRegistered : EventData
{
    /// <summary>The full name.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The day of birth.</summary>
    [Id(1)] public required DateOnly BirthDate { get; init; }

    /// <summary>Whether name and address are protected; absent: not reported.</summary>
    [Id(2)] public bool? AddressProtected { get; init; }

    /// <summary>The language the citizen prefers.</summary>
    [Id(3)] public string? Language { get; init; }

    /// <summary>How the citizen is best reached.</summary>
    [Id(4)] public string? Contact { get; init; }

    internal static CitizenRegistered Read(ref Reading data) => new()
    {
        Name = data.Name("name"u8),
        BirthDate = data.Date("birthDate"u8),
        AddressProtected = data.OptionalBool("addressProtected"u8),
        Language = data.OptionalText("language"u8),
        Contact = data.OptionalText("contact"u8),
    };
}

/// <summary>The citizen's data was corrected. An absent property did not change; a null takes an optional one back.</summary>
[GenerateSerializer, Immutable, Alias("coordination.citizen.corrected.v1")]
public sealed record CitizenCorrected : EventData
{
    /// <summary>The full name.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>The day of birth.</summary>
    [Id(1)] public DateOnly? BirthDate { get; init; }

    /// <summary>Whether name and address are protected.</summary>
    [Id(2)] public bool? AddressProtected { get; init; }

    /// <summary>The language the citizen prefers.</summary>
    [Id(3)] public string? Language { get; init; }

    /// <summary>How the citizen is best reached.</summary>
    [Id(4)] public string? Contact { get; init; }

    /// <summary>The day of death. Taken back: the citizen has not died.</summary>
    [Id(5)] public DateOnly? DiedOn { get; init; }

    internal static CitizenCorrected Read(ref Reading data) => new()
    {
        Name = data.NameOrAbsent("name"u8),
        BirthDate = data.DateOrAbsent("birthDate"u8),
        AddressProtected = data.OptionalBool("addressProtected"u8),
        Language = data.OptionalText("language"u8),
        Contact = data.OptionalText("contact"u8),
        DiedOn = data.OptionalDate("diedOn"u8),
    };
}

/// <summary>The citizen moved to another municipality.</summary>
[GenerateSerializer, Immutable, Alias("coordination.citizen.moved.v1")]
public sealed record CitizenMoved : EventData
{
    /// <summary>The four digits of the municipality moved to.</summary>
    [Id(0)] public required string Municipality { get; init; }

    /// <summary>The local day of the move.</summary>
    [Id(1)] public required DateOnly OnDate { get; init; }

    internal static CitizenMoved Read(ref Reading data) => new()
    {
        Municipality = data.Municipality("municipality"u8),
        OnDate = data.Date("onDate"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.citizen.died.v1")]
public sealed record CitizenDied : EventData
{
    /// <summary>The day of death.</summary>
    [Id(0)] public required DateOnly OnDate { get; init; }

    internal static CitizenDied Read(ref Reading data) => new()
    {
        OnDate = data.Date("onDate"u8),
    };
}
