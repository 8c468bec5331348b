using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>Leaders order caseload transfers and follow them, with scripts and without.</summary>
public sealed class TransferTests(BrowserFixture browser)
{
    // Their caseloads are moved whole: nobody else's tests are about them.
    private const string First = "bif-berg";
    private const string Second = "bif-vang";
    private const string Leader = "bif-bruun";

    private readonly RunningService service = browser.Service;

    [Fact]
    public async Task A_leader_orders_a_transfer_and_sees_it_come_to_its_end_live()
    {
        await CaseloadAsync(First, 40);
        await using var opened = await service.SignInAsync(Leader);
        await opened.Page.Locator(".nav-more > summary").ClickAsync();
        await opened.Page.Locator(".main-nav a[href='/transfers']").ClickAsync();
        await opened.Page.Locator("#from").SelectOptionAsync(First);
        await opened.Page.Locator("#to-0").FillAsync("bif-holm");
        await opened.Page.Locator("#share-0").FillAsync("2");
        await opened.Page.Locator("#order-form summary").ClickAsync();
        await opened.Page.Locator("#to-1").FillAsync("bif-lund");
        await opened.Page.Locator("#reason").FillAsync("Ida går på orlov");
        await opened.Page.GetByText("Start overdragelsen").ClickAsync();
        await Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Overdragelse af Ida Bergs sager");
        await Expect(opened.Page.Locator("#progress-heading")).ToHaveTextAsync("Færdig");
        await Expect(opened.Page.Locator("#live-state")).ToContainTextAsync("Overdragelsen er slut");
        await Expect(opened.Page.Locator("#transfer-steering button")).ToHaveCountAsync(0);
        await Expect(opened.Page.Locator("#transfer-progress")).ToContainTextAsync("Mette Holm");
        Assert.Empty(opened.Complaints);
        await opened.FindNothingAsync(1366);
        await opened.FindNothingAsync(320);
    }

    [Fact]
    public async Task Without_scripts_it_is_paused_resumed_and_cancelled_by_forms_and_refusals_are_said()
    {
        await CaseloadAsync(Second, 120);
        await using var opened = await service.SignInAsync(Leader, "/transfers", javaScript: false);
        await opened.Page.Locator("#from").SelectOptionAsync(Second);
        await opened.Page.Locator("#to-0").FillAsync("nobody-9");
        await opened.Page.Locator("#reason").FillAsync("Torben er fratrådt");
        await opened.Page.GetByText("Start overdragelsen").ClickAsync();
        await Expect(opened.Page.Locator(".fault")).ToContainTextAsync("Ingen kollega passer til “nobody-9”.");
        await Expect(opened.Page.Locator("#to-0")).ToBeFocusedAsync();

        // What was chosen and written stands there still.
        await Expect(opened.Page.Locator("#from")).ToHaveValueAsync(Second);
        await Expect(opened.Page.Locator("#reason")).ToHaveValueAsync("Torben er fratrådt");
        await opened.Page.Locator("#to-0").FillAsync("bif-holm");
        await opened.Page.GetByText("Start overdragelsen").ClickAsync();
        await opened.Page.GetByText("Sæt på pause").ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToHaveTextAsync("Overdragelsen er sat på pause.");
        await Expect(opened.Page.Locator("#progress-heading")).ToHaveTextAsync("På pause");
        await opened.Page.Locator("#transfer-steering summary").ClickAsync();
        await opened.Page.GetByText("Stop nu").ClickAsync();
        await Expect(opened.Page.Locator("#progress-heading")).ToHaveTextAsync("Stoppet");
        await Expect(opened.Page.Locator("#transfer-report table")).ToContainTextAsync("Overdragelsen blev stoppet inden.");
        await opened.Page.GetByText("English").ClickAsync();
        await Expect(opened.Page.Locator("#progress-heading")).ToHaveTextAsync("Cancelled");
        Assert.All(opened.Complaints, static complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_leads_nobody_finds_no_way_there()
    {
        await using var opened = await service.SignInAsync("bif-riis");
        await Expect(opened.Page.Locator(".main-nav a[href='/transfers']")).ToHaveCountAsync(0);
        Assert.Equal(403, (await opened.Page.GotoAsync($"{service.Address}/transfers"))!.Status);
    }

    private async Task CaseloadAsync(string caseworker, int citizens)
    {
        for (var number = 0; number < citizens; number++)
            await service.SendAsync("BIF", "intervention.started", service.NewCpr(), new
            {
                interventionId = string.Create(CultureInfo.InvariantCulture, $"{caseworker}-{number}"), kind = "contact-course",
                unit = "bif-ydelse", caseworker, startsOn = "2026-08-03",
            });
    }
}
