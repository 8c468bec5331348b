using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Coordination.Testing;
using MimeKit;

namespace Coordination.Host.Tests.Mails;

/// <summary>Who is mailed what and when. All need the one host with a mail server, so this file reads better whole.</summary>
public sealed class MailTests(MailHost mail) : IClassFixture<MailHost>
{
    [Fact]
    public async Task A_warning_not_seen_for_two_hours_is_told_by_one_mail_without_content()
    {
        var person = mail.NewPerson();
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromMinutes(119));
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromMinutes(1));

        var told = await mail.Server.ReceivedAsync(MailHost.AddressOf(person));

        Assert.Contains("2 advarsler", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("2 warnings", told.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{mail.Host.Client.BaseAddress!.OriginalString.TrimEnd('/')}/", told.TextBody, StringComparison.Ordinal);
        foreach (var content in new[] { "Anna", "Prøve", "010180", "k-1", "målgruppe", "contact-course", "Navn" })
            Assert.DoesNotContain(content, told.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("koordinering@example.org", Assert.Single(told.From.Mailboxes).Address);
        Assert.Equal("auto-generated", told.Headers[HeaderId.AutoSubmitted]);

        // Seen or not, nothing is told twice. A later mail to somebody of the same department has passed by then.
        var other = mail.NewPerson();
        await mail.WarnAsync(other);
        await mail.MoveAsync(TimeSpan.FromHours(4));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other));
        Assert.Single(mail.Server.To(MailHost.AddressOf(person)));
    }

    [Fact]
    public async Task A_mail_about_a_secret_matter_is_the_mail_about_any_other()
    {
        var (secret, other) = (mail.NewPerson(), mail.NewPerson());
        await mail.OfferOfSofAsync(secret, "shelter");
        await mail.OfferOfSofAsync(other, "housing-support");
        await mail.MoveAsync(TimeSpan.FromHours(2));
        var (one, two) = (
            await mail.Server.ReceivedAsync(MailHost.AddressOf(secret)), await mail.Server.ReceivedAsync(MailHost.AddressOf(other)));

        Assert.Equal(two.Subject, one.Subject);
        Assert.Equal(two.TextBody, one.TextBody);
        foreach (var content in new[] { "SOF", "Socialforvaltningen", "shelter", "herberg", "Krisecenter", "sof-lead" })
            Assert.DoesNotContain(content, one.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Receipts_tell_the_whole_way_of_an_alert()
    {
        var person = mail.NewPerson();
        var raisedAt = mail.Now;
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        var mailedAt = mail.Now;
        await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        await mail.MoveAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("delivered", Assert.Single(await mail.AlertsAsync(person)).GetProperty("state").GetString());
        await mail.SeeAsync(person);
        var seenAt = mail.Now;
        await mail.MoveAsync(TimeSpan.FromMinutes(5));
        var id = Assert.Single(await mail.AlertsAsync(person)).GetProperty("id").GetString();
        Assert.Equal(200, (await mail.Host.PostAsync($"/api/v1/alerts/{id}/acknowledge", $"caseworker:{person}", null)).Code);

        var receipts = Assert.Single(await mail.AlertsAsync(person)).GetProperty("receipts").EnumerateArray().Select(static one =>
            (one.GetProperty("step").GetString(), one.GetProperty("at").GetDateTimeOffset(), one.GetProperty("channel").GetString()));

        Assert.Equal(
            [
                ("raised", raisedAt, null), ("delivered", mailedAt, "mail"), ("seen", seenAt, null), ("acknowledged", mail.Now, null),
            ],
            receipts);
    }

    [Fact]
    public async Task An_escalation_has_its_time_among_the_receipts()
    {
        var person = mail.NewPerson();
        await mail.UrgeAsync(person);
        JsonElement[] steps = [];
        for (var day = 0; day < 7 && steps.Length == 0; day++)
        {
            await mail.MoveAsync(TimeSpan.FromDays(1));
            steps =
            [
                .. (await mail.AlertsAsync(person)).SelectMany(static one => one.GetProperty("receipts").EnumerateArray())
                    .Where(static one => one.GetProperty("step").GetString() == "escalated"),
            ];
        }

        // The clock moves by days; what was due in between is done at its own time.
        var escalated = Assert.Single(steps);
        Assert.NotEmpty(escalated.GetProperty("to").GetString()!);
        Assert.InRange(escalated.GetProperty("at").GetDateTimeOffset(), mail.Now.AddDays(-1), mail.Now);
    }

    [Fact]
    public async Task What_waits_while_the_mail_server_is_away_is_sent_once_when_it_is_back()
    {
        var (person, other) = (mail.NewPerson(), mail.NewPerson());
        await mail.Server.StopAsync();
        using (var nobody = new TcpListener(IPAddress.Loopback, mail.Server.Port))
        {
            nobody.Start();
            await mail.WarnAsync(person);
            await mail.WarnAsync(other);
            await mail.MoveAsync(TimeSpan.FromHours(2));
            for (var attempt = 0; attempt < 3; attempt++)
                (await nobody.AcceptTcpClientAsync(TestContext.Current.CancellationToken)).Dispose();
        }

        mail.Server.Listen();
        foreach (var each in new[] { person, other })
        {
            await mail.Server.ReceivedAsync(MailHost.AddressOf(each));
            Assert.Empty(await mail.UndeliverableAsync(each));
        }

        var later = mail.NewPerson();
        await mail.WarnAsync(later);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(later));
        Assert.All([person, other], each => Assert.Single(mail.Server.To(MailHost.AddressOf(each))));
    }

    [Fact]
    public async Task Every_mail_goes_over_an_encrypted_connection_and_the_password_is_in_no_log()
    {
        var person = mail.NewPerson();
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        Assert.Equal(0, mail.Server.TakenInClear);
        Assert.DoesNotContain(MailServer.Password, mail.Host.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_seen_or_taken_care_of_in_time_is_not_mailed()
    {
        var (seer, other) = (mail.NewPerson(), mail.NewPerson());
        await mail.WarnAsync(seer);
        await mail.WarnAsync(other);
        await mail.SeeAsync(seer);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other));
        Assert.Empty(mail.Server.To(MailHost.AddressOf(seer)));
    }

    [Fact]
    public async Task An_urgent_alert_is_mailed_after_fifteen_minutes_and_takes_warnings_along()
    {
        var person = mail.NewPerson();
        await mail.UrgeAsync(person);
        await mail.WarnAsync(person);
        await mail.InformAsync(person);
        await mail.MoveAsync(TimeSpan.FromMinutes(15));
        var told = await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        Assert.Contains("1 haster, 1 advarsel.", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("1 urgent, 1 warning.", told.TextBody, StringComparison.Ordinal);

        await mail.MoveToAsync(7, 59);
        await mail.InformAsync(person);
        await mail.MoveToAsync(8);
        var digest = await mail.Server.ReceivedAsync(MailHost.AddressOf(person), 2);
        Assert.Contains("2 til orientering.", digest.TextBody, StringComparison.Ordinal);
        Assert.Contains("2 for information.", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("haster", digest.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_until_they_end()
    {
        var (quiet, other) = (mail.NewPerson(), mail.NewPerson());
        await PutAsync(quiet, """{"quiet":{"from":"21:00","to":"06:30"}}""");
        await mail.MoveToAsync(22);
        await mail.UrgeAsync(quiet);
        await mail.UrgeAsync(other);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other));
        Assert.Empty(mail.Server.To(MailHost.AddressOf(quiet)));
        await mail.MoveToAsync(6, 30);
        await mail.Server.ReceivedAsync(MailHost.AddressOf(quiet));
    }

    [Fact]
    public async Task A_digest_in_quiet_hours_comes_when_they_end_in_one_mail_with_what_waited()
    {
        var (quiet, other) = (mail.NewPerson(), mail.NewPerson());
        await PutAsync(quiet, """{"quiet":{"from":"07:00","to":"09:30"}}""");
        await mail.MoveToAsync(7, 30);
        await mail.InformAsync(quiet);
        await mail.InformAsync(other);
        await mail.MoveToAsync(8);
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other));
        await mail.UrgeAsync(quiet);
        await mail.UrgeAsync(other);
        await mail.MoveAsync(TimeSpan.FromMinutes(15));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other), 2);
        Assert.Empty(mail.Server.To(MailHost.AddressOf(quiet)));

        await mail.MoveToAsync(9, 30);
        var told = await mail.Server.ReceivedAsync(MailHost.AddressOf(quiet));
        Assert.Contains("1 haster", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("1 til orientering", told.TextBody, StringComparison.Ordinal);
        await mail.WarnAsync(other);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other), 3);
        Assert.Single(mail.Server.To(MailHost.AddressOf(quiet)));
    }

    [Fact]
    public async Task Whoever_wants_no_mail_of_a_kind_gets_none()
    {
        var (person, other) = (mail.NewPerson(), mail.NewPerson());
        await PutAsync(person, """{"mail":{"warning":false}}""");
        await mail.WarnAsync(person);
        await mail.WarnAsync(other);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other));
        Assert.Equal("mail-not-wanted", Assert.Single(await mail.UndeliverableAsync(person)).GetProperty("why").GetString());
        await mail.UrgeAsync(person);
        await mail.MoveAsync(TimeSpan.FromMinutes(15));
        var told = await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        Assert.Contains("1 haster.", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wishes_are_read_back_and_wrong_ones_named()
    {
        var person = mail.NewPerson();
        var usual = (await mail.Host.GetAsync("/api/v1/me/notifications", $"caseworker:{person}")).Text;
        Assert.Equal("""{"mail":{"urgent":true,"warning":true,"info":true},"quiet":null}""", usual);
        const string said = """{"mail":{"urgent":true,"warning":true,"info":false},"quiet":{"from":"21:00","to":"06:30"}}""";
        await PutAsync(person, said);
        Assert.Equal(said, (await mail.Host.GetAsync("/api/v1/me/notifications", $"caseworker:{person}")).Text);
        foreach (var (wrong, pointer) in new[]
        {
            ("""{"quiet":{"from":"21","to":"06:30"}}""", "/quiet/from"), ("""{"quiet":{"from":"21:00","to":"24:00"}}""", "/quiet/to"),
            ("""{"quiet":{"from":"21:00","to":"21:00"}}""", "/quiet/to"), ("""{"quiet":{"from":"21:00"}}""", "/quiet/to"),
        })
        {
            var refused = await mail.Host.SendAsync(HttpMethod.Put, "/api/v1/me/notifications", $"caseworker:{person}", wrong);
            Assert.Equal(422, refused.Code);
            Assert.True(refused.NamesExactly(pointer), refused.Text);
        }

        Assert.Equal(said, (await mail.Host.GetAsync("/api/v1/me/notifications", $"caseworker:{person}")).Text);
        Assert.Equal(403, (await mail.Host.GetAsync("/api/v1/me/notifications", "role:operations")).Code);

        using var browser = await mail.BrowserAsync(person);
        await browser.GetAsync("/notifications");
        Assert.Contains(MailHost.AddressOf(person), browser.Page, StringComparison.Ordinal);
        await browser.PostAsync("/notifications", ("urgent", "true"));
        Assert.Equal(
            """{"mail":{"urgent":true,"warning":false,"info":false},"quiet":null}""",
            (await mail.Host.GetAsync("/api/v1/me/notifications", $"caseworker:{person}")).Text);
        await browser.GetAsync("/notifications");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.PostAsync("/notifications", ("from", "21:00")));
    }

    [Fact]
    public async Task A_receiver_the_server_is_too_busy_for_is_tried_again()
    {
        var person = mail.NewPerson();
        mail.Server.Busy[MailHost.AddressOf(person)] = 3;
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        Assert.Equal(0, mail.Server.Busy[MailHost.AddressOf(person)]);
        Assert.Empty(await mail.UndeliverableAsync(person));
    }

    [Fact]
    public async Task A_refused_receiver_is_shown_to_operations_and_told_to_their_leaders()
    {
        var person = mail.NewPerson();
        mail.Server.Refused[MailHost.AddressOf(person)] = true;
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await Eventually.IsAsync("the alert to be undeliverable", async () => (await mail.UndeliverableAsync(person)).Length == 1);
        var alert = Assert.Single(await mail.UndeliverableAsync(person, "caseworker:bif-lead"));
        Assert.Equal("mail-refused", alert.GetProperty("why").GetString());
        Assert.Single(await mail.UndeliverableAsync(person, "caseworker:bif-head"));
        Assert.Empty(await mail.UndeliverableAsync(person, "caseworker:sof-lead"));
        Assert.Equal(403, (await mail.Host.GetAsync("/api/v1/alerts/undeliverable", "caseworker:bif-1")).Code);
        foreach (var reader in new[] { "role:operations", "caseworker:bif-lead" })
        {
            var given = (await mail.Host.GetAsync("/api/v1/operations/mails", reader)).Body.EnumerateArray()
                .Single(one => one.GetProperty("caseworker").GetString() == person);
            Assert.Equal("refused", given.GetProperty("why").GetString());
            Assert.Equal("The mail server answered 550 to its receiver.", given.GetProperty("error").GetString());
        }

        using (var leader = await mail.BrowserAsync("bif-lead"))
        {
            await leader.GetAsync("/");
            Assert.Contains("undelivered-count", leader.Page, StringComparison.Ordinal);
            await leader.GetAsync("/undelivered");
            Assert.Contains($"Navn {person}", leader.Page, StringComparison.Ordinal);
        }

        // Once a mail has arrived, the one given up is no longer shown; the alert is, until somebody shows it to its receiver.
        mail.Server.Refused.Clear();
        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        await Eventually.IsAsync("the mail given up to be made up for", async () =>
            (await mail.Host.GetAsync("/api/v1/operations/mails", "role:operations")).Body.EnumerateArray()
                .All(one => one.GetProperty("caseworker").GetString() != person));
        Assert.Single(await mail.UndeliverableAsync(person));
        var steps = (await mail.AlertsAsync(person)).Single(one => one.GetProperty("id").GetString() == alert.GetProperty("id").GetString())
            .GetProperty("receipts").EnumerateArray().Select(static one => one.GetProperty("step").GetString());
        Assert.Equal(["raised", "undeliverable", "delivered"], steps);
        Assert.Empty(await mail.UndeliverableAsync(person));
    }

    [Fact]
    public async Task Without_an_address_an_alert_is_undeliverable_unless_somebody_is_signed_in()
    {
        const string person = "m-39";
        using (var browser = await mail.BrowserAsync(person))
        {
            await mail.WarnAsync(person);
            await mail.MoveAsync(TimeSpan.FromHours(2));
            Assert.Empty(await mail.UndeliverableAsync(person));
            await browser.GetAsync("/");
            await browser.PostAsync("/sign-out");
        }

        await mail.WarnAsync(person);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        var alert = Assert.Single(await mail.UndeliverableAsync(person));
        Assert.Equal("no-address", alert.GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, alert.GetProperty("escalatedTo").ValueKind);
    }

    [Fact]
    public async Task An_alert_seen_and_raised_again_was_never_told_again()
    {
        // An offer of a Monday is warned of on Friday, and due in the evening of the next Monday.
        await mail.MoveToAsync(9);
        while (mail.Now.DayOfWeek != DayOfWeek.Monday) await mail.MoveAsync(TimeSpan.FromDays(1));
        var (person, other) = (mail.NewPerson(), mail.NewPerson());
        await mail.WarnAsync(person);
        await mail.SeeAsync(person);
        await mail.WarnAsync(other);
        await mail.MoveAsync(TimeSpan.FromHours(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(other));
        Assert.Empty(mail.Server.To(MailHost.AddressOf(person)));

        // The answer is due in five business days; the warning before that raises the same alert again.
        await mail.MoveAsync(TimeSpan.FromDays(5));
        await mail.MoveAsync(TimeSpan.FromDays(2));
        await mail.Server.ReceivedAsync(MailHost.AddressOf(person));
        Assert.Equal("delivered", Assert.Single(await mail.AlertsAsync(person), static one =>
            one.GetProperty("kind").GetString() == "handover-offered").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: everybody@example.org")]
    [InlineData("a@example.org\n")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a")]
    public async Task An_address_with_line_breaks_or_several_is_refused(string address)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(MailHost.Organization))!;
        document["caseworkers"]![2]!["email"] = address;
        var refused = await mail.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString());
        Assert.Equal(422, refused.Code);
        Assert.True(refused.NamesExactly("/caseworkers/2/email"), refused.Text);
    }

    private async Task PutAsync(string person, string wishes)
    {
        var put = await mail.Host.SendAsync(HttpMethod.Put, "/api/v1/me/notifications", $"caseworker:{person}", wishes);
        Assert.True(put.Code == 200, put.Text);
    }
}
