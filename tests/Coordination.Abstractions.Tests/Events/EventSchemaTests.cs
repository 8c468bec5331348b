using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Events;
using Json.Schema;

namespace Coordination.Tests.Events;

public sealed class EventSchemaTests
{
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true };

    public static TheoryData<string> Names => GoldenEvents.Names;

    private static JsonSchema SchemaOf(EventType type) =>
        JsonSchema.FromText(EventSchema.Of(type, $"https://example.org/schemas/{Guid.NewGuid():N}.json").ToJsonString());

    private static bool IsSound(EventType type, JsonNode data)
    {
        using var document = JsonDocument.Parse(data.ToJsonString());
        return EventReading.Read(type, document.RootElement).IsSound;
    }

    private static bool Fits(JsonSchema schema, JsonNode data) =>
        schema.Evaluate(JsonElement.Parse(data.ToJsonString()), Strict).IsValid;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_one_of_2020_12(string name)
    {
        var schema = EventSchema.Of(EventTypes.Find(name)!, "https://example.org/x.json");
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.True(Fits(MetaSchemas.Draft202012, schema), schema.ToJsonString());
        schema["required"] = "everything";
        Assert.False(Fits(MetaSchemas.Draft202012, schema));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_takes_what_the_reader_takes(string name)
    {
        var type = EventTypes.Find(name)!;
        var schema = SchemaOf(type);
        var whole = JsonNode.Parse(GoldenEvents.Data(name).GetRawText())!.AsObject();
        Assert.True(Fits(schema, whole), whole.ToJsonString());
        foreach (var (property, _) in whole.ToArray())
        {
            // Without it, with null, and with values of another kind: the schema refuses nothing that the reader takes.
            foreach (var other in new JsonNode?[] { null, 7, "text", true, new JsonArray(), new JsonArray("a", "b"), new JsonObject() })
            {
                var changed = whole.DeepClone().AsObject();
                changed[property] = other?.DeepClone();
                if (IsSound(type, changed)) Assert.True(Fits(schema, changed), changed.ToJsonString());
            }

            var without = whole.DeepClone().AsObject();
            without.Remove(property);
            Assert.Equal(IsSound(type, without), Fits(schema, without));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_refuses_a_value_of_another_kind(string name)
    {
        var type = EventTypes.Find(name)!;
        var schema = SchemaOf(type);
        var whole = JsonNode.Parse(GoldenEvents.Data(name).GetRawText())!.AsObject();
        foreach (var (property, _) in whole.ToArray())
        {
            var changed = whole.DeepClone().AsObject();
            changed[property] = new JsonArray(new JsonObject());
            Assert.False(IsSound(type, changed));
            Assert.False(Fits(schema, changed), changed.ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_property_of_the_contract_is_described(string name)
    {
        var properties = EventSchema.Of(EventTypes.Find(name)!, "x")["properties"]!.AsObject();
        foreach (var given in GoldenEvents.Data(name).EnumerateObject())
            Assert.NotEmpty(properties[given.Name]!.ToJsonString());
    }
}
