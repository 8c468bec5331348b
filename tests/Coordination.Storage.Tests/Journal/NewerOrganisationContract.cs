using Coordination.Storage.Journal;
using Coordination.Storage.Organisations;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.Journal;

/// <summary>
/// A new organisation has citizens woken while appends decided on the one before are still in flight: whichever commits
/// last, the wake stands.
/// </summary>
public abstract class NewerOrganisationContract(StorageFixture storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_append_decided_on_an_older_organisation_does_not_undo_the_wake_that_the_newest_asked_for()
    {
        var (known, unseen) = (Given.NewCitizen(), Given.NewCitizen());
        await AppendAsync(known, 0, organisation: 0);
        Assert.Empty(await DueAsync());
        Assert.Equal(1, await storage.Get<OrganizationDocuments>().PutAsync(0, Given.Noon, "{}"u8.ToArray(), "anna", Given.Noon, Cancel));
        Assert.Equal(1, await storage.Get<WakeTimes>().WakeCitizensAsync([known], Given.Noon, Cancel));

        await AppendAsync(known, 1, organisation: 0);
        await AppendAsync(unseen, 0, organisation: 0);
        Assert.Equal(Sorted([known, unseen]), Sorted(await DueAsync()));

        await AppendAsync(known, 2, organisation: 0, facts: 0);
        await AppendAsync(unseen, 1, organisation: 1);
        Assert.Equal([known], await DueAsync());

        await AppendAsync(known, 2, organisation: 1, facts: 0);
        Assert.Empty(await DueAsync());
    }

    private async Task AppendAsync(string citizen, long expected, long organisation, int facts = 1)
    {
        var append = Given.Append(citizen, expected) with { OrganisationVersion = organisation, Facts = [.. Enumerable.Range(0, facts).Select(_ => Given.Fact())] };
        Assert.Equal(AppendOutcome.Committed, await storage.Get<IJournal>().AppendAsync(append, Cancel));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> citizens) => citizens.Order(StringComparer.Ordinal);

    private async Task<IEnumerable<string>> DueAsync() =>
        (await storage.Get<WakeTimes>().DueCitizensAsync(Given.Noon, 10, cancellation: Cancel)).Select(due => due.Citizen);
}

public sealed class SqliteNewerOrganisationTests(SqliteFixture storage) : NewerOrganisationContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class PostgresNewerOrganisationTests(PostgresFixture storage) : NewerOrganisationContract(storage), IClassFixture<PostgresFixture>;
