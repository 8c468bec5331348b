using Coordination.Events;

namespace Coordination.Host.Tests.Api;

public sealed class SchemasTests(RunningHost running)
{
    [Fact]
    public async Task Every_event_type_has_a_schema_where_the_list_says()
    {
        var types = (await running.Host.GetAsync("/schemas/events/", null)).Body.EnumerateArray().ToArray();
        Assert.Equal(EventTypes.All.Select(static type => type.Name), types.Select(static one => one.GetProperty("type").GetString()!));
        foreach (var type in types)
        {
            var address = new Uri(type.GetProperty("schema").GetString()!);
            var schema = await running.Host.GetAsync(address.AbsolutePath, null);
            Assert.Equal(200, schema.Code);
            Assert.Equal(address.ToString(), schema.Body.GetProperty("$id").GetString());
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.Body.GetProperty("$schema").GetString());
        }

        Assert.Equal(404, (await running.Host.GetAsync("/schemas/events/coordination.nothing.v1.json", null)).Code);
    }

    [Fact]
    public async Task The_asyncapi_document_names_every_message()
    {
        var document = (await running.Host.GetAsync("/asyncapi.json", null)).Body;
        Assert.Equal("3.0.0", document.GetProperty("asyncapi").GetString());
        var channels = document.GetProperty("channels");
        Assert.Equal(EventTypes.All.Length, channels.GetProperty("events").GetProperty("messages").EnumerateObject().Count());
        Assert.True(channels.GetProperty("feed").GetProperty("messages").TryGetProperty("coordination.decision.sanction-held.v1", out _));
        foreach (var operation in document.GetProperty("operations").EnumerateObject())
        {
            var channel = operation.Value.GetProperty("channel").GetProperty("$ref").GetString()!;
            Assert.True(channels.TryGetProperty(channel["#/channels/".Length..], out _));
        }
    }
}
