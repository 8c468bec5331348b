using Coordination.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Adapters.Tests.Samples;

/// <summary>What <c>docs/how-to/adapters.md</c> shows runs as it stands there, with the address of the tests' service.</summary>
public sealed class SampleTests(AdapterHost host)
{
    [Fact]
    public async Task A_message_is_acknowledged_or_put_aside()
    {
        var services = new ServiceCollection();
        TakeMessages.Register(services, new(_ => new(host.TokenOfAsync("/REGION/sygehusadvis"))));
        services.Configure<ApiOptions>(api => api.Address = host.Address);
        await using var all = services.BuildServiceProvider();
        var transport = new TakeMessages.Transport(all.GetRequiredService<MessageIntake>());
        var text = MessageFile.Read("Hospital", "stin", AdapterHost.NewCpr());
        var cancellation = TestContext.Current.CancellationToken;
        await transport.ReceiveAsync(text, cancellation);
        await transport.ReceiveAsync(text, cancellation);
        await transport.ReceiveAsync(
            text.Replace("value=\"in-progress\"", "value=\"planned\"", StringComparison.Ordinal), cancellation);
        Assert.Equal(["acknowledged", "acknowledged", "put aside"], transport.Became);
    }
}
