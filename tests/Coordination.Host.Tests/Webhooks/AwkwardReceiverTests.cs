using System.Net;
using System.Net.Sockets;
using System.Text;
using Coordination.Host.Settings;
using Coordination.Host.Webhooks;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>What receivers answer that is no answer, and names that stand for another address by now.</summary>
public sealed class AwkwardReceiverTests : IDisposable
{
    private const string Unreached = "The receiver could not be reached";
    private const string Taken = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Development _development = new();
    private IPAddress[] _addresses = [IPAddress.Loopback];
    private int _connections;

    public AwkwardReceiverTests() => _listener.Start();

    private CancellationToken Over => _over.Token;

    [Fact]
    public async Task A_header_that_comes_byte_by_byte_ends_with_the_time_out() =>
        Assert.Equal(WebhookAnswers.Of(WebhookAnswers.TimedOut, $"{Limit}"), await WhyAsync(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: "u8.ToArray(), Over);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (await tick.WaitForNextTickAsync(Over)) await stream.WriteAsync("a"u8.ToArray(), Over);
        }));

    [Fact]
    public async Task A_header_without_end_is_not_read() => Assert.StartsWith(Unreached, await WhyAsync(async stream =>
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Endless: "u8.ToArray(), Over);
        var piece = Encoding.ASCII.GetBytes(new string('a', 4_096));
        while (true) await stream.WriteAsync(piece, Over);
    }), StringComparison.Ordinal);

    [Fact]
    public async Task Headers_without_end_are_not_read() => Assert.StartsWith(Unreached, await WhyAsync(async stream =>
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), Over);
        for (var number = 0; ; number++) await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{number}: a\r\n"), Over);
    }), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 99999 What\r\n\r\n")]
    public async Task What_is_no_answer_is_tried_again(string answer) => Assert.StartsWith(
        Unreached, await WhyAsync(async stream => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Over)),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_name_that_stands_for_a_private_address_by_now_is_sent_nothing()
    {
        using var sender = Sender();
        var serving = ServeAsync(async stream => await stream.WriteAsync(Encoding.ASCII.GetBytes(Taken), Over));
        Assert.Equal(AttemptEnd.Taken, (await SendAsync(sender)).End);
        foreach (var address in new[] { "10.0.0.7", "192.168.1.7", "169.254.169.254", "::ffff:172.16.0.7", "fd00::7" })
        {
            _addresses = [IPAddress.Parse(address)];
            var refused = await SendAsync(sender);
            Assert.Equal((AttemptEnd.Failed, WebhookAnswers.Of(WebhookAnswers.NoAddress, $"")), (refused.End, refused.Why));
        }

        Assert.Equal(1, _connections);
        _addresses = [IPAddress.Parse("10.0.0.7"), IPAddress.Loopback]; // Of several addresses only the allowed one is connected to.
        Assert.Equal(AttemptEnd.Taken, (await SendAsync(sender)).End);
        await EndAsync(serving);
    }

    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
        _listener.Dispose();
    }

    /// <summary>What is said of an attempt that a receiver answers in its way.</summary>
    private async Task<string> WhyAsync(Func<NetworkStream, Task> answer)
    {
        using var sender = Sender();
        var serving = ServeAsync(answer);
        var attempt = await SendAsync(sender);
        Assert.Equal(AttemptEnd.Failed, attempt.End);
        await EndAsync(serving);
        return attempt.Why;
    }

    private async Task EndAsync(Task serving)
    {
        await _over.CancelAsync();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private WebhookSender Sender() => new(
        new WebhookAddresses(_development, (_, _) => Task.FromResult(_addresses)),
        Options.Create(new WebhookOptions { Timeout = Limit }), TimeProvider.System);

    private Task<Attempt> SendAsync(WebhookSender sender) => sender.SendAsync(
        new Uri($"http://receiver.example.dk:{((IPEndPoint)_listener.LocalEndpoint).Port}/in"), "sub-1", Secrets, "{}"u8.ToArray(),
        TestContext.Current.CancellationToken);

    private async Task ServeAsync(Func<NetworkStream, Task> answer)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(Over);
            _connections++;
            try
            {
                await client.GetStream().ReadAtLeastAsync(new byte[16_384], 1, cancellationToken: Over);
                await answer(client.GetStream());
            }
            catch (IOException)
            {
                // The sender had enough.
            }
        }
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
