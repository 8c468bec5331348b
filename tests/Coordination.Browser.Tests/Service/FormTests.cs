using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>Forms in a browser: refused ones come back, people are picked, and a server that is away costs nobody their text.</summary>
public sealed class FormTests(BrowserFixture browser)
{
    private const string Reason = "Mentoren kender borgeren bedst, og vi har talt om det";

    private readonly RunningService service = browser.Service;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refused_form_comes_back_filled_in_with_the_focus_on_the_fault(bool javaScript)
    {
        var key = await CitizenAsync();
        await using var opened = await service.SignInAsync("bif-nygaard", $"/citizens/{key}?zoom=year", javaScript: javaScript);
        await opened.Page.Locator("#offer-heading").ClickAsync();
        await opened.Page.Locator("#offer-reason").FillAsync(Reason);
        await opened.Page.Locator("#offer-note").FillAsync("Ring først");
        await opened.Page.GetByText("Send tilbud").First.ClickAsync();
        await Expect(opened.Page.Locator("#offer-caseworker")).ToBeFocusedAsync();
        await Expect(opened.Page.Locator("#offer-form .fault")).ToHaveTextAsync("Vælg enten en enhed eller en sagsbehandler.");
        await Expect(opened.Page.Locator("#offer-reason")).ToHaveValueAsync(Reason);
        await Expect(opened.Page.Locator("#offer-note")).ToHaveValueAsync("Ring først");
        if (javaScript)
        {
            await opened.FindNothingAsync(1366);
            await Expect(opened.Page).ToHaveURLAsync($"{service.Address}/citizens/{key}?zoom=year");
        }

        await opened.Page.Keyboard.TypeAsync("Søren Nygaard");
        await opened.Page.GetByText("Send tilbud").First.ClickAsync();
        await Expect(opened.Page.Locator("#offer-form .fault")).ToContainTextAsync("Vælg en anden kollega");
        await Expect(opened.Page.Locator("#offer-reason")).ToHaveValueAsync(Reason);
        await opened.Page.Locator("#offer-caseworker").FillAsync("Riis");
        await opened.Page.GetByText("Send tilbud").First.ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("Tilbuddet er sendt");
        Assert.All(opened.Complaints, static complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_colleague_is_picked_by_keyboard_alone()
    {
        var key = await CitizenAsync();
        await using var opened = await service.SignInAsync("bif-nygaard", $"/citizens/{key}");
        await opened.Page.Locator("#offer-heading").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Locator("#offer-caseworker").FocusAsync();
        await opened.Page.Keyboard.TypeAsync("jobcenter");
        var field = opened.Page.Locator("#offer-caseworker");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(opened.Page.Locator("#announcer")).ToContainTextAsync("passer");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(opened.Page.Locator("[role=option][aria-selected=true]")).ToHaveCountAsync(1);
        var picked = await opened.Page.Locator("[role=option][aria-selected=true]").GetAttributeAsync("data-value");
        await opened.FindNothingAsync(1366);
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await opened.Page.Locator("#offer-reason").FillAsync(Reason);
        await opened.Page.Locator("#offer-form button").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("Tilbuddet er sendt");
        var picture = await service.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor");
        Assert.Equal(picked, picture.Body.GetProperty("handovers")[0].GetProperty("to").GetProperty("caseworker").GetString());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task While_the_server_is_away_nothing_is_sent_and_everything_stays()
    {
        var key = await CitizenAsync();
        await using var opened = await service.SignInAsync("bif-nygaard", $"/citizens/{key}");
        await opened.Page.Locator("#offer-heading").ClickAsync();
        await opened.Page.Locator("#offer-caseworker").FillAsync("Riis");
        await opened.Page.Locator("#offer-reason").FillAsync(Reason);
        await opened.Context.SetOfflineAsync(true);
        await opened.Page.Locator("#offer-form button").ClickAsync();
        await Expect(opened.Page.Locator("#offer-form .away")).ToContainTextAsync("Serveren svarer ikke. Intet er sendt");
        await Expect(opened.Page.Locator("#offer-reason")).ToHaveValueAsync(Reason);
        await opened.Context.SetOfflineAsync(false);
        await opened.Page.Locator("#offer-form button").ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("Tilbuddet er sendt");
    }

    [Fact]
    public async Task Acknowledging_while_the_server_is_away_keeps_the_page()
    {
        await CitizenAsync();
        await using var opened = await service.SignInAsync("bif-nygaard");
        var button = opened.Page.Locator("[data-alert] [data-acknowledge]").First;
        await opened.Context.SetOfflineAsync(true);
        await button.ClickAsync();
        await Expect(opened.Page.Locator(".away")).ToContainTextAsync("Serveren svarer ikke");
        await Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Mit skrivebord");
        await opened.Context.SetOfflineAsync(false);
        await button.ClickAsync();
        await Expect(opened.Page.Locator(".away")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_slot_is_taken_and_a_contact_answered_by_keyboard_alone()
    {
        await CitizenAsync("Vera Prøve");
        await using var opened = await service.SignInAsync("bif-nygaard");
        var hers = opened.Page.Locator(".item").Filter(new() { HasText = "Vera Prøve" });
        var clash = hers.Filter(new() { HasText = "Aftaler støder sammen" });
        await clash.Locator("button[name=slot]").Last.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("Aftalen er flyttet til den nye tid");
        await Expect(clash).ToHaveCountAsync(0);
        var contact = hers.Filter(new() { HasText = "Svar på henvendelse" });
        await contact.GetByText("Jeg har svaret").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("Henvendelsen er besvaret");
        await Expect(contact).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    /// <summary>A citizen with two appointments at one hour, and a contact; Søren Nygaard answers for both.</summary>
    private async Task<string> CitizenAsync(string name = "Otto Prøve")
    {
        var cpr = service.NewCpr();
        await service.SendAsync("BIF", "citizen.registered", cpr, new { name, birthDate = "1990-01-01" });
        await service.SendAsync("BIF", "intervention.started", cpr, new
        {
            interventionId = "k-bif", kind = "mentor", unit = "bif-job", caseworker = "bif-nygaard", startsOn = "2026-08-03",
        });
        await service.SendAsync("BIF", "contact.received", cpr, new { contactId = $"h-{cpr}", channel = "phone", about = "bolig",
            unit = "bif-job" });
        var starts = RunningService.Now.AddDays(8);
        await service.SendAsync("SOF", "appointment.booked", cpr, new
        {
            appointmentId = "a-sof", kind = "treatment", startsAt = starts, endsAt = starts.AddHours(1), place = "Borgercenter Voksne",
            caseworker = "sof-gade",
        });
        return await service.SendAsync("BIF", "appointment.booked", cpr, new
        {
            appointmentId = "a-bif", kind = "employment-interview", startsAt = starts.AddMinutes(15), endsAt = starts.AddMinutes(75),
            place = "Jobcenter Nord", caseworker = "bif-nygaard",
        });
    }
}
