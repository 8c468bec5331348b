using Hl7.Fhir.Model;

namespace Coordination.Adapters;

/// <summary>
/// The messages about a stay that a notification lists, this one first. Each names the one before it, so that what a correction
/// corrects is found in the message itself.
/// </summary>
internal sealed record NotificationHistory(IReadOnlyList<NotificationHistory.Listed> Entries)
{
    /// <summary>The most messages of one stay that are followed back.</summary>
    private const int EntriesMax = 500;

    /// <summary>This message; null: its activity is not told.</summary>
    internal Listed? Current => Entries.Count > 0 ? Entries[0] : null;

    /// <summary>Whether the message repeats the activity of the one before: the notices of a death do.</summary>
    internal bool RepeatsActivity => Current is { Previous: not null } && (Entries.Count == 1 || Entries[1].Code == Entries[0].Code);

    /// <summary>The newest message that told what is corrected or cancelled now; null: none stands.</summary>
    internal string? Standing(string told)
    {
        if (Entries.Count == 1) return Entries[0].Previous;
        foreach (var earlier in Entries.Skip(1))
            if (NotificationActivity.Find(earlier.Code) is { } activity && activity.Told == told)
                return activity.Change == NotificationChange.Cancelled ? null : earlier.Message;
        return null;
    }

    /// <summary>Follows the messages back from one.</summary>
    internal static NotificationHistory Of(IEnumerable<Provenance> provenances, string message)
    {
        var byMessage = new Dictionary<string, Listed>(StringComparer.Ordinal);
        foreach (var one in provenances)
            if (FhirMessage.Present(one.Target).Select(static target => IdIn(target.Reference)).FirstOrDefault() is { } told)
                byMessage.TryAdd(told, new Listed(
                    told, FhirMessage.Present(one.Activity?.Coding).FirstOrDefault()?.Code,
                    FhirMessage.Present(one.Entity).Select(static entity => IdIn(entity.What?.Reference)).FirstOrDefault(), one.Recorded));

        List<Listed> entries = [];
        for (var next = message; next is not null && entries.Count < EntriesMax && byMessage.Remove(next, out var entry);
             next = entry.Previous) entries.Add(entry);
        return new NotificationHistory(entries);
    }

    /// <summary>The id in a reference such as <c>MessageHeader/…</c> or <c>urn:uuid:…</c>.</summary>
    internal static string? IdIn(string? reference) =>
        reference?[(reference.LastIndexOfAny(['/', ':']) + 1)..] is { Length: > 0 } id ? id.ToLowerInvariant() : null;

    /// <param name="Message">The id of the message's header.</param>
    /// <param name="Code">The code of its activity.</param>
    /// <param name="Previous">The message before it; null: it is the first.</param>
    /// <param name="Recorded">When it was sent.</param>
    internal sealed record Listed(string Message, string? Code, string? Previous, DateTimeOffset? Recorded);
}
