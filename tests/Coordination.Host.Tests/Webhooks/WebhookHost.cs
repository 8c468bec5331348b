namespace Coordination.Host.Tests.Webhooks;

/// <summary>A host that tries deliveries again quickly.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-webhooks-").FullName;

    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Webhooks__LookInterval", "00:00:00.100"),
            ("Webhooks__RetryDelay", "00:00:00.050"), ("Webhooks__RetryDelayMax", "00:00:00.400"), ("Webhooks__TriedFor", "00:00:08"),
            ("Webhooks__Timeout", "00:00:00.500"));
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
