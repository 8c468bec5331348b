using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Host.Api;

/// <summary>Whose caseload goes to whom.</summary>
internal sealed record CaseloadTransferRequest
{
    /// <summary>Whose; may have left.</summary>
    public string? From { get; init; }

    /// <summary>To whom: ids of caseworkers, or objects that say more.</summary>
    public IReadOnlyList<CaseloadReceiverRequest?>? To { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A receiver: just a caseworker's id, or an object.</summary>
[JsonConverter(typeof(CaseloadReceiverConverter))]
internal sealed record CaseloadReceiverRequest
{
    /// <summary>A caseworker, or …</summary>
    public string? Caseworker { get; init; }

    /// <summary>… everybody present in a unit but the giver and its leader, evenly.</summary>
    public string? Unit { get; init; }

    /// <summary>How many parts of what no list names, 1–1,000; 1 without.</summary>
    public int? Share { get; init; }

    /// <summary>Just these citizens, by their keys, and no share of the others.</summary>
    public IReadOnlyList<string?>? Citizens { get; init; }
}

/// <summary>Reads a receiver from a text or an object.</summary>
internal sealed class CaseloadReceiverConverter : JsonConverter<CaseloadReceiverRequest>
{
    /// <inheritdoc/>
    public override CaseloadReceiverRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new CaseloadReceiverRequest { Caseworker = reader.GetString() };
        try
        {
            var read = JsonSerializer.Deserialize<Fields>(ref reader, options);
            return read is null ? null : new CaseloadReceiverRequest { Caseworker = read.Caseworker, Unit = read.Unit, Share = read.Share, Citizens = read.Citizens };
        }
        catch (JsonException fault)
        {
            // Without a path of its own it is given the receiver's place in the whole body.
            throw new JsonException(null, fault);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CaseloadReceiverRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Fields(value.Caseworker, value.Unit, value.Share, value.Citizens), options);

    private sealed record Fields(string? Caseworker, string? Unit, int? Share, IReadOnlyList<string?>? Citizens);
}
