using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.StaticAssets;

namespace Coordination.Host.Security;

/// <summary>
/// Keeps the sessions of the pages in the database. The cookie holds a random key; the row holds its hash and the encrypted identity.
/// A session ends with its row, so a copied cookie is worth nothing after sign-out. It also ends when the caseworker leaves, or has
/// another department, unit or leadership than at sign-in.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class SessionTickets(
    SessionTable table, OrganizationSource organization, TimeProvider machine, IDataProtectionProvider protection) : ITicketStore
{
    /// <summary>The maximum number of sessions of a person. A new one ends the oldest.</summary>
    internal const int PerPersonMax = 50;

    private const int KeyBytes = 32;
    private const string IdItem = ".session";

    private readonly IDataProtector _protector = protection.CreateProtector("coordination/sessions/1");

    /// <summary>The session of an authenticated request; null for a bearer token.</summary>
    internal static string? IdOf(AuthenticationProperties? properties) => properties?.GetString(IdItem);

    /// <inheritdoc/>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        await table.AddAsync(RowOf(key, ticket), PerPersonMax);
        return key;
    }

    /// <summary>Replaces a session, when somebody signs in again in the same request.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await table.RemoveAsync(IdOf(key));
        await table.AddAsync(RowOf(key, ticket), PerPersonMax);
    }

    /// <inheritdoc/>
    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    /// <summary>The identity of a session; null: the session is over. Style sheets and scripts need none.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) =>
        httpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null ? await RetrieveAsync(key, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var id = IdOf(key);
        if (await table.FindAsync(id, machine.GetUtcNow(), cancellationToken) is not { } stored) return null;
        if (stored.Caseworker is { } caseworker && !await IsGoodAsync(id, stored, new CaseworkerId(caseworker),
            cancellationToken)) return null;
        var ticket = TicketSerializer.Default.Deserialize(_protector.Unprotect(Convert.FromBase64String(stored.Ticket)));
        ticket?.Properties.SetString(IdItem, id);
        return ticket;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string key) => table.RemoveAsync(IdOf(key));

    // Whoever has left is recognized until they are back, so that the refusal says why. Their session is over all the same.
    private async Task<bool> IsGoodAsync(string id, StoredSession stored, CaseworkerId caseworker, CancellationToken cancellation)
    {
        var now = organization.Current;
        if (now.HasLeft(caseworker))
        {
            if (stored.LeftAt is null) await table.MarkLeftAsync([id], machine.GetUtcNow(), cancellation);
            return true;
        }

        if (stored.LeftAt is null && Standing.IsKept(stored.Standing, now, caseworker)) return true;
        await table.RemoveAsync(id, cancellation);
        return false;
    }

    private SessionRow RowOf(string key, AuthenticationTicket ticket)
    {
        var user = ticket.Principal;
        var now = machine.GetUtcNow();
        var caseworker = user.FindFirstValue(CallerClaims.CaseworkerClaim);
        var caller = string.Join(' ', user.FindAll(CallerClaims.RoleClaim).Select(static role => role.Value)
            .Order(StringComparer.Ordinal).Prepend(caseworker ?? ""));
        return new SessionRow(
            IdOf(key), user.FindFirstValue(CallerClaims.SubjectClaim) ?? caller, caller, caseworker,
            caseworker is null ? "" : Standing.Of(organization.Current, new CaseworkerId(caseworker)), now,
            ticket.Properties.ExpiresUtc ?? now + PageSession.Lifetime,
            Convert.ToBase64String(_protector.Protect(TicketSerializer.Default.Serialize(ticket))),
            user.FindFirstValue(ClaimMap.SessionClaim) is { Length: > 0 } session ? IdOf(session) : null);
    }

    /// <summary>What is stored instead of a key, or of the id of a session of the provider.</summary>
    internal static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
