using Coordination.Storage.Passes;

namespace Coordination.Storage.Tests.Passes;

/// <summary>Passes end in every way in which they can end, and there is one for each subject.</summary>
public abstract class PassesContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    private PassTable Table => storage.Get<PassTable>();

    [Fact]
    public async Task A_pass_is_found_until_it_is_removed_or_expires()
    {
        var pass = Pass();
        await Table.AddAsync(pass, Noon, Cancel);
        Assert.Equal("ticket", await Table.FindAsync(pass.Id, Noon, Cancel));
        Assert.Null(await Table.FindAsync(pass.Id, pass.ExpiresAt, Cancel));
        for (var twice = 0; twice < 2; twice++) await Table.RemoveAsync(pass.Id, Cancel);
        Assert.Null(await Table.FindAsync(pass.Id, Noon, Cancel));
    }

    [Fact]
    public async Task A_new_pass_ends_the_one_before_of_its_subject()
    {
        var (first, other) = (Pass(), Pass());
        var second = Pass() with { Subject = first.Subject, Ticket = "other" };
        foreach (var pass in (PassRow[])[first, other, second]) await Table.AddAsync(pass, Noon, Cancel);
        Assert.Null(await Table.FindAsync(first.Id, Noon, Cancel));
        Assert.Equal("other", await Table.FindAsync(second.Id, Noon, Cancel));
        Assert.Equal("ticket", await Table.FindAsync(other.Id, Noon, Cancel));
    }

    [Fact]
    public async Task Passes_that_expired_are_removed_when_one_is_added()
    {
        var (old, later) = (Pass(), Pass() with { ExpiresAt = Noon.AddHours(3) });
        await Table.AddAsync(old, Noon, Cancel);
        await Table.AddAsync(later, old.ExpiresAt, Cancel);
        Assert.Null(await Table.FindAsync(old.Id, Noon, Cancel));
        Assert.NotNull(await Table.FindAsync(later.Id, Noon, Cancel));
    }

    private static PassRow Pass() => new(Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"), Noon.AddMinutes(30), "ticket");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class PassesOnSqlite(SqliteFixture storage) : PassesContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class PassesOnPostgres(PostgresFixture storage) : PassesContract(storage), IClassFixture<PostgresFixture>;
