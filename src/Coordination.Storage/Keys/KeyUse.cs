using Coordination.Storage.Database;

namespace Coordination.Storage.Keys;

/// <summary>The content key that an append uses.</summary>
/// <param name="Before">The id of the key that the citizen's head must name; null: none.</param>
/// <param name="Key">The key that encrypts; null: content is stored as it is.</param>
/// <param name="Made">The wrapped key, stored with the append; null: the key stands.</param>
internal sealed record KeyUse(string? Before, ContentKey? Key, KeyUse.MadeKey? Made)
{
    /// <summary>Nothing is encrypted.</summary>
    internal static KeyUse None { get; } = new(null, null, null);

    /// <summary>The id of the key that the head names afterwards.</summary>
    internal string? After => Key?.Id ?? Before;

    /// <summary>The key to store; null: it stands.</summary>
    internal KeyWrite? ToWrite(string citizen) => Made is { } made ? new KeyWrite(citizen, Key!.Id, made.Wrapped, made.By) : null;

    /// <summary>A wrapped key, and the id of the service key that wrapped it.</summary>
    internal sealed record MadeKey(string Wrapped, string By);
}

/// <summary>A content key that is stored with an append.</summary>
internal readonly record struct KeyWrite(string Citizen, string Id, string Wrapped, string WrappedBy)
{
    internal static RowWrite<KeyWrite> Add { get; } = new(
        "Keys/add_content_keys",
        Column<KeyWrite>.Text(write => write.Citizen),
        Column<KeyWrite>.Text(write => write.Id),
        Column<KeyWrite>.Text(write => write.Wrapped),
        Column<KeyWrite>.Text(write => write.WrappedBy));
}
