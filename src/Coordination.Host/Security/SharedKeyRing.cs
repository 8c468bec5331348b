using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Coordination.Storage.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Coordination.Host.Security;

/// <summary>
/// The ring of Data Protection keys (cookies, antiforgery). It is kept in the settings table of the database, so all hosts share it.
/// Keys are numbered, never removed, and encrypted with AES-256-GCM under a key derived from the encryption key.
/// </summary>
internal sealed class SharedKeyRing(StoredSettings stored, ServiceKeys keys) : IXmlRepository
{
    // A new key is made every 90 days, so the bound is reached after more than a century.
    private const int KeysMax = 500;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => ReadAllAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => AddAsync(Encrypt(element)).GetAwaiter().GetResult();

    /// <summary>Adds Data Protection with this key ring.</summary>
    internal static IServiceCollection AddTo(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("coordination");
        services.AddSingleton<SharedKeyRing>().AddOptions<KeyManagementOptions>()
            .Configure<SharedKeyRing>(static (options, ring) => options.XmlRepository = ring);
        return services;
    }

    /// <summary>Encrypts by the present key what the one before opens.</summary>
    internal async Task ReencryptAsync()
    {
        for (var number = 1; number <= KeysMax; number++)
        {
            if (await stored.FindAsync(NameOf(number)).ConfigureAwait(false) is not { } value) return;
            if (TryDecrypt(keys.DataProtection, value) is null) await stored.PutAsync(NameOf(number), Encrypt(Decrypt(value)));
        }
    }

    private async Task<IReadOnlyCollection<XElement>> ReadAllAsync()
    {
        var elements = new List<XElement>();
        for (var number = 1; number <= KeysMax; number++)
        {
            if (await stored.FindAsync(NameOf(number)).ConfigureAwait(false) is not { } value) break;
            elements.Add(Decrypt(value));
        }

        return elements;
    }

    private async Task AddAsync(string value)
    {
        for (var number = 1; number <= KeysMax; number++)
        {
            if (await stored.PutIfAbsentAsync(NameOf(number), value).ConfigureAwait(false) == value) return;
        }

        throw new InvalidOperationException($"The ring of Data Protection keys is full ({KeysMax} keys).");
    }

    private string Encrypt(XElement element)
    {
        var text = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var value = new byte[NonceBytes + text.Length + TagBytes];
        RandomNumberGenerator.Fill(value.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(keys.DataProtection, TagBytes);
        cipher.Encrypt(value.AsSpan(0, NonceBytes), text, value.AsSpan(NonceBytes, text.Length), value.AsSpan(^TagBytes..));
        return Convert.ToBase64String(value);
    }

    private XElement Decrypt(string stored) =>
        TryDecrypt(keys.DataProtection, stored)
        ?? (keys.DataProtectionBefore is { } before ? TryDecrypt(before, stored) : null)
        ?? throw new CryptographicException("A Data Protection key was encrypted by another key than Keys:Encryption.");

    private static XElement? TryDecrypt(byte[] key, string stored)
    {
        var value = Convert.FromBase64String(stored);
        var text = new byte[value.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(value.AsSpan(0, NonceBytes), value.AsSpan(NonceBytes, text.Length), value.AsSpan(^TagBytes..), text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return XElement.Parse(Encoding.UTF8.GetString(text));
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"data-protection.{number}");
}
