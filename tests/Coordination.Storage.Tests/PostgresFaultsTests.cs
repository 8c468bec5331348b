using Coordination.Storage.Database;
using Coordination.Storage.Database.Postgres;
using Coordination.Storage.Journal;
using Coordination.Testing;

namespace Coordination.Storage.Tests;

[Collection(PostgresFixture.OneAtATime)]
public sealed class PostgresFaultsTests(PostgresFixture storage) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_text_that_the_database_refuses_failed_the_next_request_on_the_connection()
    {
        var answers = storage.Get<IdempotentAnswerTable>();
        for (var round = 0; round < 5; round++)
            await Assert.ThrowsAsync<UnstorableTextException>(() => answers.FindAsync("anna", "a\0b"));
        Assert.Null(await answers.FindAsync("anna", "key"));
    }

    [Fact]
    public void A_driver_that_has_lost_step_with_the_server_is_an_unavailable_database()
    {
#pragma warning disable CA2201 // The driver throws no more specific type.
        Assert.False(PostgresFaults.IsUnavailable(new Exception("A bug of the service.") { Source = "Coordination.Storage" }));
        Assert.True(PostgresFaults.IsUnavailable(new Exception("Received unexpected backend message DataRow.") { Source = "Npgsql" }));
#pragma warning restore CA2201
    }
}
