using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace Coordination.Host.Pages;

/// <summary>
/// What a form has to say on the page it leads back to: carried there in a cookie that only the service can write, shown once.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class Notices(IDataProtectionProvider protection, IWebHostEnvironment environment)
{
    private const int TextMax = 600;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("coordination.notice.1").ToTimeLimitedDataProtector();

    private string Cookie => environment.IsDevelopment() ? "coordination-development-notice" : "__Host-coordination-notice";

    /// <summary>Shows a text on the next page.</summary>
    internal void Leave(HttpContext http, Notice notice)
    {
        var text = notice.Text.Length > TextMax ? notice.Text[..TextMax] + "…" : notice.Text;
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(notice with { Text = text }), Kept), Options(http));
    }

    /// <summary>What the last form had to say, if anything; it is said once.</summary>
    internal Notice? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } value) return null;
        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return JsonSerializer.Deserialize<Notice>(_protector.Unprotect(value));
        }
        catch (CryptographicException)
        {
            // Too old, or not ours.
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

/// <summary>What became of what the reader did.</summary>
/// <param name="IsRefusal">Whether it was refused.</param>
/// <param name="Text">In the reader's language.</param>
public sealed record Notice(bool IsRefusal, string Text);
