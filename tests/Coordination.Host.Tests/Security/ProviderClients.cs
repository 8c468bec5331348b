using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Coordination.Host.Tests.Security;

/// <summary>The clients that are registered with a provider, and the tokens it gave out to them.</summary>
internal sealed class ProviderClients(IServiceProvider services)
{
    private const string ClaimsProperty = "claims";

    /// <summary>Registers the pages of a host that people sign in to.</summary>
    /// <param name="secret">The secret of the client; null: it is a public one.</param>
    /// <param name="roots">Where browsers reach the host.</param>
    internal Task AddPagesAsync(string client, string? secret, params Uri[] roots) => UseAsync<IOpenIddictApplicationManager>(async all =>
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client,
            ClientSecret = secret,
            ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                Permissions.Endpoints.Introspection, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
            },
        };
        foreach (var root in roots)
        {
            descriptor.RedirectUris.Add(new Uri(root, "sign-in/callback"));
            descriptor.PostLogoutRedirectUris.Add(new Uri(root, "sign-out/callback"));
        }

        await all.CreateAsync(descriptor);
    });

    /// <summary>Registers a department's system.</summary>
    /// <param name="claims">What its tokens say of it besides.</param>
    /// <param name="scopes">What it may ask for.</param>
    internal Task AddSystemAsync(string client, string secret, Dictionary<string, object> claims, params string[] scopes) =>
        UseAsync<IOpenIddictApplicationManager>(async all =>
        {
            var descriptor = new OpenIddictApplicationDescriptor
            {
                ClientId = client,
                ClientSecret = secret,
                ClientType = ClientTypes.Confidential,
                Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
                Properties = { [ClaimsProperty] = JsonSerializer.SerializeToElement(claims) },
            };
            foreach (var scope in scopes) descriptor.Permissions.Add(Permissions.Prefixes.Scope + scope);
            await all.CreateAsync(descriptor);
        });

    /// <summary>Takes every right from a system, and its tokens back.</summary>
    internal Task WithdrawAsync(string client) => UseAsync<IOpenIddictApplicationManager>(async all =>
    {
        var found = await all.FindByClientIdAsync(client) ?? throw new InvalidOperationException($"No client {client}.");
        var descriptor = new OpenIddictApplicationDescriptor();
        await all.PopulateAsync(descriptor, found);
        descriptor.Permissions.Clear();
        await all.UpdateAsync(found, descriptor);
        var id = (await all.GetIdAsync(found))!;
        await UseAsync<IOpenIddictTokenManager>(async tokens => await tokens.RevokeByApplicationIdAsync(id));
    });

    /// <summary>What the tokens of a system say of it besides.</summary>
    internal async Task<Dictionary<string, JsonElement>> ClaimsOfAsync(string client)
    {
        Dictionary<string, JsonElement> claims = [];
        await UseAsync<IOpenIddictApplicationManager>(async all =>
        {
            var found = await all.FindByClientIdAsync(client) ?? throw new InvalidOperationException($"No client {client}.");
            claims = (await all.GetPropertiesAsync(found)).GetValueOrDefault(ClaimsProperty)
                .Deserialize<Dictionary<string, JsonElement>>() ?? [];
        });
        return claims;
    }

    internal async Task BeginAsync()
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProviderDatabase>().Database.EnsureCreatedAsync();
    }

    private async Task UseAsync<T>(Func<T, Task> use) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }
}

/// <summary>Where a provider keeps its clients and tokens.</summary>
internal sealed class ProviderDatabase(DbContextOptions<ProviderDatabase> options) : DbContext(options);
