using Coordination.Host.Settings;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.Security;

/// <summary>
/// The metadata and keys of the identity provider. They are read again at intervals, while those read before go on counting. A token of
/// an unknown key has them read at once, and is checked again with what was read: only whoever sent it waits. Keys that the provider
/// no longer publishes do not count: the framework's own reader keeps them for an hour, and refuses the first token of a new key.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class ProviderMetadata : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    // What anybody can make this host do to the provider: tokens of unknown keys cost nothing.
    private static readonly TimeSpan ReadAgainMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _machine;
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = ReadMax, MaxResponseContentBufferSize = 1 << 20,
    };

    private readonly HttpDocumentRetriever _documents;
    private readonly TimeSpan _every;
    private readonly Lock _gate = new();
    private readonly AsyncLocal<Task?> _waited = new();
    private volatile OpenIdConnectConfiguration? _current;
    private Task<OpenIdConnectConfiguration>? _reading;
    private Task? _again;
    private DateTimeOffset _begun = DateTimeOffset.MinValue;

    public ProviderMetadata(IdentityProvider provider, TimeProvider machine)
    {
        (_machine, _every) = (machine, provider.KeysReadEvery);
        _documents = new HttpDocumentRetriever(_http) { RequireHttps = true };
        MetadataAddress = $"{provider.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";
        UseLastKnownGoodConfiguration = false;
    }

    /// <summary>The metadata.</summary>
    /// <exception cref="InvalidOperationException">They were never read, and cannot be read now.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_waited.Value is { } asked) await asked.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_current is not { } current) return await Read().WaitAsync(cancel);
        if (_machine.GetUtcNow() - _begun >= _every) _ = QuietlyAsync(Read());
        return current;
    }

    /// <inheritdoc/>
    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) =>
        await GetConfigurationAsync(cancel);

    /// <summary>
    /// Has the metadata read now, or a second after they were last read. Whoever asks for them next in the same flow of calls waits for
    /// that.
    /// </summary>
    public override void RequestRefresh()
    {
        lock (_gate)
        {
            if (_again is null or { IsCompleted: true }) _again = ReadAgainAsync(_begun + ReadAgainMin - _machine.GetUtcNow());
            _waited.Value = _again;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task ReadAgainAsync(TimeSpan wait)
    {
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _machine);
        await QuietlyAsync(Read());
    }

    // One at a time, for whoever waits for it.
    private Task<OpenIdConnectConfiguration> Read()
    {
        lock (_gate)
        {
            if (_reading is { IsCompleted: false }) return _reading;
            _begun = _machine.GetUtcNow();
            return _reading = Task.Run(ReadAsync);
        }
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync()
    {
        try
        {
            return _current = await OpenIdConnectConfigurationRetriever.GetAsync(MetadataAddress, _documents, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not InvalidOperationException)
        {
            throw new InvalidOperationException($"The metadata of the identity provider cannot be read: {fault.Message}", fault);
        }
    }

    private static async Task QuietlyAsync(Task read) => await read.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
