using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Silo.Clock;
using Coordination.Storage.Passes;
using Microsoft.AspNetCore.DataProtection;

namespace Coordination.Host.Security;

/// <summary>
/// Codes and secret addresses by which somebody who is not signed in does one thing. The database holds a keyed hash of the secret and,
/// encrypted, what it lets do; so a copy of the database opens nothing, and every host takes every pass. There is one pass for each
/// subject.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class Passes(PassTable table, ServiceKeys keys, IDataProtectionProvider protection, ServiceClock clock)
{
    /// <summary>The characters of a code: 50 bits. No digit and letter that look alike are both among them.</summary>
    internal const int CodeLength = 10;

    private const string CodeCharacters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int LengthMax = 100;
    private const int FiveBits = 31;

    private readonly byte[] _key = keys.Passes;
    private readonly IDataProtector _protector = protection.CreateProtector("coordination/passes/1");

    /// <summary>Makes a code that somebody types: two groups of five. The one before of the subject ends.</summary>
    internal async Task<string> AddCodeAsync<T>(string purpose, string subject, T what, DateTimeOffset until) where T : class
    {
        var code = RandomNumberGenerator.GetString(CodeCharacters, CodeLength);
        await AddAsync(purpose, code, subject, what, until);
        return $"{code[..(CodeLength / 2)]}-{code[(CodeLength / 2)..]}";
    }

    /// <summary>
    /// Makes a secret of 160 bits that stands in an address. The same id always has the same secret, so whoever made it is told it again.
    /// The one before of the subject ends.
    /// </summary>
    internal async Task<string> AddSecretAsync<T>(string purpose, string id, string subject, T what, DateTimeOffset until) where T : class
    {
        var secret = SecretOf(purpose, id);
        await AddAsync(purpose, secret, subject, what, until);
        return secret;
    }

    /// <summary>Ends the secret of an id.</summary>
    internal Task EndSecretAsync(string purpose, string id) => EndAsync(purpose, SecretOf(purpose, id));

    /// <summary>What a code lets do; null: there is none, it was used, it has expired, or another replaced it.</summary>
    internal async Task<T?> FindAsync<T>(string purpose, string? secret, CancellationToken cancellation) where T : class
    {
        if (secret is null or { Length: > LengthMax }) return null;
        if (await table.FindAsync(IdOf(purpose, secret), clock.Now, cancellation) is not { } ticket) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(_protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null; // The keys that encrypted it are gone: it is over.
        }
    }

    /// <summary>Ends a pass.</summary>
    internal Task EndAsync(string purpose, string secret) => table.RemoveAsync(IdOf(purpose, secret));

    /// <summary>The same text for the same code, which does not tell it: the id of what is done with it.</summary>
    internal string IdOf(string purpose, string secret) => HashOf(purpose, $"secret\0{Plain(secret)}");

    private Task AddAsync<T>(string purpose, string secret, string subject, T what, DateTimeOffset until) where T : class => table.AddAsync(
        new PassRow(
            IdOf(purpose, secret), HashOf(purpose, $"subject\0{subject}"), until, _protector.Protect(JsonSerializer.Serialize(what))),
        clock.Now);

    /// <summary>A secret as it is compared: however somebody groups and capitalizes it.</summary>
    private static string Plain(string secret) => string.Concat(secret.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private string SecretOf(string purpose, string id) => string.Concat(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0made\0{id}")).Select(static one => CodeCharacters[one & FiveBits]));

    private string HashOf(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0{text}")));
}
