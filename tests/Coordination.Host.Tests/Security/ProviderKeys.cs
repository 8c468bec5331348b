using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Coordination.Host.Tests.Security;

/// <summary>The keys a provider signs with: the first signs, the others are only published.</summary>
internal sealed class ProviderKeys : IConfigureOptions<OpenIddictServerOptions>
{
    private volatile SigningCredentials[] _keys = [New()];

    internal SigningCredentials Signing => _keys[0];

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="publishOld">Whether the keys before it are published still.</param>
    internal void Rotate(bool publishOld) => _keys = publishOld ? [New(), .. _keys] : [New()];

    /// <inheritdoc/>
    public void Configure(OpenIddictServerOptions options) => options.SigningCredentials.AddRange(_keys);

    /// <summary>A key that nobody else has.</summary>
    internal static SigningCredentials New() =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") }, SecurityAlgorithms.RsaSha256);
}
