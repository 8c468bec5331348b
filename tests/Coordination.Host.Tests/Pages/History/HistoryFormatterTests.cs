using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.History;
using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Tests.Pages.History;

public sealed class HistoryFormatterTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void Every_kind_the_journal_can_hold_has_words(string language)
    {
        var catalog = TextCatalog.Of(LanguageCodes.Parse(language));
        var kinds = FactJson.DecisionKinds.Concat(EventTypes.All.Select(type => type.Name));
        Assert.DoesNotContain(kinds, kind => catalog.Find(HistoryFormatter.KeyOf(kind)) is null);
    }

    [Fact]
    public void An_unknown_kind_shows_as_itself() => Assert.Equal("conflict-forgotten", Words("conflict-forgotten", "policy", "{}").What);

    [Fact]
    public void A_decision_says_by_which_rule_on_what_basis_and_under_which_policy()
    {
        var entry = Words("conflict-detected", "policy", """{"id":"22bb","kind":"appointment-clash"}""");
        Assert.Equal("Konflikt fundet: Aftaler støder sammen", entry.What);
        Assert.Equal("reglerne", entry.By);
        Assert.StartsWith("Aftaler støder sammen. Lokal retningslinje", entry.Why, StringComparison.Ordinal);
        Assert.Equal("2026-01-01", entry.PolicyVersion);
    }

    [Fact]
    public void A_report_says_what_a_department_sent()
    {
        var entry = Words("coordination.appointment.booked.v1", "/BIF/fasit",
            """
            {"id":"e","data":{"appointmentId":"a","kind":"employment-interview","startsAt":"2026-03-09T10:00:00+01:00",
            "place":"Jobcenter","caseworker":"bif-1"}}
            """);
        Assert.Equal("Aftale booket: Jobsamtale, 9. mar. 2026 kl. 10.00, Jobcenter, bif-1", entry.What);
        Assert.Equal("fasit (BIF)", entry.By);
        Assert.Null(entry.Why);
    }

    [Theory]
    [InlineData("masked", "Noget hos en anden forvaltning", null)]
    [InlineData("/BIF/fasit", "Noget, der også angår en anden forvaltning", "fasit (BIF)")]
    public void A_masked_entry_says_only_that_it_was_and_who_if_that_is_shown(string by, string what, string? author)
    {
        var entry = Words("handover-accepted", by, """{"masked":true}""", masked: true);
        Assert.Equal(new HistoryLine(1, At, what, author, null, null), entry);
    }

    [Fact]
    public void A_person_s_reason_is_the_why()
    {
        var entry = Words("conflict-settled", "bif-1",
            """
            {"id":"22bb","kind":"appointment-clash",
            "settlement":{"by":"bif-1","outcome":"keep-both","reason":"Kan nå begge","policyVersion":"2026-01-01"}}
            """);
        Assert.Equal("Konflikt afgjort: Aftaler støder sammen, Begge fastholdes", entry.What);
        Assert.Equal("Kan nå begge", entry.Why);
    }

    [Theory]
    [InlineData("kff-lead", "Ansvar flyttet: KFF/h, kff-lead")]
    [InlineData("kff-1", "Ansvar flyttet: KFF/h, kff-1 svarer for kff-lead")]
    public void Whose_a_contact_is_says_which_and_whose(string person, string what)
    {
        var data = $$"""{"what":"contact KFF/h","holder":"kff-lead","person":"{{person}}"}""";
        Assert.Equal(what, Words("responsibility-moved", "policy", data).What);
    }

    private static HistoryLine Words(string kind, string by, string data, bool masked = false)
    {
        var user = new PageUser(new Caller(CallerKind.Auditor, "auditor"), Organization.Empty, new Localizer(Language.Danish, At));
        var labels = new PictureLabels(new CitizenView { Key = "c-1", Version = 1 }, user);
        var entry = new HistoryEntryView(1, At, kind, by, null, "2026-01-01", data) { Masked = masked };
        return new HistoryFormatter(labels, user, PolicyBook.Delivered).Format(entry);
    }
}
