using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Coordination.Host.Tests.Pages;

/// <summary>What a form has on the page last read.</summary>
internal static class ReturnedPage
{
    internal static IHtmlFormElement Form(SignedInBrowser browser, string selector) =>
        (IHtmlFormElement)(browser.Document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} on the page."));

    internal static string? Value(IElement form, string field) => form.QuerySelector($"[name='{field}']") switch
    {
        IHtmlTextAreaElement area => area.TextContent,
        IHtmlInputElement input => input.GetAttribute("value"),
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    /// <summary>The field says what is wrong with it, and has the focus.</summary>
    internal static void Faulty(IElement form, string field, string text)
    {
        var control = form.QuerySelector($"[name='{field}']:not([type=hidden])")!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.True(control.HasAttribute("autofocus"), $"{field} has no focus.");
        var described = control.GetAttribute("aria-describedby")!.Split(' ')[0];
        Assert.StartsWith(text, form.QuerySelector($"#{described}")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Every id is there once, and every label and description belongs to something.</summary>
    internal static void HangsTogether(SignedInBrowser browser)
    {
        var ids = browser.Document.QuerySelectorAll("[id]").Select(static one => one.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var label in browser.Document.QuerySelectorAll("label[for]")) Assert.Contains(label.GetAttribute("for"), ids);
        foreach (var described in browser.Document.QuerySelectorAll("[aria-describedby], [aria-labelledby]"))
            foreach (var name in (string[])["aria-describedby", "aria-labelledby"])
                Assert.Empty((described.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(ids));
    }
}
