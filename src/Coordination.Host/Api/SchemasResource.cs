using System.Text.Json.Nodes;
using Coordination.Events;
using Coordination.Host.Feed;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What machines read to integrate: a JSON Schema for each event type, and an AsyncAPI document.</summary>
internal static class SchemasResource
{
    internal const string Base = "/schemas/events";

    internal static void Map(WebApplication app)
    {
        var schemas = app.MapGroup(Base).AllowAnonymous().WithTags("Schemas");
        schemas.MapGet("", List).WithSummary("The event types that are taken, and where the schema of the data of each is");
        schemas.MapGet("/{type}.json", Find).WithSummary("The JSON Schema (2020-12) of the data of an event type")
            .Produces<JsonObject>(StatusCodes.Status200OK, "application/schema+json").ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/asyncapi.json", AsyncApi).AllowAnonymous().WithTags("Schemas")
            .WithSummary("Events in, decisions out and webhooks (AsyncAPI 3.0)");
    }

    private static Ok<EventTypeView[]> List(HttpContext http) =>
        TypedResults.Ok(EventTypes.All.Select(type => new EventTypeView(type.Name, AddressOf(http, type))).ToArray());

    private static Results<JsonHttpResult<JsonObject>, NotFound> Find(HttpContext http, string type) => EventTypes.Find(type) is { } known
        ? TypedResults.Json(EventSchema.Of(known, AddressOf(http, known)), contentType: "application/schema+json")
        : TypedResults.NotFound();

    private static JsonHttpResult<JsonObject> AsyncApi(HttpContext http)
    {
        JsonObject messages = [], decisions = [];
        foreach (var type in EventTypes.All)
        {
            messages[type.Name] = new JsonObject
            {
                ["name"] = type.Name, ["contentType"] = "application/cloudevents+json",
                ["payload"] = Envelope(type.Name, new JsonObject { ["$ref"] = AddressOf(http, type) }),
            };
        }

        foreach (var type in FeedEvents.Types)
        {
            decisions[type] = new JsonObject
            {
                ["name"] = type, ["contentType"] = "application/cloudevents+json",
                ["payload"] = Envelope(type, new JsonObject { ["type"] = "object" }),
            };
        }

        return TypedResults.Json(new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Coordination", ["version"] = "1",
                ["description"] = "Departments' systems send events and are told the decisions that concern them, as CloudEvents.",
            },
            ["defaultContentType"] = "application/cloudevents+json",
            ["channels"] = new JsonObject
            {
                ["events"] = Channel("/api/v1/events", "Events of departments' systems, by POST.", messages),
                ["feed"] = Channel("/api/v1/feed", "Decisions after a position, by GET; live at /api/v1/feed/stream.", decisions),
                ["webhooks"] = Channel(null, "The same decisions, sent to a subscription's address.", (JsonObject)decisions.DeepClone()),
            },
            ["operations"] = new JsonObject
            {
                ["takeEvents"] = Operation("receive", "events"),
                ["tellDecisions"] = Operation("send", "feed"),
                ["sendDecisions"] = Operation("send", "webhooks"),
            },
        });
    }

    private static JsonObject Channel(string? address, string description, JsonObject messages) =>
        new() { ["address"] = address, ["description"] = description, ["messages"] = messages };

    private static JsonObject Operation(string action, string channel) =>
        new() { ["action"] = action, ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" } };

    private static JsonObject Envelope(string type, JsonObject data) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("specversion", "id", "source", "type", "subject", "time", "data"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" }, ["id"] = new JsonObject { ["type"] = "string" },
            ["source"] = new JsonObject { ["type"] = "string" }, ["type"] = new JsonObject { ["const"] = type },
            ["subject"] = new JsonObject { ["type"] = "string" },
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" }, ["data"] = data,
        },
    };

    private static string AddressOf(HttpContext http, EventType type) =>
        $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{Base}/{type.Name}.json";
}

/// <summary>An event type that is taken.</summary>
/// <param name="Schema">Where the schema of its data is; events may name it as <c>dataschema</c>.</param>
internal sealed record EventTypeView(string Type, string Schema);
