using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Events;

namespace Coordination.Tests.Events;

public sealed class EventFaultTests
{
    private const string Booked = """ "appointmentId":"1","kind":"court","caseworker":"c" """;
    private const string Granted = """ "interventionId":"1","kind":"mentor","unit":"u","caseworker":"c","startsOn":"2026-01-05" """;

    [Theory]
    [InlineData("2026-01-02T10:00:00Z", false)] // 24 hours, also where the offset differs
    [InlineData("2026-01-02T11:00:00+01:00", false)]
    [InlineData("2026-01-02T10:00:01Z", true)]
    [InlineData("2062-01-01T10:00:00Z", true)]
    public void An_appointment_longer_than_it_may_be_is_refused_with_its_pointer(string ends, bool isRefused)
    {
        foreach (var type in (string[])["appointment.booked", "appointment.moved"])
        {
            using var data = JsonDocument.Parse("{" + Booked + $$""","startsAt":"2026-01-01T10:00:00Z","endsAt":"{{ends}}"}""");
            var read = EventReading.Read(EventTypes.Find($"coordination.{type}.v1")!, data.RootElement, TimeSpan.FromHours(24));
            Assert.Equal(isRefused ? ["/data/endsAt"] : [], read.Faults.Select(fault => fault.Pointer));
            Assert.True(EventReading.Read(EventTypes.Find($"coordination.{type}.v1")!, data.RootElement).IsSound);
        }
    }

    [Theory]
    [InlineData("citizen.died", """{"onDate":"5/1 2026"}""", "/data/onDate")]
    [InlineData("citizen.died", """{"onDate":"2026-02-30"}""", "/data/onDate")]
    [InlineData("citizen.died", """{"onDate":"2026-01-01T00:00:00Z"}""", "/data/onDate")]
    [InlineData("citizen.died", """{"onDate":"9999-12-31"}""", "/data/onDate")]
    [InlineData("citizen.moved", """{"municipality":"147","onDate":"2026-01-05"}""", "/data/municipality")]
    [InlineData("citizen.moved", """{"municipality":"Odense","onDate":"2026-01-05"}""", "/data/municipality")]
    [InlineData("citizen.registered", """{"name":"A","birthDate":"1849-12-31"}""", "/data/birthDate")]
    [InlineData("citizen.registered", """{"name":"A","birthDate":"2201-01-01"}""", "/data/birthDate")]
    [InlineData("citizen.registered", """{"name":" \t","birthDate":"2001-01-01"}""", "/data/name")]
    [InlineData("citizen.registered", """{"name":"A","birthDate":"2001-01-01","addressProtected":"true"}""", "/data/addressProtected")]
    [InlineData("citizen.registered", """{"name":"A\u0000","birthDate":"2001-01-01"}""", "/data/name")]
    [InlineData("citizen.registered", """{"name":"A\ud800","birthDate":"2001-01-01"}""", "/data/name")]
    [InlineData("citizen.registered", """{"name":"A","birthDate":"2001-01-01","x/y":{"~":["a","b\u0000"]}}""", "/data/x~1y/~0/1")]
    [InlineData("citizen.registered", """{"name":"A","birthDate":"2001-01-01","x":{"\u0000":1}}""", "/data/x")]
    [InlineData("citizen.registered", """{"name":"A","birthDate":"2001-01-01","\udc00":1}""", "/data")]
    [InlineData("appointment.booked", "{" + Booked + """,   "startsAt":"2026-01-01T10:00:00","endsAt":"2026-01-01T11:00:00Z"}""", "/data/startsAt")]
    [InlineData("appointment.booked", "{" + Booked + """,   "startsAt":"2026-01-01","endsAt":"2026-01-01T11:00:00Z"}""", "/data/startsAt")]
    [InlineData("appointment.booked", "{" + Booked + """,   "startsAt":"2026-01-01T10:00:00Z","endsAt":"2026-01-01T11:00:00+01:00"}""", "/data/endsAt")]
    [InlineData("appointment.moved", """{"appointmentId":"1","startsAt":"2026-01-01T10:00:00Z","endsAt":"2026-01-01T09:00:00Z"}""", "/data/endsAt")]
    [InlineData("intervention.granted", "{" + Granted + ""","endsOn":"2026-01-04"}""", "/data/endsOn")]
    [InlineData("intervention.changed", """{"interventionId":"1","startsOn":"2026-01-05","endsOn":"2026-01-04"}""", "/data/endsOn")]
    [InlineData("intervention.granted", "{" + Granted + ""","weeklyHours":-0.5}""", "/data/weeklyHours")]
    [InlineData("intervention.granted", "{" + Granted + ""","weeklyHours":168.01}""", "/data/weeklyHours")]
    [InlineData("intervention.granted", "{" + Granted + ""","weeklyHours":1e400}""", "/data/weeklyHours")]
    [InlineData("intervention.granted", "{" + Granted + ""","intensity":"Low"}""", "/data/intensity")]
    [InlineData("intervention.granted", "{" + Granted + ""","kle":"27.24.0"}""", "/data/kle")]
    [InlineData("intervention.granted", "{" + Granted + ""","kle":"27-24-00"}""", "/data/kle")]
    [InlineData("intervention.granted", "{" + Granted + ""","cost":{"per":"week"}}""", "/data/cost/amount")]
    [InlineData("intervention.granted", "{" + Granted + ""","cost":{"amount":-1}}""", "/data/cost/amount")]
    [InlineData("intervention.granted", "{" + Granted + ""","cost":{"amount":1,"per":"fortnight"}}""", "/data/cost/per")]
    [InlineData("intervention.granted", "{" + Granted + ""","cost":{"amount":1,"currency":"EUR"}}""", "/data/cost/currency")]
    [InlineData("benefit.requested", """{"benefitId":"1","kind":"single","amount":-5}""", "/data/amount")]
    [InlineData("benefit.granted", """{"benefitId":"1","amount":100000000.01}""", "/data/amount")]
    [InlineData("benefit.refused", """{"benefitId":"1","amount":-0.01}""", "/data/amount")]
    [InlineData("sanction.notified", """{"sanctionId":"1","reason":"other","caseworker":"c","amount":-5}""", "/data/amount")]
    [InlineData("plan.agreed", """{"planId":"1","capacityHours":-1}""", "/data/capacityHours")]
    [InlineData("plan.followed-up", """{"planId":"1","capacityHours":169}""", "/data/capacityHours")]
    [InlineData("feedback.recorded", """{"instrument":"ORS","score":-1}""", "/data/score")]
    [InlineData("feedback.recorded", """{"instrument":"ORS","score":40.1}""", "/data/score")]
    [InlineData("intervention.granted", "{" + Granted + ""","goals":["a",7]}""", "/data/goals/1")]
    [InlineData("intervention.changed", """{"interventionId":"1","kind":"two words"}""", "/data/kind")]
    [InlineData("sanction.notified", """{"sanctionId":"1","caseworker":"c","reason":"lateness"}""", "/data/reason")]
    [InlineData("admission.started", """{"admissionId":"1","kind":"hotel"}""", "/data/kind")]
    [InlineData("admission.started", """{"admissionId":"1","kind":"ward","expectedEnd":"soon"}""", "/data/expectedEnd")]
    [InlineData("benefit.granted", """{"benefitId":"1","kind":"double"}""", "/data/kind")]
    [InlineData("treatment.requested", """{"requestId":"1","caseworker":"c","kind":"sugar"}""", "/data/kind")]
    [InlineData("concern.assessed", """{"concernId":"1","outcome":""}""", "/data/outcome")]
    [InlineData("appeal.reassessed", """{"appealId":"1","outcome":"lost"}""", "/data/outcome")]
    [InlineData("feedback.recorded", """{"instrument":"ors","score":1}""", "/data/instrument")]
    [InlineData("consent.given", """{"scope":[]}""", "/data/scope")]
    [InlineData("consent.given", """{"scope":["BIF",""]}""", "/data/scope/1")]
    [InlineData("consent.given", """{"scope":["BIF","SOF"],"until":"2026-01-01T10:00"}""", "/data/until")]
    public void A_fault_is_named_by_its_pointer(string type, string data, string at)
    {
        var fault = Assert.Single(Read(type, data).Faults);

        Assert.Equal(at, fault.Pointer);
        Assert.Contains("expected", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var faults = Read("intervention.granted", """{"interventionId":"","kind":7,"unit":"u","startsOn":"x","weeklyHours":-1,"goals":[null]}""").Faults;

        Assert.Equal(
            ["/data/caseworker", "/data/goals/0", "/data/interventionId", "/data/kind", "/data/startsOn", "/data/weeklyHours"],
            faults.Select(fault => fault.Pointer).Order());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void Data_must_be_an_object(string data) => Assert.Equal("/data", Assert.Single(Read("citizen.died", data).Faults).Pointer);

    [Fact]
    public void Absent_data_is_a_fault() =>
        Assert.Equal("/data", Assert.Single(EventReading.Read(EventTypes.All[0], default).Faults).Pointer);

    [Theory]
    [InlineData(200, 100, 4000, 0)]
    [InlineData(201, 100, 4000, 1)]
    [InlineData(200, 101, 4000, 1)]
    [InlineData(200, 100, 4001, 1)]
    public void Lengths_are_bounded(int id, int kind, int text, int faults)
    {
        var data = $$"""{"interventionId":"{{new string('i', id)}}","kind":"{{new string('k', kind)}}","title":"{{new string('t', text)}}"}""";

        Assert.Equal(faults, Read("intervention.changed", data).Faults.Count);
    }

    [Theory]
    [InlineData("\"010180-0000\"")]
    [InlineData("\"borger 0101800000 ringede\"")]
    [InlineData("\"01 01 80 - 0000\"")]
    [InlineData("0101800000")]
    [InlineData("3112991234")]
    [InlineData("[\"0101800000\"]")]
    public void A_value_that_may_hold_a_cpr_number_is_not_repeated(string value)
    {
        if (value.StartsWith('0'))
            value = $"\"{value}\"";

        var problem = Assert.Single(Read("citizen.died", $$"""{"onDate":{{value}}}""").Faults).Problem;

        Assert.DoesNotContain("0000", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_value_seen_is_shown_shortened()
    {
        var problem = Assert.Single(Read("citizen.died", $$"""{"onDate":"{{new string('x', 50)}}"}""").Faults).Problem;

        Assert.Equal($"\"{new string('x', 40)}…\", expected a date such as 2026-08-31, from 1900 to 2200", problem);
    }

    [Fact]
    public void Faults_read_the_same_in_every_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("da-DK");

        var problem = Assert.Single(Read("appointment.moved", """{"appointmentId":"1","startsAt":"2026-01-01T10:00:00Z","endsAt":"2026-01-01T09:00:00Z"}""").Faults).Problem;

        Assert.Equal("2026-01-01T09:00:00.0000000+00:00, expected an instant after 2026-01-01T10:00:00.0000000+00:00", problem);
    }

    [Theory]
    [InlineData("2026-01-01T10:00Z", "2026-01-01T10:00:00.0000000+00:00")]
    [InlineData("2026-01-01T10:00:00\\u002B01:00", "2026-01-01T10:00:00.0000000+01:00")]
    [InlineData("2026-01-01T10:00:00.123456789-03:30", "2026-01-01T10:00:00.1234567-03:30")]
    [InlineData("2026-01-01t10:00:00z", "2026-01-01T10:00:00.0000000+00:00")]
    public void Instants_keep_their_offset(string text, string expected)
    {
        var data = (DeadlineSet)Read("deadline.set", $$"""{"deadlineId":"1","dueAt":"{{text}}"}""").Data!;

        Assert.Equal(expected, data.DueAt.ToString());
    }

    [Theory]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T10:60:00Z")]
    [InlineData("2026-01-01T10:00:00.Z")]
    [InlineData("2026-01-01T10:00:00+15:00")]
    [InlineData("2026-01-01T10:00:00+0100")]
    [InlineData("2026-01-01 10:00:00Z")]
    [InlineData("2026-01-01T1:00:00Z")]
    [InlineData("2026-01-01T")]
    public void Other_instants_are_refused(string text) => Assert.False(Iso.TryInstant(text, out _));

    [Fact]
    public void Unknown_kinds_optional_blanks_and_emoji_are_taken_in()
    {
        var data = (InterventionGranted)Read("intervention.granted", """
            {"interventionId":"1","kind":"art-therapy","title":"\ud83d\ude00","unit":"u","caseworker":"c","startsOn":"2026-01-05","endsOn":"2026-01-05","place":"  ","weeklyHours":168}
            """).Data!;

        Assert.Equal(("art-therapy", "😀", null, 168m), (data.Kind, data.Title, data.Place, data.WeeklyHours));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_a_fault()
    {
        byte[] json = [.. """{"onDate":"2026-01-01","x":" """u8, 0xC3, 0x28, .. "\"}"u8];
        using var document = JsonDocument.Parse(json);

        Assert.Equal(
            "/data/x",
            Assert.Single(EventReading.Read(EventTypes.Find("coordination.citizen.died.v1")!, document.RootElement).Faults).Pointer);
    }

    [Fact]
    public void An_appointment_is_mandatory_unless_said_otherwise()
    {
        var data = (AppointmentBooked)Read("appointment.booked", "{" + Booked + ""","startsAt":"2026-01-01T10:00:00Z","endsAt":"2026-01-01T11:00:00Z"}""").Data!;

        Assert.Null(data.Mandatory);
    }

    private static EventReading Read(string type, string data) =>
        EventReading.Read(EventTypes.Find($"coordination.{type}.v1")!, JsonElement.Parse(Encoding.UTF8.GetBytes(data)));
}
