using System.Text.Json;
using Coordination.Silo.Clock;
using Coordination.Silo.Organisations;
using Coordination.Storage.Journal;
using Coordination.Storage.Organisations;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Silo.Tests;

public sealed class OrganisationSourceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = SiloFixture.Start;

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-source-").FullName;
    private ServiceProvider _silo = null!;

    [Fact]
    public async Task A_silo_killed_before_all_were_woken_for_a_new_organisation_wakes_them_when_it_starts_again()
    {
        Assert.Empty(await Get<OrganisationSource>().PutAsync(Municipality.Organisation(), "test", CancellationToken.None));
        await InvolveAsync("citizen", Municipality.Caseworker("BIF", 1));
        await _silo.DisposeAsync();

        // What a silo leaves behind that is killed when the document is stored and nobody has been asked to be woken.
        Open();
        var absent = JsonSerializer.SerializeToUtf8Bytes(new { document = Municipality.Organisation("bif-1-1", Now), left = Array.Empty<object>() }, JsonSerializerOptions.Web);
        Assert.Equal(2, await Get<OrganizationDocuments>().PutAsync(1, Now, absent, "test", Now));
        Assert.Null(await Get<WakeTimes>().NextWakeAsync());

        var started = Get<OrganisationSource>();
        await started.LoadAsync(CancellationToken.None);
        await started.StartAsync(CancellationToken.None);
        await Eventually.IsAsync("the citizen is woken", async () => await Get<WakeTimes>().NextWakeAsync() == Now);
        await started.StopAsync(CancellationToken.None);
    }

    public async ValueTask InitializeAsync()
    {
        Open();
        await Get<StorageSchema>().MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private T Get<T>() where T : notnull => _silo.GetRequiredService<T>();

    private void Open()
    {
        var settings = new SiloSettings { ClockIsManual = true, ClockStart = Now };
        settings.Storage.DataFolder = _folder;
        _silo = new ServiceCollection().AddLogging().AddCoordinationCore(settings).BuildServiceProvider();
    }

    private async Task InvolveAsync(string citizen, string person) => Assert.Equal(AppendOutcome.Committed, await Get<IJournal>().AppendAsync(new Append
    {
        Citizen = citizen,
        ExpectedVersion = 0,
        Facts = [],
        Head = new CitizenRow(citizen, WakeAt: null, null, null, null, null, "", 0, 0, false),
        OrganisationVersion = 1,
        Changes = new ReadTableChanges { Involvements = [new InvolvementRow(citizen, person, "responsible")] },
    }));
}
