using Coordination.Host.Security;
using Coordination.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Hosting;

namespace Coordination.Host.Tests.Security;

/// <summary>Every route of the host, from the endpoints that the program itself maps.</summary>
internal static class HostRoutes
{
    /// <summary>The routes of Development, as <c>GET /api/v1/alerts</c>, in order. Static assets are left out.</summary>
    internal static async Task<IReadOnlyList<string>> ListAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Coordination.Host",
            Args = [$"Data:Folder={folder}"],
        });
        var settings = HostSettings.Read(builder.Configuration, isDevelopment: true);
        await using var app = Composition.Build(builder, settings, ServiceKeys.WellKnown);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(static endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .SelectMany(static endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
