using System.Net;
using System.Text.Json;
using static Coordination.Host.Tests.Pages.ReturnedPage;

namespace Coordination.Host.Tests.Pages.Organizations;

/// <summary>Operations change units, people and the rota by forms; each puts the whole document, checked like one that is typed.</summary>
/// <remarks>One test for each form. It reads better whole.</remarks>
[Collection(nameof(ChangedDocuments))]
public sealed class DepartmentPageTests(OwnHost own)
{
    private const string Bif = "/organization/departments/BIF";

    [Fact]
    public async Task A_unit_is_added_changed_and_removed()
    {
        using var browser = await OpenAsync();
        await DoneAsync(
            browser, ("what", "unit"), ("code", "bif-new"), ("name", "Ungeindsatsen"), ("leader", "Lars"), ("phone", "70 00 00 00"));
        var unit = await OneAsync("units", "bif-new");
        Assert.Equal(("BIF", "Ungeindsatsen", "bif-lead", "70 00 00 00"), (
            Text(unit, "department"), Text(unit, "name"), Text(unit, "leader"), Text(unit, "entryPhone")));

        await browser.GetAsync($"{Bif}?unit=bif-new");
        HangsTogether(browser);
        var form = Form(browser, "#unit-form");
        Assert.Equal(("Ungeindsatsen", "Lars · Jobcenter · BIF"), (Value(form, "name"), Value(form, "leader")));
        await DoneAsync(browser, ("what", "unit"), ("id", "bif-new"), ("name", "Ungecenter"), ("leader", ""), ("phone", ""));
        unit = await OneAsync("units", "bif-new");
        Assert.Equal(("Ungecenter", JsonValueKind.Null), (Text(unit, "name"), unit.GetProperty("leader").ValueKind));

        await browser.GetAsync($"{Bif}?unit=bif-new");
        await DoneAsync(browser, ("what", "unit"), ("id", "bif-new"), ("act", "remove"));
        Assert.DoesNotContain("bif-new", (await DocumentAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_validator_refuses_is_said_at_its_field_and_nothing_is_lost()
    {
        using var browser = await OpenAsync();
        var refused = await PostAsync(
            browser, ("what", "unit"), ("code", "bif unit"), ("name", "Team \"Øst\""), ("leader", "Lars"), ("phone", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        var form = Form(browser, "#unit-new");
        Assert.Equal(("bif unit", "Team \"Øst\"", "Lars", "1"), (
            Value(form, "code"), Value(form, "name"), Value(form, "leader"), Value(form, "phone")));
        Assert.NotNull(form.Closest("details[open]"));
        Faulty(form, "code", "Skriv en kode uden mellemrum og kolon");
        HangsTogether(browser);

        await PostAsync(browser, ("what", "unit"), ("code", "BIF-UNIT"), ("name", "Andet"));
        Faulty(Form(browser, "#unit-new"), "code", "Skriv en kode");
        await PostAsync(browser, ("what", "unit"), ("code", "bif-x"), ("name", " "));
        Faulty(Form(browser, "#unit-new"), "name", "Skriv et navn.");
        await PostAsync(browser, ("what", "unit"), ("code", "bif-x"), ("name", "x"), ("leader", "Nobody"));
        Faulty(Form(browser, "#unit-new"), "leader", "Ingen kollega passer til");

        await browser.GetAsync($"{Bif}?person=bif-2");
        await PostAsync(browser, ("what", "person"), ("id", "bif-2"), ("name", "Bo"), ("unit", "bif-unit"), ("email", "no address"),
            ("returnTo", $"{Bif}?person=bif-2"));
        Faulty(Form(browser, "#person-form"), "email", "Skriv en e-mailadresse");
        await PostAsync(browser, ("what", "person"), ("id", "bif-2"), ("name", "Bo"), ("unit", "bif-unit"), ("substitute", "bif-2"),
            ("returnTo", $"{Bif}?person=bif-2"));
        Faulty(Form(browser, "#person-form"), "substitute", "Den stedfortræder kan ikke vælges: stedfortrædere må ikke gå i ring");
        await PostAsync(browser, ("what", "person"), ("id", "bif-2"), ("name", "Bo"), ("unit", "sof-unit"),
            ("returnTo", $"{Bif}?person=bif-2"));
        Faulty(Form(browser, "#person-form"), "unit", "Vælg en enhed i forvaltningen.");
        await PostAsync(browser, ("what", "person"), ("id", "bif-2"), ("name", "Bo"), ("unit", "bif-unit"), ("from", "2026-10-02"),
            ("to", "2026-10-01"), ("returnTo", $"{Bif}?person=bif-2"));
        Faulty(Form(browser, "#person-form"), "to", "Tiderne passer ikke");
        await PostAsync(browser, ("what", "department"), ("name", "Beskæftigelse"), ("leader", ""));
        Faulty(Form(browser, "#department-form"), "leader", "Vælg en, der står i organisationen.");
    }

    [Fact]
    public async Task A_department_is_added_with_its_head_and_its_first_unit()
    {
        using var browser = await OpenAsync();
        await browser.GetAsync("/organization");
        (string, string)[] form =
        [
            ("what", "new-department"), ("code", "BIF"), ("name", "Kultur"), ("unit-code", "bif-unit"), ("unit-name", "Ungdom"),
            ("head-code", "kff head"), ("head-name", " "), ("returnTo", "/organization"),
        ];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AddAsync(browser, form));
        Faulty(Form(browser, "#department-new"), "head-name", "Skriv et navn.");
        form[6] = ("head-name", "Karla");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AddAsync(browser, form));
        Faulty(Form(browser, "#department-new"), "code", "Skriv en kode uden mellemrum og kolon");
        Assert.Equal(
            ["code", "unit-code", "head-code"],
            Form(browser, "#department-new").QuerySelectorAll("[aria-invalid=true]").Select(static one => one.GetAttribute("name")));
        Assert.Equal("Kultur", Value(Form(browser, "#department-new"), "name"));

        (form[1], form[3], form[5]) = (("code", "KFF"), ("unit-code", "kff-ung"), ("head-code", "bif-lead"));
        Assert.Equal(HttpStatusCode.Redirect, await AddAsync(browser, form));
        var department = (await DocumentAsync()).GetProperty("departments").EnumerateArray().Single(one => Text(one, "code") == "KFF");
        Assert.Equal(("Kultur", "bif-lead", "kff-ung"), (
            Text(department, "name"), Text(department, "leader"), Text(department, "entryUnit")));
        var head = await OneAsync("caseworkers", "bif-lead");
        Assert.Equal(("Lars", "BIF"), (Text(head, "name"), Text(head, "department")));
        Assert.Contains(head.GetProperty("posts").EnumerateArray(), post => Text(post, "unit") == "kff-ung");
        await browser.GetAsync("/organization/departments/KFF");
        Assert.Contains("Ungdom", browser.Page, StringComparison.Ordinal);
        await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", OwnHost.Organization().ToJsonString());
    }

    [Fact]
    public async Task In_English_a_fault_is_in_English()
    {
        using var browser = await OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/language", ("language", "en"), ("returnTo", Bif)));
        await browser.GetAsync(Bif);
        Assert.Contains("Add a caseworker", browser.Page, StringComparison.Ordinal);
        await PostAsync(browser, ("what", "person"), ("code", "a b"), ("name", "x"), ("unit", "bif-unit"));
        Faulty(Form(browser, "#person-new"), "code", "Write a code without spaces and colons");
    }

    [Fact]
    public async Task A_person_is_added_is_away_and_is_removed_when_nothing_names_them_any_more()
    {
        using var browser = await OpenAsync();
        await DoneAsync(
            browser, ("what", "person"), ("code", "bif-77"), ("name", "Bodil"), ("unit", "bif-unit"), ("phone", "20 00 00 00"),
            ("email", "bodil@example.org"), ("substitute", "Bente"), ("from", "2026-09-07"), ("to", "2026-09-11"), ("to.clock", "12:00"));
        var person = await OneAsync("caseworkers", "bif-77");
        Assert.Equal(("Bodil", "bif-unit", "bif-1", "2026-09-07", "2026-09-11T12:00:00+02:00"), (
            Text(person, "name"), Text(person, "unit"), Text(person, "substitute"), Text(person.GetProperty("absent"), "from"),
            Text(person.GetProperty("absent"), "to")));

        await browser.GetAsync(Bif);
        await DoneAsync(browser, ("what", "unit"), ("code", "bif-hers"), ("name", "Bodils team"), ("leader", "bif-77"));
        await browser.GetAsync($"{Bif}?person=bif-77");
        Assert.Equal("12:00", Value(Form(browser, "#person-form"), "to.clock"));
        (string, string)[] removal = [("what", "person"), ("id", "bif-77"), ("act", "remove"), ("returnTo", $"{Bif}?person=bif-77")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(browser, removal));
        Assert.Contains(
            "Bodils team: Teamleder", Form(browser, "#person-form").QuerySelector("[role=alert][autofocus]")!.TextContent,
            StringComparison.Ordinal);
        await browser.GetAsync(Bif);
        await DoneAsync(browser, ("what", "unit"), ("id", "bif-hers"), ("act", "remove"));
        await browser.GetAsync(Bif);
        await DoneAsync(browser, removal);
        Assert.DoesNotContain("bif-77", (await DocumentAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_stand_in_the_calendar_and_are_filled_in_their_place()
    {
        using var browser = await OpenAsync();
        await browser.GetAsync($"{Bif}?month=2026-11");
        var table = browser.Document.QuerySelector("#rota-month")!;
        Assert.Equal(30, table.QuerySelectorAll("tbody tr").Length);
        var gaps = table.QuerySelectorAll("a.tag-warning");
        Assert.Equal(30, gaps.Length);
        Assert.All(gaps, static gap => Assert.Equal("Hul", gap.TextContent));

        await browser.GetAsync(gaps[3].GetAttribute("href")!.Split('#')[0]);
        HangsTogether(browser);
        var form = Form(browser, "#turn-new");
        Assert.Equal(("SOF", "2026-11-04", "2026-11-04"), (Value(form, "for"), Value(form, "from"), Value(form, "to")));
        Assert.Contains("4. nov.", form.Closest("tr")!.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
        await DoneAsync(
            browser, ("what", "turn"), ("for", "SOF"), ("caseworker", "Betina"), ("from", "2026-11-04"), ("from.clock", "08:00"),
            ("to", "2026-11-04"), ("to.clock", "16:00"));
        await browser.GetAsync($"{Bif}?month=2026-11");
        var day = browser.Document.QuerySelectorAll("#rota-month tbody tr")[3].QuerySelector("td")!;
        Assert.Equal(
            ["Hul 00.00–08.00", "Betina 08.00–16.00", "Hul 16.00–00.00"], day.Children.Select(static part => part.TextContent.Trim()));

        var turn = browser.Document.QuerySelector("a[href*='&turn=']")!.GetAttribute("href")!.Split('#')[0];
        await browser.GetAsync(turn);
        var id = Value(Form(browser, "#turn-form"), "id")!;
        await PostAsync(
            browser, ("what", "turn"), ("id", id), ("month", "2026-11"), ("for", "SOF"), ("caseworker", "Betina"), ("from", "2026-11-04"),
            ("to", "2026-11-03"), ("returnTo", turn));
        Faulty(Form(browser, "#turn-form"), "to", "Tiderne passer ikke");
        await DoneAsync(
            browser, ("what", "turn"), ("id", id), ("for", "SOF"), ("caseworker", "Bjarke"), ("from", "2026-11-04"), ("from.clock", ""),
            ("to", "2026-11-04"), ("to.clock", ""));
        await browser.GetAsync($"{Bif}?month=2026-11");
        Assert.Contains("Bjarke", browser.Document.QuerySelectorAll("#rota-month tbody tr")[3].TextContent, StringComparison.Ordinal);
        Assert.Equal(29, browser.Document.QuerySelectorAll("#rota-month a.tag-warning").Length);
        var put = browser.Document.QuerySelector("a[href*='&turn=']")!.GetAttribute("href")!.Split('#')[0];
        await browser.GetAsync(put);
        await DoneAsync(browser, ("what", "turn"), ("id", Value(Form(browser, "#turn-form"), "id")!), ("act", "remove"));
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_refused_and_keeps_what_was_typed()
    {
        using var first = await OpenAsync();
        using var second = await OpenAsync();
        await second.GetAsync($"{Bif}?unit=bif-unit");
        await DoneAsync(
            first, ("what", "unit"), ("id", "bif-unit"), ("name", "Jobcenter"), ("leader", "bif-lead"), ("phone", "11 11 11 11"));
        (string, string)[] fields =
            [("what", "unit"), ("id", "bif-unit"), ("name", "Jobcenter Nord"), ("leader", "Lars"), ("returnTo", $"{Bif}?unit=bif-unit")];
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(second, fields));
        var form = Form(second, "#unit-form");
        Assert.Equal("Jobcenter Nord", Value(form, "name"));
        Assert.Contains(
            "er ændret, siden du åbnede siden", form.QuerySelector("[role=alert][autofocus]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("11 11 11 11", form.Closest("tr")!.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Jobcenter", Text(await OneAsync("units", "bif-unit"), "name"));
        await DoneAsync(second, fields);
        Assert.Equal("Jobcenter Nord", Text(await OneAsync("units", "bif-unit"), "name"));
        await second.GetAsync(Bif);
        await DoneAsync(
            second, ("what", "unit"), ("id", "bif-unit"), ("name", "Jobcenter"), ("leader", "Lars"), ("phone", "+45 00 00 00 01"));
    }

    [Fact]
    public async Task A_turn_that_somebody_else_removed_meanwhile_comes_back_as_one_to_add()
    {
        const string November = $"{Bif}?month=2026-11";
        using var first = await OpenAsync();
        await DoneAsync(
            first, ("what", "turn"), ("for", "SOF"), ("caseworker", "Betina"), ("from", "2026-11-10"), ("to", "2026-11-10"));
        using var second = await OpenAsync();
        var turn = await TurnAsync(first);
        var id = Value(Form(first, "#turn-form"), "id")!;
        await second.GetAsync(turn);
        await DoneAsync(first, ("what", "turn"), ("id", id), ("act", "remove"));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(
            second, ("what", "turn"), ("id", id), ("month", "2026-11"), ("for", "SOF"), ("caseworker", "Bjarke"),
            ("from", "2026-11-10"), ("to", "2026-11-10"), ("returnTo", turn)));
        Assert.Contains("er ændret, siden du åbnede siden", second.Page, StringComparison.Ordinal);
        Assert.Contains("Bjarke", second.Page, StringComparison.Ordinal); // What was typed is there to be copied.
        HangsTogether(second);
        await first.GetAsync(November);
        Assert.DoesNotContain("Bjarke", first.Document.QuerySelector("#rota-month")!.TextContent, StringComparison.Ordinal);

        async Task<string> TurnAsync(SignedInBrowser browser)
        {
            await browser.GetAsync(November);
            var address = browser.Document.QuerySelector("a[href*='&turn=']")!.GetAttribute("href")!.Split('#')[0];
            await browser.GetAsync(address);
            return address;
        }
    }

    [Fact]
    public async Task A_removal_that_names_nothing_removes_nothing()
    {
        using var browser = await OpenAsync();
        var before = (await DocumentAsync()).GetRawText();
        foreach (var what in (string[])["department", "unit", "person", "turn", "everything"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(browser, ("what", what), ("act", "remove")));
            await browser.GetAsync(Bif);
        }

        Assert.Equal(before, (await DocumentAsync()).GetRawText());
    }

    [Theory]
    [InlineData("0001-01")]
    [InlineData("9999-12")]
    [InlineData("2026-13")]
    [InlineData("x")]
    public async Task A_month_at_the_end_of_the_calendar_or_beyond_is_answered(string month)
    {
        using var browser = await OpenAsync();
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"{Bif}?month={month}"));
        HangsTogether(browser);
    }

    [Fact]
    public async Task Leaders_read_it_and_have_no_form_and_an_unknown_department_is_not_there()
    {
        using var leader = await SignedInBrowser.OpenAsync(own.Host, "sof-head");
        Assert.Equal(HttpStatusCode.OK, await leader.GetAsync($"{Bif}?unit=bif-unit&month=never"));
        Assert.Contains("Bente", leader.Page, StringComparison.Ordinal);
        Assert.Empty(leader.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, await leader.PostAsync(Bif, ("what", "unit"), ("version", "1")));
        Assert.Equal(HttpStatusCode.NotFound, await leader.GetAsync("/organization/departments/XYZ"));
    }

    private async Task<SignedInBrowser> OpenAsync()
    {
        var browser = await SignedInBrowser.OpenAsync(own.Host, ("role", "operations"));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(Bif));
        HangsTogether(browser);
        return browser;
    }

    /// <summary>Posts a form with the version that the page has.</summary>
    private static async Task<HttpStatusCode> PostAsync(SignedInBrowser browser, params (string Name, string Value)[] fields)
    {
        var version = browser.Document.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        (string, string)[] known = [.. fields, ("version", version)];
        return await browser.PostAsync(Bif, fields.Any(static one => one.Name == "returnTo") ? known : [.. known, ("returnTo", Bif)]);
    }

    private static async Task<HttpStatusCode> AddAsync(SignedInBrowser browser, (string, string)[] fields)
    {
        var version = browser.Document.QuerySelector("#department-new input[name=version]")!.GetAttribute("value")!;
        return await browser.PostAsync("/organization", [.. fields, ("version", version)]);
    }

    private static async Task DoneAsync(SignedInBrowser browser, params (string, string)[] fields) =>
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(browser, fields));

    private async Task<JsonElement> DocumentAsync() => (await own.Host.GetAsync("/api/v1/organization", "role:operations")).Body;

    private async Task<JsonElement> OneAsync(string list, string id) =>
        (await DocumentAsync()).GetProperty(list).EnumerateArray().Single(one => Text(one, "id") == id);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
