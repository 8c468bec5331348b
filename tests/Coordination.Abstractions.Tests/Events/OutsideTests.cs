using System.Text;
using System.Text.Json;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Abstractions.Tests.Events;

/// <summary>The doors for times, text, JSON and events that come from outside.</summary>
public sealed class OutsideTests
{
    private static readonly DepartmentEvent Sound = new()
    {
        Id = "e-1", Source = "/BIF/fasit", Type = EventTypes.Of(new CitizenDied { OnDate = new DateOnly(2026, 3, 1) }).Name,
        Time = DateTimeOffset.UnixEpoch, Data = new CitizenDied { OnDate = new DateOnly(2026, 3, 1) },
    };

    public static TheoryData<string, DepartmentEvent> Faulty => new()
    {
        { "/id", Sound with { Id = "" } },
        { "/id", Sound with { Id = "a\r\nb" } },
        { "/id", Sound with { Id = new string('x', 201) } },
        { "/id", Sound with { Id = "\uD800" } },
        { "/source", Sound with { Source = "BIF" } },
        { "/source", Sound with { Source = "/" } },
        { "/source", Sound with { Source = "/BIF/own-page" } },
        { "/time", Sound with { Time = DateTimeOffset.MaxValue } },
        { "/time", Sound with { Time = DateTimeOffset.MinValue } },
        { "/sequence", Sound with { Sequence = "\0" } },
        { "/type", Sound with { Type = "coordination.citizen.moved.v1" } },
        { "/type", Sound with { Type = "unheard-of" } },
        { "/type", Sound with { Type = null! } },
        { "/data", Sound with { Data = null! } },
        { "/data/onDate", Sound with { Data = new CitizenDied { OnDate = DateOnly.MaxValue } } },
    };

    [Fact]
    public void A_sound_event_has_no_fault() => Assert.Empty(EventFaults.In(Sound));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void An_event_from_a_grain_call_is_held_to_what_HTTP_holds_it_to(string at, DepartmentEvent reported) =>
        Assert.Contains(EventFaults.In(reported), fault => fault.Pointer == at);

    [Theory]
    [InlineData("1899-12-31", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2200-12-31T23:59:59.9999999+14:00", true)]
    [InlineData("2201-01-01", false)]
    [InlineData("9999-12-31T23:59:59.9999999Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    public void Times_from_outside_are_bounded(string text, bool isWithin) => Assert.Equal(isWithin, OutsideTime.TryEither(text, out _));

    [Fact]
    public void Every_text_has_a_normal_form()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var text = $"x{(char)code}Y";
            Assert.NotEmpty(OutsideText.Normalized(text));
            Assert.NotEmpty(OutsideText.Normalized(text, NormalizationForm.FormKD));
            Assert.Equal(IdSpelling.Name(IdSpelling.Name(text)), IdSpelling.Name(text));
            Assert.Equal(IdSpelling.Department(IdSpelling.Department(text)), IdSpelling.Department(text));
        }

        Assert.Equal("a\uFFFDb", OutsideText.Normalized("a\uFFFEb"));
        Assert.Equal("a\uFFFDb", OutsideText.Normalized("a\uD800b"));
        Assert.Equal("\u00E9", OutsideText.Normalized("e\u0301"));
    }

    [Theory]
    [InlineData("""{"name": "A\ufffeB", "birthDate": "1980-01-01"}""", typeof(CitizenRegistered), "/data/name")]
    [InlineData("""{"name": "A\u0007B"}""", typeof(CitizenCorrected), "/data/name")]
    [InlineData("""{"contactId": "c\uffff", "channel": "phone", "unit": "u"}""", typeof(ContactReceived), "/data/contactId")]
    [InlineData("""{"contactId": "c", "channel": "phone", "unit": "u\ufdd0"}""", typeof(ContactReceived), "/data/unit")]
    [InlineData("""{"contactId": "c", "channel": "phone", "unit": "u", "wants": "B\ufffe"}""", typeof(ContactReceived), "/data/wants")]
    [InlineData("""{"scope": ["BIF", "S\ufffe"]}""", typeof(ConsentGiven), "/data/scope/1")]
    public void Ids_and_names_in_events_hold_no_control_characters_and_no_noncharacters(string data, Type type, string at)
    {
        var known = EventTypes.All.Single(one => one.DataType == type);
        var read = EventReading.Read(known, JsonDocument.Parse(data).RootElement);
        Assert.Equal([at], read.Faults.Select(static fault => fault.Pointer));
    }

    [Fact]
    public void A_leap_second_is_read_as_the_second_before_it()
    {
        Assert.True(Iso.TryInstant("2016-12-31T23:59:60Z", out var instant));
        Assert.Equal(new DateTimeOffset(2016, 12, 31, 23, 59, 59, TimeSpan.Zero), instant);
        Assert.False(Iso.TryInstant("2016-12-31T23:59:61Z", out _));
    }

    [Theory]
    [InlineData("Ærø 😀", true, true)]
    [InlineData("a\nb", true, false)]
    [InlineData("a\u0085b", true, false)]
    [InlineData("a\uFDD0b", true, false)]
    [InlineData("a\U0001FFFEb", true, false)]
    [InlineData("\U0010FFFF", true, false)]
    [InlineData("\U0001FFFD\U00020000", true, true)]
    [InlineData("a\0b", false, false)]
    public void Text_is_storable_or_sound_or_neither(string text, bool isStorable, bool isSound) =>
        Assert.Equal((isStorable, isSound), (OutsideText.IsStorable(text), OutsideText.IsSound(text)));

    [Fact]
    public void Halves_of_surrogate_pairs_are_no_text()
    {
        foreach (var text in new[] { "a\uD800b", "\uDC00\uD800", "😀\uD83D" }) // No test data: attributes cannot hold them.
            Assert.Equal((false, false), (OutsideText.IsStorable(text), OutsideText.IsSound(text)));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "/a")]
    [InlineData("""{"x":{"a":1,"b":2,"\u0061":3}}""", "/x/a")]
    [InlineData("""{"\u0061":1,"b":2,"a":3}""", "/a")]
    [InlineData("""{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":1,"k":2,"l":3,"m":4,"n":5,"o":6,"p":7,"a":8}""", "/a")]
    [InlineData("""{"\ud800":1}""", "")]
    [InlineData("""{"a":["ok","\ud800"]}""", "/a/1")]
    [InlineData("""{"a":"\u0000"}""", "/a")]
    [InlineData("""{"a/b":"\u0000"}""", "/a~1b")]
    [InlineData("""{"a":"123456"}""", "/a")]
    public void Json_from_outside_names_the_place_of_every_fault(string json, string at)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(at, Assert.Single(OutsideJson.FaultsIn(document.RootElement, textLengthMax: 5)).Pointer);
    }

    [Fact]
    public void A_name_that_is_no_text_hides_no_other_that_stands_twice()
    {
        using var document = JsonDocument.Parse("""{"\ud800":1,"b":2,"b":3}""");
        Assert.Equal(["", "/b"], OutsideJson.FaultsIn(document.RootElement).Select(fault => fault.Pointer));
    }

    [Fact]
    public void Bytes_that_are_not_Utf8_are_found_in_names_and_values()
    {
        foreach (var json in new[] { "{\"a\":\"\u00e6\"}", "{\"\u00e6\":1}" })
        {
            using var document = JsonDocument.Parse(Encoding.Latin1.GetBytes(json));
            Assert.Single(OutsideJson.FaultsIn(document.RootElement));
        }
    }

    [Fact]
    public void Sound_json_has_no_fault()
    {
        using var document = JsonDocument.Parse("""{"a":["x",{"b":null,"c":true}],"æ":"\ud83d\ude00"}""");
        Assert.Empty(OutsideJson.FaultsIn(document.RootElement, textLengthMax: 5));
    }
}
