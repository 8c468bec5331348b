using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Access;

/// <summary>What a data-protection officer looks for in the log of looks, within a time.</summary>
/// <remarks>Thread safe. On PostgreSQL only the months of that time are read.</remarks>
public sealed class LookTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal LookTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>Broken glass, newest first.</summary>
    public Task<IReadOnlyList<AccessEntry>> ReadBrokenGlassAsync(LookPeriod within, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Of("read_broken_glass", within),
            static row => new AccessEntry(
                row.Instant(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5)),
            cancellation);

    /// <summary>Hours in which somebody looked at more citizens than a number, the most first.</summary>
    public Task<IReadOnlyList<BusyHour>> ReadBusyHoursAsync(LookPeriod within, int most, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Of("read_busy_hours", within).Number("most", most),
            static row => new BusyHour(row.Text(0), row.TextOrNull(1), row.Instant(2), row.Number(3)), cancellation);

    /// <summary>How often each was refused a look, the most first.</summary>
    public Task<IReadOnlyList<RefusedCount>> ReadRefusedAsync(LookPeriod within, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Of("read_refused_looks", within), static row => new RefusedCount(row.Text(0), row.TextOrNull(1), row.Number(2)), cancellation);

    /// <summary>Looks at citizens who have one of some names, newest first.</summary>
    public async Task<IReadOnlyList<NamesakeLook>> ReadNamesakesAsync(
        LookPeriod within, IReadOnlyCollection<string> names, CancellationToken cancellation = default)
    {
        var index = await _codec.IndexAsync(cancellation).ConfigureAwait(false);
        var nameOf = names.Distinct(StringComparer.Ordinal).ToDictionary(index.SameName, StringComparer.Ordinal);
        return await _database.ReadAsync(
            Of("read_namesakes", within).Texts("names", nameOf.Keys),
            row => new NamesakeLook(row.Instant(0), row.Text(1), row.TextOrNull(2), row.Text(3), nameOf[row.Text(4)], row.Number(5)),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks of people at citizens with whom no department works, newest first.</summary>
    /// <param name="within">The time of the looks.</param>
    /// <param name="involved">The grounds of those who worked with a citizen when they looked. Their looks are left out.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public Task<IReadOnlyList<LookWithoutCase>> ReadWithoutCaseAsync(
        LookPeriod within, IReadOnlyCollection<string> involved, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Of("read_looks_without_case", within).Texts("involved", involved),
            static row => new LookWithoutCase(
                row.Instant(0), row.Text(1), row.TextOrNull(2), row.Text(3), row.TextOrNull(4), row.Number(5)),
            cancellation);

    private static Statement Of(string name, LookPeriod within) => new Statement($"Access/{name}").Instant("from", within.From)
        .Instant("to", within.To).Number("limit", within.Limit);
}

/// <summary>The time to look at, and how many entries of each list are wanted.</summary>
public sealed record LookPeriod(DateTimeOffset From, DateTimeOffset To, int Limit);

/// <summary>An hour in which somebody looked at many citizens.</summary>
public sealed record BusyHour(string Who, string? Department, DateTimeOffset Hour, long Citizens);

/// <summary>How often somebody was refused a look.</summary>
public sealed record RefusedCount(string Who, string? Department, long Looks);

/// <summary>Looks of one person at a citizen with whom no department works.</summary>
/// <param name="At">The last of them.</param>
/// <param name="Ground">The ground or the reason given with one of them.</param>
public sealed record LookWithoutCase(DateTimeOffset At, string Who, string? Department, string Citizen, string? Ground, long Looks);

/// <summary>Looks of one person at a citizen who has a name that was asked for.</summary>
/// <param name="At">The last of them.</param>
public sealed record NamesakeLook(DateTimeOffset At, string Who, string? Department, string Citizen, string Name, long Looks);
