using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Coordination.Adapters.Tests.Hospital;

/// <summary>Messages that were damaged at random, with fixed seeds: each is read or refused.</summary>
public sealed partial class DamagedNotificationTests
{
    private const int Rounds = 1_500;

    private static readonly HospitalNotifications Notifications = new(new HospitalSettings());

    [Theory]
    [InlineData("stin.json", 1)]
    [InlineData("stin.xml", 2)]
    [InlineData("re_slor.xml", 3)]
    public void Characters_that_are_lost_doubled_or_changed_break_nothing(string name, int seed)
    {
        var sound = MessageFile.Read("Hospital", name);
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(sound);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(1, 40), text.Length - at);
                switch (random.Next(3))
                {
                    case 0: text.Remove(at, length); break;
                    case 1: text.Insert(random.Next(text.Length), text.ToString(at, length)); break;
                    default: text[at] = "<>\"{}[]:,=0a\0\uD800"[random.Next(14)]; break;
                }
            }

            Check(text.ToString());
        }
    }

    [Fact]
    public void Values_of_another_kind_in_json_break_nothing()
    {
        var sound = JsonNode.Parse(MessageFile.Read("Hospital", "stin.json"))!;
        JsonNode?[] others =
            [null, 1, true, "", "x", new JsonArray(), new JsonObject(), new JsonArray(1, "a", null), new JsonObject { ["a"] = 1 }];
        var places = All(sound).Select(static node => node.GetPath()).ToArray();
        foreach (var place in places.Skip(1))
            foreach (var other in others)
            {
                var changed = sound.DeepClone();
                All(changed).Single(node => node.GetPath() == place).ReplaceWith(other?.DeepClone());
                Check(changed.ToJsonString());
            }
    }

    [Fact]
    public void Elements_that_are_missing_doubled_or_others_in_xml_break_nothing()
    {
        var sound = XDocument.Parse(MessageFile.Read("Hospital", "re_slhj"));
        var count = sound.Descendants().Count();
        for (var at = 1; at < count; at++)
            for (var way = 0; way < 4; way++)
            {
                var changed = new XDocument(sound);
                var element = changed.Descendants().ElementAt(at);
                switch (way)
                {
                    case 0: element.Remove(); break;
                    case 1: element.AddAfterSelf(new XElement(element)); break;
                    case 2: element.Name = element.Name.Namespace + "basic"; break;
                    default: element.RemoveAll(); break;
                }

                Check(changed.ToString());
            }
    }

    private static void Check(string text)
    {
        var message = Notifications.Map(text);
        Assert.NotEqual(message.IsRefused, message.Events.Count > 0);
        Assert.All(message.Faults, static fault => Assert.DoesNotMatch(Cpr(), fault.ToString()));
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject one => one.Where(static pair => pair.Value is not null).SelectMany(static pair => All(pair.Value!)).Prepend(node),
        JsonArray many => many.OfType<JsonNode>().SelectMany(All).Prepend(node),
        _ => [node],
    };

    [GeneratedRegex("0101809?9?9?9?")]
    private static partial Regex Cpr();
}
