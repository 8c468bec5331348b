using System.Net;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Citizens;

/// <summary>The citizen's feedback on the page: a drawing with a table, for those who see the department's content.</summary>
[Collection(nameof(SharedPages))]
public sealed class FeedbackPageTests(OwnHost own)
{
    private const string Sof = "/SOF/nexus";

    [Theory]
    [InlineData("da", "ORS: hvordan det går, Socialforvaltningen: 24,5 den", "under grænsen")]
    [InlineData("en", "ORS: how things are, Socialforvaltningen: 24.5 on", "under the cut-off")]
    public async Task The_page_draws_the_curve_and_says_the_same_in_a_table(string language, string label, string low)
    {
        var page = await PageAsync("sof-1", language);
        Assert.Contains(label, page, StringComparison.Ordinal);
        Assert.Contains("<polyline points=\"34,33 ", page, StringComparison.Ordinal);
        Assert.Contains($"<td data-title=\"{(language == "da" ? "Grænse" : "Cut-off")}\">{low}</td>", page, StringComparison.Ordinal);
        Assert.Contains(language == "da" ? ">24,5</td>" : ">24.5</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_department_sees_no_curve()
    {
        var page = await PageAsync("bif-1", "da");
        Assert.DoesNotContain("feedback-curve", page, StringComparison.Ordinal);
        Assert.DoesNotContain("24,5", page, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string caseworker, string language)
    {
        var subject = $"cpr:{NewCpr()}";
        await own.SettleAsync(
            Event("citizen.registered", subject, new { name = "Anna Prøve", birthDate = "1980-01-01" }),
            Event("intervention.started", subject, new
            {
                interventionId = "k-1", kind = "contact-course", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-31",
            }));
        var first = Event("feedback.recorded", subject, new { instrument = "ORS", score = 33 }, source: Sof);
        first["time"] = "2026-08-01T10:00:00+02:00";
        var key = await own.SettleAsync(
            Event("intervention.started", subject, new
            {
                interventionId = "s-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
            }, source: Sof),
            first, Event("feedback.recorded", subject, new { instrument = "ORS", score = 24.5 }, source: Sof));
        var answer = await own.Host.GetAsync(
            $"/citizens/{key}", $"caseworker:{caseworker}", ("Accept", "text/html"), ("Cookie", $"language={language}"));
        Assert.Equal(200, answer.Code);
        return WebUtility.HtmlDecode(answer.Text);
    }
}
