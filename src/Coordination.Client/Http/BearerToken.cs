using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Coordination.Client;

/// <summary>Puts a token into each attempt.</summary>
internal sealed class BearerToken(IOptions<ApiOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await options.Value.Token!(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
