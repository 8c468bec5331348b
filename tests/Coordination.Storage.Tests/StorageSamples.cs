using System.Text;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests;

/// <summary>Literal data for tests.</summary>
internal static class StorageSamples
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    internal static string NewCitizen() => $"c-{Guid.NewGuid():N}";

    internal static FactRow Fact(
        string kind = "conflict-detected", string? eventId = null, string source = "/BIF/fasit", DateTimeOffset? at = null) => new(
        at ?? Noon, kind, "policy", "cause-1", "2026-01-01", eventId is null ? null : source, eventId, "BIF",
        Encoding.UTF8.GetBytes("{\"text\":\"blåbær\"}"));

    internal static CitizenRow Head(string citizen, DateTimeOffset? wakeAt = null) =>
        new(citizen, wakeAt, null, null, "BIF SOF", 2, 3, false);

    /// <summary>A person; the name in small letters is the only form.</summary>
    internal static PersonRow Person(string citizen, string? name = "Åse Sørensen") =>
        new(citizen, name, new DateOnly(1990, 5, 17), name?.ToLowerInvariant() ?? "");

    /// <summary>Orders names by their code points, and people without a name last.</summary>
    internal static string Order(string? name) => name ?? "~";

    internal static Append Append(string citizen, long expected, params FactRow[] facts) => new()
    {
        Citizen = citizen,
        ExpectedVersion = expected,
        Facts = facts.Length > 0 ? facts : [Fact()],
        Head = Head(citizen),
        OrganizationVersion = long.MaxValue,
    };

    internal static InboxRow InboxRow(string citizen, int partition = 0) =>
        new(0, citizen, partition, Encoding.UTF8.GetBytes("{\"id\":\"1\"}"), Noon,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    internal static AlertRow Alert(string citizen, string id, string receiver, string state = "open") => new(
        id, citizen, receiver, "appointment-clash", "k1", "BIF", "warning", "{}", "/citizens/x",
        Noon.AddDays(1), state, Noon, null, null);
}
