using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>Contacts from the counter to the caseworker who answers, on pages without scripts.</summary>
public sealed class ContactTests(BrowserFixture browser)
{
    private readonly RunningService service = browser.Service;

    [Fact]
    public async Task A_contact_is_handed_over_from_its_row_and_accepted_and_colleagues_see_each_other()
    {
        var cpr = service.NewCpr();
        await service.SendAsync("KFF", "citizen.registered", cpr, new { name = "Rosa Prøve", birthDate = "1990-01-01" });
        var data = new { contactId = "rosa", channel = "counter", about = "husleje", unit = "kff-borgerservice" };
        var key = await service.SendAsync("KFF", "contact.received", cpr, data);

        await using var giver = await service.SignInAsync("kff-steen", $"/citizens/{key}", javaScript: false);
        var contact = giver.Page.Locator("#received .item");
        await Expect(contact).ToContainTextAsync("Skranke: husleje");
        await Expect(contact).ToContainTextAsync("Ligger hos Jette Steen (KFF)");
        var alert = giver.Page.Locator("[data-alert]").Filter(new() { HasText = "En henvendelse er din at svare på" });
        await Expect(alert).ToHaveCountAsync(1);
        await contact.Locator(".answer > summary").ClickAsync();
        await contact.Locator("input[name=caseworker]").FillAsync("sof-gade");
        await contact.Locator("textarea[name=reason]").FillAsync("Rosa skylder husleje");
        await contact.GetByText("Send tilbud").ClickAsync();
        await Expect(giver.Page.Locator(".notice-done")).ToContainTextAsync("Tilbuddet er sendt");
        await Expect(contact).ToContainTextAsync("Der er spurgt, om en anden tager over");
        await Expect(giver.Page.Locator("#action .item")).ToContainTextAsync("Overdragelse: Henvendelse: husleje");

        await using var receiver = await service.SignInAsync("sof-gade", $"/citizens/{key}", javaScript: false);
        await receiver.Page.Locator("#action .item").GetByText("Overtag", new() { Exact = true }).ClickAsync();
        await Expect(receiver.Page.Locator(".notice-done")).ToContainTextAsync("Du har overtaget");
        await Expect(receiver.Page.Locator("#received .item")).ToContainTextAsync("Ligger hos Rasmus Gade (SOF)");
        var colleagues = receiver.Page.Locator("section:has(#colleagues-heading) tbody tr");
        await Expect(colleagues).ToHaveCountAsync(1);
        await Expect(colleagues).ToContainTextAsync("har en henvendelse");
        await receiver.Page.GotoAsync(service.Address);
        var owed = receiver.Page.Locator(".item").Filter(new() { HasText = "Rosa Prøve" });
        await Expect(owed.First).ToContainTextAsync("Svar på henvendelse");
        Assert.Empty(giver.Complaints.Concat(receiver.Complaints));
    }

    [Fact]
    public async Task A_handover_of_a_contact_is_declined_with_a_reason()
    {
        var cpr = service.NewCpr();
        await service.SendAsync("KFF", "citizen.registered", cpr, new { name = "Viggo Prøve", birthDate = "1990-01-01" });
        var data = new { contactId = "viggo", channel = "phone", unit = "kff-borgerservice" };
        var key = await service.SendAsync("KFF", "contact.received", cpr, data);
        var offered = await service.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:kff-steen", new
        {
            what = new { type = "contact", id = "KFF/viggo" }, to = new { caseworker = "sof-gade" }, reason = "den er jeres",
        });
        Assert.Equal(201, offered.Code);
        await using var asked = await service.SignInAsync("sof-gade", $"/citizens/{key}", javaScript: false);
        var item = asked.Page.Locator("#action .item");
        await item.Locator(".answer > summary").ClickAsync();
        await item.Locator("textarea").FillAsync("Vi kender ikke Viggo");
        await item.GetByText("Send afslag").ClickAsync();
        await Expect(asked.Page.Locator("body")).ToContainTextAsync("Afslaget er sendt");
        var picture = await service.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor");
        Assert.Equal("kff-steen", picture.Body.GetProperty("contacts")[0].GetProperty("owner").GetString());
    }

    [Fact]
    public async Task A_citizen_is_looked_up_by_name_and_birth_date_with_neither_in_any_address()
    {
        var name = $"Åse Opslag {service.NewCpr()[6..]}";
        var key = await service.SendAsync("KFF", "citizen.registered", service.NewCpr(), new { name, birthDate = "1961-04-09" });
        await using var opened = await service.SignInAsync("bif-holm", "/citizens", javaScript: false);
        var addresses = new System.Collections.Concurrent.ConcurrentQueue<string>();
        opened.Page.Request += (_, request) => addresses.Enqueue(request.Url);
        await AskAsync(opened, "Ukendt Person");
        await Expect(opened.Page.Locator("[role=status]").Filter(new() { HasText = "Ingen borger" })).ToHaveCountAsync(1);
        await AskAsync(opened, name.ToUpperInvariant());
        await Expect(opened.Page).ToHaveURLAsync($"{service.Address}/citizens/{key}");
        Assert.DoesNotContain(addresses, address => address.Contains("opslag", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(addresses, address => address.Contains("1961", StringComparison.Ordinal));
    }

    private static async Task AskAsync(WatchedPage opened, string name)
    {
        if (!await opened.Page.Locator("#name").IsVisibleAsync())
            await opened.Page.Locator(".answer:has(#name) > summary").ClickAsync();
        await opened.Page.Locator("#name").FillAsync(name);
        await opened.Page.Locator("#birth-date").FillAsync("1961-04-09");
        await opened.Page.Locator("#name-reason").FillAsync("Står ved skranken");
        await opened.Page.Locator("form:has(#name) button").ClickAsync();
    }
}
