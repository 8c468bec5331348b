using System.Text;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Pages.Returned;
using Coordination.Views;

namespace Coordination.Host.Pages;

/// <summary>
/// What the endpoints of forms share. A form redirects to a local address, where its result is shown. A script that asks for
/// JSON gets the status instead.
/// </summary>
internal static class Forms
{
    /// <summary>The field that names the page the form is on.</summary>
    internal const string ReturnTo = "returnTo";

    private const int TextMax = 4_000;

    /// <summary>
    /// A field; null when it is missing, blank, longer than 4000 characters, or contains NUL. A line break is one character, as browsers
    /// count it when they let somebody type, though they send two.
    /// </summary>
    internal static string? Text(IFormCollection form, string name) =>
        form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim() is { Length: > 0 and <= TextMax } text
        && OutsideText.IsStorable(text)
            ? text
            : null;

    /// <summary>Redirects to the page the form was on.</summary>
    internal static IResult RedirectBack(IFormCollection form) => TypedResults.LocalRedirect(Local(form[ReturnTo].ToString()));

    /// <summary>The address if it is local to this host, in the characters that a header may have; else the desk.</summary>
    internal static string Local(string? address)
    {
        var isLocal = address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\') && !address.Any(char.IsControl);
        if (!isLocal) return "/";
        return Ascii.IsValid(address)
            ? address!
            : string.Concat(address!.EnumerateRunes().Select(static one =>
                one.IsAscii ? one.ToString() : Uri.EscapeDataString(one.ToString())));
    }

    internal static bool IsScript(HttpContext http) => http.Request.Headers.Accept == "application/json";

    /// <summary>
    /// Redirects back with a message; a refused form comes back on its page with everything that was typed. A script gets 204, or the
    /// refusal's problem.
    /// </summary>
    /// <param name="done">The message of success; null: none.</param>
    /// <param name="refusal">The refusal; null: the action was carried out.</param>
    /// <param name="textOf">The message of a refusal.</param>
    /// <param name="address">Where to redirect to; null: to the page the form was on.</param>
    /// <param name="faults">What is wrong with which fields; null: nothing that a field is about.</param>
    internal static IResult Finish(
        HttpContext http, IFormCollection form, string? done, RefusalView? refusal, Func<RefusalView, string> textOf,
        string? address = null, IReadOnlyList<FieldFault>? faults = null)
    {
        if (refusal is not null)
            return IsScript(http)
                ? Problems.From(refusal)
                : ReturnedForm.Of(http, form, refusal, textOf(refusal), faults ?? [], address);
        if (done is not null)
            http.RequestServices.GetRequiredService<FlashMessageCookie>().Write(http, new FlashMessage(IsRefusal: false, done));
        if (IsScript(http)) return TypedResults.NoContent();
        return address is null ? RedirectBack(form) : TypedResults.LocalRedirect(Local(address));
    }
}
