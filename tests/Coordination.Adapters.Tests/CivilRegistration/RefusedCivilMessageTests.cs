namespace Coordination.Adapters.Tests.CivilRegistration;

public sealed class RefusedCivilMessageTests
{
    private static readonly CivilRegistrationMessages Messages = new(CivilSettings.All);

    [Theory]
    [InlineData("moved", "urn:oio:cpr-nr:0101809999", "", "ObjektRegistrering/ObjektId/URNIdentifikator", "missing")]
    [InlineData("moved", "urn:oio:cpr-nr:0101809999", "urn:oio:cvr-nr:0101809999", "ObjektId/URNIdentifikator", "another text")]
    [InlineData("moved", "urn:oio:cpr-nr:0101809999", "urn:oio:cpr-nr:9901809999", "ObjektId/URNIdentifikator", "another text")]
    [InlineData("moved", "5c2e81a1-94b7-4d06-a3f8-71e0c95d2b41", "5c2e81a1-94b7-4d06-a3f8-71e0c95d2b00", "/ObjektHandling", "5c2e81a1")]
    [InlineData("moved", "5c2e81a1-94b7-4d06-a3f8-71e0c95d2b41", "0101809999", "/ObjektHandling", "missing")]
    [InlineData("moved", "ce7fcf97-a8a2-447a-8690-d38aa0f6e23c", "ce7fcf97-a8a2-447a-8690-d38aa0f6e200", "/ObjektType", "ce7fcf97")]
    [InlineData("moved", "8f41c6d2-2b70-4a9e-b5d3-0e6f7a91c822", "0101809999", "/Haendelsesbesked/BeskedId", "missing")]
    [InlineData("moved", "2026-08-25T08:00:00", "0101809999", "/Registreringstidspunkt", "withheld")]
    [InlineData("moved", "2026-08-24T00:00:00", "24.08.2026", "/GyldighedFra", "24.08.2026")]
    [InlineData("moved", "0751", "751", "/Beskeddata/MunicipalityCode", "751")]
    [InlineData("moved", "p:MunicipalityCode", "p:Kommune", "/Beskeddata/MunicipalityCode", "missing")]
    [InlineData("born", "2026-08-18</p:BirthDate>", "18-08-2026</p:BirthDate>", "/Beskeddata/BirthDate", "18-08-2026")]
    [InlineData("born", "p:PersonGivenName>Alba</p:PersonGivenName>\n        <p:PersonSurnameName>Prøvesen</p:PersonSurnameName", "p:X/",
        "/Beskeddata/PersonNameStructure", "missing")]
    [InlineData("renumbered", "0101809998", "0101809999", "/PersonCivilRegistrationReplacementIdentifier", "the same number")]
    [InlineData("renumbered", "0101809998", "01018099", "/PersonCivilRegistrationReplacementIdentifier", "another text")]
    [InlineData("protected", ">true<", ">ja<", "/PersonInformationProtectionIndicator", "ja")]
    [InlineData("died", "k:GyldighedFra", "k:Modtagerhandling", "/GyldighedFra", "missing")]
    [InlineData("died", "</k:GyldighedFra>",
        "</k:GyldighedFra><k:GyldighedTil><TidsstempelDatoTid>2026-08-26T23:29:00</TidsstempelDatoTid></k:GyldighedTil>", "/GyldighedTil",
        "before GyldighedFra")]
    [InlineData("died", "<TidsstempelDatoTid>2026-08-26T23:30:00</TidsstempelDatoTid>", "<GraenseIndikator>true</GraenseIndikator>",
        "/GyldighedFra", "missing")]
    public void What_is_wrong_is_told_with_its_place(string name, string sound, string wrong, string place, string problem)
    {
        var text = MessageFile.Read("CivilRegistration", name);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var message = Messages.Map(text.Replace(sound, wrong, StringComparison.Ordinal));
        Assert.Empty(message.Events);
        var fault = Assert.Single(message.Faults);
        Assert.EndsWith(place, fault.Pointer, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("01018099", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_registrations_in_one_message_are_refused()
    {
        var text = MessageFile.Read("CivilRegistration", "died");
        var begin = text.IndexOf("<k:ObjektRegistrering>", StringComparison.Ordinal);
        var one = text[begin..(text.IndexOf("</k:ObjektRegistrering>", StringComparison.Ordinal) + "</k:ObjektRegistrering>".Length)];
        Assert.Equal("several, expected one", Assert.Single(Messages.Map(text.Insert(begin, one)).Faults).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0101809999")]
    [InlineData("{\"cpr\":\"0101809999\"}")]
    [InlineData("<Haendelsesbesked/>")]
    [InlineData("<x0101809999/>")]
    [InlineData("<k:Haendelsesbesked xmlns:k=\"urn:oio:besked:kuvert:1.0\"/>")]
    [InlineData("<s:ModtagBeskedInput xmlns:s=\"urn:oio:sts:1.0.0\"/>")]
    public void What_is_no_such_message_is_refused_without_its_content(string text)
    {
        var message = Messages.Map(text);
        Assert.Empty(message.Events);
        Assert.DoesNotContain("0101809999", Assert.Single(message.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_is_refused_unread()
    {
        var text = MessageFile.Read("CivilRegistration", "named").Replace(
            "?>\n", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n", StringComparison.Ordinal);
        Assert.Contains("document type", Assert.Single(Messages.Map(text).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_megabytes_and_deep_elements_are_refused()
    {
        var text = MessageFile.Read("CivilRegistration", "named");
        Assert.Contains(
            "at most 1048576", Assert.Single(Messages.Map(text + new string('\n', 10 * 1024 * 1024)).Faults).Problem,
            StringComparison.Ordinal);
        var deep = text.Replace(
            "</k:Beskeddata>", string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000))
                + "</k:Beskeddata>", StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Single(Messages.Map(deep).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_none_stops_the_start() =>
        Assert.Throws<ArgumentException>(() => new CivilRegistrationMessages(new CivilRegistrationSettings { Source = "cpr" }));
}
