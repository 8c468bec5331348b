using System.Text.Json.Serialization;

namespace Coordination.Events;

// One closed family: which keys stand for one person.

/// <summary>
/// Two keys stand for one person, or no longer do. The event is about the pair of them, whichever of the two it came under.
/// </summary>
[GenerateSerializer, Immutable, Alias("coordination.number-event")]
public abstract record NumberEvent : EventData, INamesOtherCitizen
{
    private protected NumberEvent()
    {
    }

    /// <summary>The key it came under. The service fills it in; what a sender writes is not read.</summary>
    [Id(0)] public string? Subject { get; init; }

    /// <summary>The other citizen: <c>citizen:{key}</c>.</summary>
    [JsonIgnore]
    public abstract string Other { get; }

    /// <summary>The name of the property that holds <see cref="Other"/>.</summary>
    [JsonIgnore]
    public abstract string OtherName { get; }

    /// <summary>Both keys, in ordinal order, so that the same two are the same pair.</summary>
    [JsonIgnore]
    public (string First, string Second) Keys
    {
        get
        {
            var (one, other) = (Subject ?? "", ((INamesOtherCitizen)this).OtherKey ?? "");
            return string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
        }
    }

    /// <summary>The id of the pair. Keys contain no plus sign.</summary>
    [JsonIgnore]
    public string Pair => $"{Keys.First}+{Keys.Second}";

    /// <summary>The same event about another citizen, given by key.</summary>
    public abstract NumberEvent WithOther(string key);

    EventData INamesOtherCitizen.WithOther(string key) => WithOther(key);
}

/// <summary>The citizen has another number: the subject and <see cref="To"/> are one person.</summary>
[GenerateSerializer, Immutable, Alias("coordination.citizen.renumbered.v1")]
public sealed record CitizenRenumbered : NumberEvent
{
    /// <summary>The new number.</summary>
    [Id(0)] public required string To { get; init; }

    /// <summary>The local day from which it counts.</summary>
    [Id(1)] public DateOnly? OnDate { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override string Other => To;

    /// <inheritdoc/>
    [JsonIgnore] public override string OtherName => "to";

    /// <inheritdoc/>
    public override NumberEvent WithOther(string key) => this with { To = INamesOtherCitizen.CitizenPrefix + key };

    internal static CitizenRenumbered Read(ref Reading data) => new()
    {
        To = data.CitizenReference("to"u8),
        OnDate = data.OptionalDate("onDate"u8),
    };
}

/// <summary>The subject and <see cref="From"/> are not one person after all.</summary>
[GenerateSerializer, Immutable, Alias("coordination.citizen.separated.v1")]
public sealed record CitizenSeparated : NumberEvent
{
    /// <summary>The number it was wrongly joined with.</summary>
    [Id(0)] public required string From { get; init; }

    /// <summary>Why they were joined by mistake.</summary>
    [Id(1)] public required string Reason { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override string Other => From;

    /// <inheritdoc/>
    [JsonIgnore] public override string OtherName => "from";

    /// <inheritdoc/>
    public override NumberEvent WithOther(string key) => this with { From = INamesOtherCitizen.CitizenPrefix + key };

    internal static CitizenSeparated Read(ref Reading data) => new()
    {
        From = data.CitizenReference("from"u8),
        Reason = data.Text("reason"u8),
    };
}
