using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>
/// Applies an event's optional values to what is known, as a JSON Merge Patch (RFC 7396): a value replaces, an explicit null clears, an
/// absent one leaves.
/// </summary>
internal static class MergePatch
{
    /// <param name="named">The event's value; null: absent or cleared.</param>
    /// <param name="known">The value known before.</param>
    /// <param name="property">The name of the event's property.</param>
    public static T? Merge<T>(this EventData data, T? named, T? known, string property) where T : class =>
        named ?? (data.Clears(property) ? null : known);

    /// <inheritdoc cref="Merge{T}(EventData, T, T, string)"/>
    public static T? Merge<T>(this EventData data, T? named, T? known, string property) where T : struct =>
        named ?? (data.Clears(property) ? null : known);

    /// <summary>The same for a caseworker.</summary>
    public static CaseworkerId? MergePerson(this EventData data, string? named, CaseworkerId? known, string property) =>
        named is null ? data.Merge(null, known, property) : new CaseworkerId(named);
}
