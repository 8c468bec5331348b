using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>
/// The data of a department event. There is one type of data per event type, and <see cref="EventTypes"/> lists them all.
/// </summary>
/// <remarks>
/// Immutable. Values are compared by content. A null property was not reported, unless <see cref="Cleared"/> names it.
/// </remarks>
[GenerateSerializer, Immutable, Alias("coordination.event-data")]
public abstract record EventData
{
    private protected EventData()
    {
    }

    /// <summary>
    /// The optional properties that the event takes back, by their names in JSON, in ordinal order; null: none. In JSON each of them is an
    /// explicit null (JSON Merge Patch, RFC 7396).
    /// </summary>
    [Id(0), JsonIgnore] public TextList? Cleared { get; init; }

    /// <summary>Whether the event takes a property's value back.</summary>
    /// <param name="property">The property's name. Case does not matter.</param>
    public bool Clears(string property)
    {
        if (Cleared is not { } cleared) return false;
        for (var index = 0; index < cleared.Count; index++)
            if (string.Equals(cleared[index], property, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
