using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Stored;

/// <summary>The form in which one place hands itself to another, within one release: it is never stored.</summary>
public static class PlaceParcelJson
{
    /// <summary>Writes a parcel.</summary>
    public static byte[] Write(PlaceParcel parcel) => JsonSerializer.SerializeToUtf8Bytes(parcel, StoredJson.Default.PlaceParcel);

    /// <summary>Reads a parcel.</summary>
    /// <exception cref="JsonException">The JSON is no parcel.</exception>
    public static PlaceParcel Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, StoredJson.Default.PlaceParcel) ?? throw new JsonException("A parcel may not be null.");
}

/// <summary>The form in which one place tells another of events.</summary>
public static class TakenEventsJson
{
    /// <summary>Writes the events that move to another place.</summary>
    public static byte[] Write(IReadOnlyList<TakenEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes([.. events], StoredJson.Default.TakenEventArray);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The JSON holds no events.</exception>
    public static IReadOnlyList<TakenEvent> Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, StoredJson.Default.TakenEventArray) ?? throw new JsonException("Events may not be null.");
}
