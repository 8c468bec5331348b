using Coordination.Storage.Sessions;

namespace Coordination.Storage.Tests.Sessions;

/// <summary>Sessions are bounded, and end in every way in which they can end.</summary>
public abstract class SessionsContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    private SessionTable Table => storage.Get<SessionTable>();

    [Fact]
    public async Task A_session_is_found_until_it_is_removed_or_expires()
    {
        var session = Session();
        await Table.AddAsync(session, 10, Cancel);
        Assert.Equal(new StoredSession("ticket", "bif-1", "BIF", null), await Table.FindAsync(session.Id, Noon, Cancel));
        Assert.Equal([session.Id], await Table.ReadOpenAsync([session.Id, "none"], Noon, Cancel));
        Assert.Null(await Table.FindAsync(session.Id, session.ExpiresAt, Cancel));
        Assert.Empty(await Table.ReadOpenAsync([session.Id], session.ExpiresAt, Cancel));
        await Table.RemoveAsync(session.Id, Cancel);
        Assert.Null(await Table.FindAsync(session.Id, Noon, Cancel));
    }

    [Fact]
    public async Task A_person_has_so_many_sessions_and_the_oldest_end()
    {
        var subject = Guid.NewGuid().ToString("N");
        SessionRow[] sessions = [.. Enumerable.Range(0, 4).Select(at => Session(subject) with { BeganAt = Noon.AddMinutes(at) })];
        foreach (var session in sessions) await Table.AddAsync(session, 3, Cancel);
        Assert.Equal(
            sessions[1..].Select(one => one.Id).ToHashSet(), await Table.ReadOpenAsync([.. sessions.Select(one => one.Id)], Noon, Cancel));
    }

    [Fact]
    public async Task A_session_with_other_roles_ends_those_with_the_old_ones()
    {
        var subject = Guid.NewGuid().ToString("N");
        var (old, other) = (Session(subject), Session());
        await Table.AddAsync(old, 10, Cancel);
        await Table.AddAsync(other, 10, Cancel);
        var promoted = Session(subject) with { Caller = "bif-1 operations" };
        await Table.AddAsync(promoted, 10, Cancel);
        Assert.Equal(
            new HashSet<string> { promoted.Id, other.Id }, await Table.ReadOpenAsync([old.Id, promoted.Id, other.Id], Noon, Cancel));
    }

    [Fact]
    public async Task A_session_of_somebody_who_left_is_kept_to_say_so_but_is_not_open()
    {
        var (left, stays) = (Session(), Session());
        foreach (var session in (SessionRow[])[left, stays]) await Table.AddAsync(session, 10, Cancel);
        await Table.MarkLeftAsync([left.Id], Noon, Cancel);
        Assert.Equal(Noon, (await Table.FindAsync(left.Id, Noon, Cancel))!.LeftAt);
        Assert.Equal(new HashSet<string> { stays.Id }, await Table.ReadOpenAsync([left.Id, stays.Id], Noon, Cancel));
        var standings = await Table.ReadStandingsAsync(Cancel);
        Assert.Contains(new SessionStanding(stays.Id, "bif-1", "BIF"), standings);
        Assert.DoesNotContain(standings, one => one.Id == left.Id);
        await Table.RemoveAsync([left.Id, stays.Id], Cancel);
        Assert.Null(await Table.FindAsync(left.Id, Noon, Cancel));
    }

    [Fact]
    public async Task Expired_sessions_are_pruned()
    {
        var (expired, open) = (Session() with { ExpiresAt = Noon.AddYears(-1) }, Session());
        foreach (var session in (SessionRow[])[expired, open]) await Table.AddAsync(session, 10, Cancel);
        await Table.PruneAsync(Noon.AddYears(-1), Cancel);
        Assert.Null(await Table.FindAsync(expired.Id, Noon.AddYears(-2), Cancel));
        Assert.NotNull(await Table.FindAsync(open.Id, Noon, Cancel));
    }

    [Fact]
    public async Task The_providers_session_ends_those_that_began_in_it_and_no_other()
    {
        var provider = Guid.NewGuid().ToString("N");
        SessionRow[] sessions =
        [
            Session() with { ProviderSession = provider }, Session() with { ProviderSession = provider },
            Session() with { ProviderSession = "another" }, Session(),
        ];
        foreach (var session in sessions) await Table.AddAsync(session, 10, Cancel);
        Assert.Equal(
            sessions[..2].Select(one => one.Id).ToHashSet(), (await Table.RemoveOfProviderAsync(provider, Cancel)).ToHashSet());
        Assert.Empty(await Table.RemoveOfProviderAsync(provider, Cancel));
        Assert.Equal(
            sessions[2..].Select(one => one.Id).ToHashSet(), await Table.ReadOpenAsync([.. sessions.Select(one => one.Id)], Noon, Cancel));
    }

    [Fact]
    public async Task A_persons_sessions_end_up_to_an_instant_and_later_ones_go_on()
    {
        var subject = Guid.NewGuid().ToString("N");
        SessionRow[] sessions =
        [
            Session(subject), Session(subject) with { BeganAt = Noon.AddMinutes(1) }, Session(subject) with { BeganAt = Noon.AddHours(1) },
        ];
        foreach (var session in sessions) await Table.AddAsync(session, 10, Cancel);
        Assert.Equal(
            sessions[..2].Select(one => one.Id).ToHashSet(),
            (await Table.RemoveOfSubjectAsync(subject, Noon.AddMinutes(1), Cancel)).ToHashSet());
        Assert.Equal([sessions[2].Id], await Table.ReadOpenAsync([.. sessions.Select(one => one.Id)], Noon, Cancel));
    }

    private static SessionRow Session(string? subject = null) => new(
        Guid.NewGuid().ToString("N"), subject ?? Guid.NewGuid().ToString("N"), "bif-1", "bif-1", "BIF", Noon, Noon.AddHours(10), "ticket");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class SessionsOnSqlite(SqliteFixture storage) : SessionsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class SessionsOnPostgres(PostgresFixture storage) : SessionsContract(storage), IClassFixture<PostgresFixture>;
