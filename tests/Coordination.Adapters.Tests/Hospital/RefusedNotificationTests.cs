using System.Text;

namespace Coordination.Adapters.Tests.Hospital;

public sealed class RefusedNotificationTests
{
    private static readonly HospitalNotifications Notifications = new(new HospitalSettings());

    [Theory]
    [InlineData("stin", "<value value=\"0101809999\"/>", "", "/Patient/identifier", "missing")]
    [InlineData("stin", "<value value=\"0101809999\"/>", "<value value=\"010180-999\"/>", "/Patient/identifier", "another text")]
    [InlineData("stin", "urn:oid:1.2.208.176.1.2", "urn:oid:1.2.208.176.1.6", "/Patient/identifier", "missing")]
    [InlineData("stin", "value=\"admit-inpatient\"", "value=\"admit-somewhere\"", "/Provenance/activity", "\"admit-somewhere\"")]
    [InlineData("stin", "value=\"hospital-notification-message\"", "value=\"care-communication-message\"", "/MessageHeader/eventCoding",
        "\"care-communication-message\"")]
    [InlineData("stin", "<status value=\"in-progress\"/>", "<status value=\"finished\"/>", "/Encounter/status", "\"finished\"")]
    [InlineData("stin", "<code value=\"IMP\"/>", "<code value=\"EMER\"/>", "/Encounter/class", "\"EMER\"")]
    [InlineData("stin", "<start value=\"2026-08-28T10:15:00+02:00\"/>", "", "/Encounter/period/start", "missing")]
    [InlineData("stin", "<start value=\"2026-08-28T10:15:00+02:00\"/>", "<start value=\"2026-08-28\"/>", "/Encounter/period/start",
        "\"2026-08-28\"")]
    [InlineData("stin", "<start value=\"2026-08-28T10:15:00+02:00\"/>", "<start value=\"0001-08-28T10:15:00+02:00\"/>",
        "/Encounter/period/start", "withheld")]
    [InlineData("stin", "<value value=\"c0a5f1d2-6e37-4b18-8f24-9d7b3e6a5c41\"/>", "", "/Encounter/episodeOfCare/identifier", "missing")]
    [InlineData("slhj", "<end value=\"2026-08-31T08:00:00+02:00\"/>", "<end value=\"2026-08-28T10:14:00+02:00\"/>", "/Encounter/period/end",
        "before the stay began")]
    [InlineData("slhj", "<end value=\"2026-08-31T08:00:00+02:00\"/>", "", "/Encounter/period/end", "missing")]
    [InlineData("slor", "<end value=\"2026-08-30T18:00:00+02:00\"/>", "<end value=\"2026-08-29T08:59:00+02:00\"/>",
        "/Encounter/extension/valuePeriod/end", "before the leave began")]
    [InlineData("mors", "<end value=\"2026-08-30T00:30:00+02:00\"/>", "", "/Encounter/period/end", "missing")]
    [InlineData("an_stor", "start-leave-inpatient", "end-leave-inpatient", "/Encounter/status", "\"in-progress\"")]
    public void What_is_wrong_is_told_with_its_place(string name, string sound, string wrong, string place, string problem)
    {
        var text = MessageFile.Read("Hospital", name);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var message = Notifications.Map(text.Replace(sound, wrong, StringComparison.Ordinal));
        Assert.Empty(message.Events);
        var fault = Assert.Single(message.Faults, fault => fault.Pointer == place);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.All(message.Faults, static fault => Assert.DoesNotContain("010180", fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_correction_of_what_was_cancelled_is_refused()
    {
        var text = MessageFile.Read("Hospital", "re_slhj").Replace(
            "<code value=\"discharge-inpatient-home\"/>", "<code value=\"cancel-discharge-inpatient-home\"/>", StringComparison.Ordinal);
        Assert.Equal("/Provenance/entity/what", Assert.Single(Notifications.Map(text).Faults).Pointer);
    }

    [Theory]
    [InlineData("MessageHeader")]
    [InlineData("Patient")]
    [InlineData("Encounter")]
    public void A_message_without_one_of_its_parts_is_refused(string part)
    {
        var text = MessageFile.Read("Hospital", "stin");
        var (begin, end) = (text.IndexOf($"<{part}>", StringComparison.Ordinal), text.IndexOf($"</{part}>", StringComparison.Ordinal));
        var without = text.Remove(begin, end - begin + part.Length + 3).Insert(begin, "<Basic><code><text value=\"x\"/></code></Basic>");
        Assert.Contains(
            Notifications.Map(without).Faults, fault => fault.Pointer == $"/{part}" && fault.Problem == "missing, expected one");
    }

    [Fact]
    public void Two_patients_in_one_message_are_refused()
    {
        var text = MessageFile.Read("Hospital", "stin");
        var begin = text.IndexOf("  <entry>\n    <fullUrl value=\"urn:uuid:b2", StringComparison.Ordinal);
        var entry = text[begin..(text.IndexOf("</entry>", begin, StringComparison.Ordinal) + "</entry>\n".Length)];
        Assert.Contains(
            Notifications.Map(text.Insert(begin, entry)).Faults,
            static fault => fault is { Pointer: "/Patient", Problem: "several, expected one" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("0101809999")]
    [InlineData("{")]
    [InlineData("{\"resourceType\":\"Patient\"}")]
    [InlineData("{\"resourceType\":\"0101809999\"}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<")]
    [InlineData("<Bundle/>")]
    [InlineData("<Bundle xmlns=\"http://hl7.org/fhir\"/>")]
    [InlineData("<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"0101809999\"/></Bundle>")]
    [InlineData("<x0101809999 xmlns=\"http://hl7.org/fhir\"/>")]
    public void What_is_no_notification_is_refused_without_its_content(string text)
    {
        var message = Notifications.Map(text);
        Assert.Empty(message.Events);
        Assert.NotEmpty(message.Faults);
        Assert.All(message.Faults, static fault => Assert.DoesNotContain("0101809999", fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_type_with_entities_is_refused_unread()
    {
        var bomb = """
            <!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            """ + MessageFile.Read("Hospital", "stin").Replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "", StringComparison.Ordinal)
                .Replace("Prøvesen", "&b;&c;", StringComparison.Ordinal);
        Assert.Contains("document type", Assert.Single(Notifications.Map(bomb).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_megabytes_are_refused_by_their_length()
    {
        var text = MessageFile.Read("Hospital", "stin") + new string(' ', 10 * 1024 * 1024);
        Assert.Contains("expected at most 1048576", Assert.Single(Notifications.Map(text).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_too_deep_is_refused_as_xml_and_as_json()
    {
        const int levels = 20_000;
        var xml = new StringBuilder("<Bundle xmlns=\"http://hl7.org/fhir\">").Insert(0, "").Append(Repeated("<extension>", levels))
            .Append(Repeated("</extension>", levels)).Append("</Bundle>").ToString();
        Assert.Contains("deep", Assert.Single(Notifications.Map(xml).Faults).Problem, StringComparison.Ordinal);

        var json = "{\"resourceType\":\"Bundle\",\"extension\":" + Repeated("[{\"extension\":", levels) + "[]" + Repeated("}]", levels)
            + "}";
        Assert.NotEmpty(Notifications.Map(json).Faults);
    }

    [Theory]
    [InlineData("hospital", 24)]
    [InlineData("/REGION/x", 0)]
    [InlineData("/REGION/x", 24 * 31)]
    public void Settings_that_cannot_be_used_stop_the_start(string source, int hours) =>
        Assert.Throws<ArgumentException>(
            () => new HospitalNotifications(new HospitalSettings { Source = source, EmergencyStay = TimeSpan.FromHours(hours) }));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
