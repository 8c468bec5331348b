using Coordination.Storage.Journal;
using Coordination.Storage.Organizations;

namespace Coordination.Storage.Tests.Journal;

/// <summary>
/// A new organization has citizens woken while appends decided on the one before are still in flight: whichever commits
/// last, the wake stands.
/// </summary>
public abstract class NewerOrganizationContract(StorageFixture storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_append_on_an_older_organization_keeps_the_wake_of_the_newest()
    {
        var (known, unseen) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        await AppendAsync(known, 0, organization: 0);
        Assert.Empty(await DueAsync());
        Assert.Equal(
            1, await storage.Get<OrganizationTable>()
            .PutAsync(0, StorageSamples.Noon, "{}"u8.ToArray(), "anna", StorageSamples.Noon, Cancel));
        Assert.Equal(1, await storage.Get<WakeTimes>().WakeCitizensAsync([known], StorageSamples.Noon, Cancel));

        await AppendAsync(known, 1, organization: 0);
        await AppendAsync(unseen, 0, organization: 0);
        Assert.Equal(Sorted([known, unseen]), Sorted(await DueAsync()));

        await AppendAsync(known, 2, organization: 0, facts: 0);
        await AppendAsync(unseen, 1, organization: 1);
        Assert.Equal([known], await DueAsync());

        await AppendAsync(known, 2, organization: 1, facts: 0);
        Assert.Empty(await DueAsync());
    }

    private async Task AppendAsync(string citizen, long expected, long organization, int facts = 1)
    {
        var append = StorageSamples.Append(
            citizen, expected) with { OrganizationVersion = organization,
            Facts = [.. Enumerable.Range(0, facts).Select(_ => StorageSamples.Fact())] };
        Assert.Equal(AppendOutcome.Committed, await storage.Get<IJournal>().AppendAsync(append, Cancel));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> citizens) => citizens.Order(StringComparer.Ordinal);

    private async Task<IEnumerable<string>> DueAsync() =>
        (await storage.Get<WakeTimes>().DueCitizensAsync(StorageSamples.Noon, 10, cancellation: Cancel)).Select(due => due.Citizen);
}

public sealed class SqliteNewerOrganizationTests(SqliteFixture storage) : NewerOrganizationContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class PostgresNewerOrganizationTests(PostgresFixture storage)
    : NewerOrganizationContract(storage), IClassFixture<PostgresFixture>;
