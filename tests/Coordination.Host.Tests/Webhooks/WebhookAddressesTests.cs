using System.Net;
using System.Net.Sockets;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Webhooks;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>Where deliveries go outside Development.</summary>
public sealed class WebhookAddressesTests
{
    private readonly WebhookAddresses _addresses = new(new Production());

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_by_now_is_not_connected_to()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/in");
        Assert.True(_addresses.IsSound(address.ToString())); // What a name stands for is not known when it is put.
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = _addresses.ConnectAsync });
        var fault = await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => client.GetAsync(address, TestContext.Current.CancellationToken));
        Assert.True(fault is WebhookAddressException || fault.InnerException is WebhookAddressException, $"{fault}");
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("http://127.0.0.1/in")]
    [InlineData("https://127.0.0.1/in")]
    [InlineData("https://[::1]/in")]
    [InlineData("https://[fe80::1]/in")]
    [InlineData("http://example.org/in")]
    public void Outside_development_loopback_is_no_address_either(string url) => Assert.False(_addresses.IsSound(url));

    [Theory]
    [InlineData(WebhookAnswers.Answered, "503")]
    [InlineData(WebhookAnswers.TimedOut, "00:00:10")]
    [InlineData(WebhookAnswers.Unreached, "ConnectionError")]
    [InlineData(WebhookAnswers.NoAddress, "")]
    [InlineData(WebhookAnswers.Unmade, "TimeoutException")]
    [InlineData(WebhookAnswers.NotConcerned, "")]
    public void What_became_of_an_attempt_is_said_in_both_languages(string code, string argument)
    {
        Assert.Equal((code, argument), WebhookAnswers.Read(WebhookAnswers.Of(code, $"{argument}")));
        foreach (var language in Enum.GetValues<Language>())
            Assert.NotNull(TextCatalog.Of(language).Find($"subscriptions.answer.{code}"));
    }

    [Fact]
    public void Each_way_an_attempt_ends_has_its_words()
    {
        Assert.Equal(6, WebhookAnswers.Codes.Count());
        Assert.Null(WebhookAnswers.Read("something else"));
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
