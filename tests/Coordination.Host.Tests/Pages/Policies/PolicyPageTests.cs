using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Coordination.Domain.Policies;
using Coordination.Host.Pages.Policies;
using static Coordination.Host.Tests.Pages.ReturnedPage;

namespace Coordination.Host.Tests.Pages.Policies;

/// <summary>Operations change the policy field by field, see what differs from the version in force, and preview it.</summary>
[Collection(nameof(ChangedDocuments))]
public sealed class PolicyPageTests(OwnHost own)
{
    [Fact]
    public void A_document_as_fields_is_the_same_document()
    {
        var delivered = Delivered();
        var fields = PolicyFields.Of(delivered);
        var (back, faults) = PolicyFields.Document(fields);
        Assert.Empty(faults);
        Assert.True(JsonNode.DeepEquals(delivered, back));
        Assert.InRange(fields.Count, 100, 500);
    }

    [Fact]
    public void A_text_of_a_list_may_hold_a_comma_and_stands_on_its_own_line()
    {
        var document = Delivered();
        var place = PolicyFields.Of(document).First(static one => one.Kind == PolicyFieldKind.Texts);
        JsonNode around = document;
        foreach (var name in place.Path.SkipLast(1)) around = around[name]!;
        around[place.Path[^1]] = new JsonArray("kost, logi", "rådgivning");

        var fields = PolicyFields.Of(document);
        Assert.Equal("kost, logi\nrådgivning", fields.Single(one => one.Place == place.Place).Value);
        var (back, faults) = PolicyFields.Document(fields);
        Assert.Empty(faults);
        Assert.True(JsonNode.DeepEquals(document, back));
    }

    [Fact]
    public async Task Every_field_has_a_name_and_says_what_belongs_in_it()
    {
        using var browser = await OpenAsync("da");
        HangsTogether(browser);
        Assert.Equal("Minutter mellem to steder", Label(browser, "/appointments/travelMinutes"));
        Assert.Equal("Et tal fra 0 til 480.", Hint(browser, "/appointments/travelMinutes"));
        Assert.StartsWith("En længde: PT24H", Hint(browser, "/escalation/headAfterMissed"), StringComparison.Ordinal);
        Assert.Equal("time", Control(browser, "/warnings/at").GetAttribute("type"));
        Assert.Equal("3, 1", Control(browser, "/warnings/businessDaysBefore").GetAttribute("value"));
        Assert.Equal("SELECT", Control(browser, "/information/assigned").TagName);
        Assert.Contains("\"department\": \"BIF\"", Control(browser, "/kinds").TextContent, StringComparison.Ordinal);
        foreach (var field in PolicyFields.Of(Delivered()).Where(static one => one.Path[0] != "rules"))
            Assert.NotEqual(field.Path[^1], Label(browser, field.Place));
    }

    [Theory]
    [InlineData("da", "Værdien passer ikke.", "Aftaler: Minutter mellem to steder", "Ingen forskel.")]
    [InlineData("en", "The value does not fit.", "Appointments: Minutes between two places", "No difference.")]
    public async Task A_fault_is_said_at_its_field_and_a_difference_in_words(string language, string faulty, string label, string none)
    {
        using var browser = await OpenAsync(language);
        Assert.Contains(none, Difference(browser).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(browser, "check", ("/appointments/travelMinutes", "mange")));
        HangsTogether(browser);
        var control = Control(browser, "/appointments/travelMinutes");
        Assert.Equal(("mange", "true"), (control.GetAttribute("value"), control.GetAttribute("aria-invalid")));
        Assert.True(control.HasAttribute("autofocus"));
        Assert.NotNull(control.Closest("details[open]"));
        Assert.Contains(
            faulty, browser.Document.GetElementById(control.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(label, browser.Document.QuerySelector("#faults tbody th a")!.TextContent);

        Assert.Equal(
            HttpStatusCode.OK, await PostAsync(
                browser, "check", ("/appointments/travelMinutes", "45"), ("/rules/overload/numbers/hours", "36,5"),
                ("/information/assigned", "false")));
        var rows = Difference(browser).QuerySelectorAll("tbody tr").Select(static row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, row => row.Contains(label, StringComparison.Ordinal) && row.Contains("30", StringComparison.Ordinal)
            && row.Contains("45", StringComparison.Ordinal));
        Assert.Contains(rows, static row => row.Contains("36.5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_json_is_said_where_it_stands_and_stays()
    {
        using var browser = await OpenAsync("da");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(browser, "put", ("/kinds", "{ \"x\": ")));
        var control = Control(browser, "/kinds");
        Assert.Equal(("{ \"x\": ", "true"), (control.TextContent, control.GetAttribute("aria-invalid")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(browser, "as-json"));
        Assert.Equal("{ \"x\": ", Control(browser, "/kinds").TextContent);
    }

    [Fact]
    public async Task A_version_goes_between_fields_and_json_and_is_previewed_and_put()
    {
        using var browser = await OpenAsync("da");
        await PostAsync(browser, "as-json", ("/appointments/travelMinutes", "41"));
        var text = browser.Document.QuerySelector("#document")!.TextContent;
        Assert.Contains("\"travelMinutes\": 41", text, StringComparison.Ordinal);
        await browser.PostAsync(
            "/policy", ("document", text.Replace("\"travelMinutes\": 41", "\"travelMinutes\": 42", StringComparison.Ordinal)),
            ("basis", Basis(browser)), ("act", "as-form"));
        Assert.Equal("42", Control(browser, "/appointments/travelMinutes").GetAttribute("value"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(browser, "preview", ("/version", "later"), ("/validFrom", "2027-02-01")));
        Assert.NotNull(browser.Document.QuerySelector("#preview"));
        Assert.Equal("later", Control(browser, "/version").GetAttribute("value"));
        await PostAsync(browser, "cancel");
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(browser, "put"));
        await browser.GetAsync("/policy");
        var line = browser.Document.QuerySelectorAll("#version-line li").Select(static one => one.TextContent).ToList();
        Assert.Contains("gælder nu", line[0], StringComparison.Ordinal);
        Assert.Contains(line.Skip(1), static one => one.Contains("1. feb. 2027", StringComparison.Ordinal)
            && one.Contains("later", StringComparison.Ordinal) && one.Contains("kommende", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_that_nobody_offered_change_nothing()
    {
        using var browser = await OpenAsync("da");
        foreach (var name in (string[])["0:/a/b", "5:/a", "0:/", "9:/x", "1:/appointments/travelMinutes/x"])
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity, await browser.PostAsync("/policy", (name, "x"), ("0:/a", "x"), ("act", "put")));
    }

    private static JsonNode Delivered() => JsonNode.Parse(PolicyBook.DeliveredDocument.Span)!;

    private async Task<SignedInBrowser> OpenAsync(string language)
    {
        var browser = await SignedInBrowser.OpenAsync(own.Host, ("role", "operations"));
        await browser.GetAsync("/policy");
        await browser.PostAsync("/language", ("language", language), ("returnTo", "/policy"));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/policy"));
        return browser;
    }

    /// <summary>Posts the form as it is on the page, with other values in some fields.</summary>
    private static Task<HttpStatusCode> PostAsync(SignedInBrowser browser, string act, params (string Pointer, string Value)[] changed)
    {
        var form = browser.Document.QuerySelector<IHtmlFormElement>("form[action^='/policy']")!;
        List<(string, string)> fields = [("act", act)];
        foreach (var name in form.Elements.Select(static one => one.GetAttribute("name")).OfType<string>())
        {
            if (name is "act" or "__RequestVerificationToken") continue;
            var typed = changed.Where(one => name.EndsWith($":{one.Pointer}", StringComparison.Ordinal)).Select(static one => one.Value);
            fields.Add((name, typed.FirstOrDefault() ?? Value(form, name) ?? ""));
        }

        return browser.PostAsync("/policy", [.. fields]);
    }

    private static IElement Control(SignedInBrowser browser, string pointer) =>
        browser.Document.GetElementById($"f{pointer.Replace('/', '.')}") ?? throw new InvalidOperationException($"No field {pointer}.");

    private static string Label(SignedInBrowser browser, string pointer) =>
        browser.Document.QuerySelector($"label[for='f{pointer.Replace('/', '.')}']")!.TextContent;

    private static string Hint(SignedInBrowser browser, string pointer) =>
        browser.Document.GetElementById($"f{pointer.Replace('/', '.')}-hint")!.TextContent;

    private static string Basis(SignedInBrowser browser) => browser.Document.QuerySelector("input[name=basis]")!.GetAttribute("value")!;

    private static IElement Difference(SignedInBrowser browser) => browser.Document.QuerySelector("#difference")!;
}
