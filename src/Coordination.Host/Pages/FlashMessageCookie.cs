using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace Coordination.Host.Pages;

/// <summary>
/// Carries the message of a form's result to the page the form redirects to. The cookie is encrypted and signed, is valid for two
/// minutes, and is deleted when it is read.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class FlashMessageCookie(IDataProtectionProvider protection, IWebHostEnvironment environment)
{
    private const int TextMax = 600;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("coordination.notice.1").ToTimeLimitedDataProtector();

    private string Name => environment.IsDevelopment() ? "coordination-development-notice" : "__Host-coordination-notice";

    /// <summary>Shows a message on the next page. Text above 600 characters is cut.</summary>
    internal void Write(HttpContext http, FlashMessage message)
    {
        var text = message.Text.Length > TextMax ? message.Text[..TextMax] + "…" : message.Text;
        var value = _protector.Protect(JsonSerializer.Serialize(message with { Text = text }), Lifetime);
        http.Response.Cookies.Append(Name, value, Options(http));
    }

    /// <summary>The message of the last form, and deletes it; null when there is none.</summary>
    internal FlashMessage? Take(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { } value) return null;
        http.Response.Cookies.Delete(Name, Options(http));
        try
        {
            return JsonSerializer.Deserialize<FlashMessage>(_protector.Unprotect(value));
        }
        catch (CryptographicException)
        {
            // Expired, or not written by this service.
            return null;
        }
    }

    private CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = !environment.IsDevelopment() || http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}

/// <summary>The result of a form.</summary>
/// <param name="IsRefusal">Whether the action was refused.</param>
/// <param name="Text">In the user's language.</param>
public sealed record FlashMessage(bool IsRefusal, string Text);
