using System.Globalization;
using Coordination.Connections;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.Client.Tests.Connections;

public sealed class OrleansClientTests(ServiceHost service)
{
    [Fact]
    public async Task Grains_and_streams_take_events_of_the_credentials_source()
    {
        var key = await Reported.CitizenAsync(service);
        await using var connection = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
        var grain = connection.Cluster.GetGrain<ICitizenGrain>(key);
        var corrected = Reported.Of(new CitizenCorrected { Name = "Anna Ændret" });
        Assert.Equal("settled", Assert.Single(await grain.TakeIn([corrected])).Status);
        await connection.Cluster.EventsOf(key).OnNextAsync(Reported.Appointment());
        await Eventually.IsAsync(
            "the appointment", async () => (await grain.Picture())!.Appointments.Any(static one => one.Id == "BIF/m-1"));
        Assert.Equal("Anna Ændret", (await grain.Picture())!.Name);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.TakeIn([Reported.Stay()]));
    }

    [Fact]
    public async Task A_caseworkers_alerts_are_noticed_also_after_the_silo_was_killed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var connection = await OrleansConnection.OpenAsync(service, "caseworker:bif-1", clock);
        using var over = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var notices = connection.Alerts.FollowAsync("bif-1", cancellation: over.Token).GetAsyncEnumerator(over.Token);
        Assert.True(await notices.MoveNextAsync());
        Assert.Equal(AlertNotice.Begun, notices.Current);
        await ChangedAsync(notices);

        await service.Host.KillAsync();
        await service.Host.StartAsync();
        var again = notices.MoveNextAsync().AsTask();
        await Eventually.IsAsync(
            "a subscription again",
            () =>
            {
                clock.Advance(AlertNotices.ReadEvery);
                return Task.FromResult(again.IsCompleted);
            },
            TimeSpan.FromMinutes(2));
        Assert.True(await again);
        Assert.Equal(AlertNotice.TimePassed, notices.Current); // The silo's memory of it was gone.
        await ChangedAsync(notices);
    }

    [Fact]
    public async Task Nobody_follows_the_alerts_of_another()
    {
        await using var connection = await OrleansConnection.OpenAsync(service, "caseworker:bif-1");
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => connection.Alerts.FollowAsync("bif-2").FirstAsync().AsTask());
    }

    [Fact]
    public async Task A_service_credential_and_certificates_open_a_cluster_that_demands_them()
    {
        using var certificates = new TestCertificates();
        var clusterKey = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await using var host = new RestartableHost(
            null, ("Cluster__Certificate", certificates.Silo()), ("Cluster__Authority", certificates.Authority),
            ("Cluster__Key", clusterKey));
        await host.StartAsync();
        var printed = host.Printed.Length;
        Assert.Equal(0, await host.RunCommandAsync(TimeSpan.FromMinutes(1), "service-key", "/BIF/fasit"));
        var key = host.Printed[printed..].Trim();

        await using var connection = await OrleansConnection.OpenAsync(options =>
        {
            options.Gateways.Add(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{host.GatewayPort}"));
            options.Certificates = ClusterCertificates.FromFiles(certificates.Client(), null, certificates.Authority);
            options.Credential = ServiceCredential.ForSource("/BIF/fasit", key);
        });

        // The key was never given out, which only a caller with a good credential is told.
        await Assert.ThrowsAsync<ArgumentException>(
            () => connection.Cluster.GetGrain<ICitizenGrain>("neverissued").TakeIn([Reported.Registration()]));
    }

    [Fact]
    public void Options_that_cannot_be_used_are_named_before_anything_connects()
    {
        foreach (var (configure, named) in new (Action<CoordinationClientOptions>, string)[]
        {
            (static _ => { }, "Gateways"), (static options => options.Gateways.Add("10.1.2.3"), "10.1.2.3"),
            (static options => options.Gateways.Add("10.1.2.3:99999"), "10.1.2.3:99999"),
            (static options => options.Gateways.Add("10.1.2.3:30000"), "Certificates"),
            (static options =>
            {
                options.Gateways.Add("[::1]:30000");
                options.Token = () => ValueTask.FromResult("");
                options.Credential = ServiceCredential.ForIntegration(Convert.ToBase64String(new byte[32]));
            }, "Credential"),
        })
        {
            var fault = Assert.Throws<ArgumentException>(() => Host.CreateApplicationBuilder().AddCoordinationClient(configure));
            Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        }
    }

    private async Task ChangedAsync(IAsyncEnumerator<AlertNotice> notices)
    {
        var next = notices.MoveNextAsync().AsTask();
        var key = await Reported.YieldingAsync(service);
        Assert.True(await next);
        Assert.Equal(AlertNotice.Changed, notices.Current);
        await using var api = service.Api("caseworker:bif-1");
        Assert.Contains(await api.GetRequiredService<AlertsClient>().ReadAsync().ToListAsync(), alert => alert.Citizen == key);
    }
}
