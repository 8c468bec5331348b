using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Coordination.Host.Tests.Api;

/// <summary>What the OpenAPI document says that no answer of the other tests shows.</summary>
public sealed class ApiDocumentTests(RunningHost running)
{
    private const string References = "#/components/schemas/";

    [Theory]
    [InlineData("""{"from":"2026-08-30","to":null}""", true)]
    [InlineData("""{"from":"2026-08-30","to":"2026-08-31T12:00:00+02:00"}""", true)]
    [InlineData("""{"from":null,"substitute":null}""", true)]
    [InlineData("""{"from":"2026-08-30","to":7}""", false)]
    public async Task An_absence_until_further_notice_was_not_of_its_schema(string absence, bool isValid)
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        var schema = JsonSchema.FromText(new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$defs"] = schemas.DeepClone(),
            ["$ref"] = "#/$defs/AbsenceRequest",
        }.ToJsonString());
        using var body = JsonDocument.Parse(absence);
        Assert.Equal(isValid, schema.Evaluate(body.RootElement).IsValid);
    }

    [Fact]
    public async Task Null_was_of_two_schemas_where_one_is_asked_for()
    {
        var document = await DocumentAsync();
        var ofAny = document["components"]!["schemas"]!.AsObject()
            .Where(static one => one.Value!.AsObject().All(static word => word.Key == "description"))
            .Select(static one => one.Key).ToHashSet();
        Assert.NotEmpty(Choices(document));
        Assert.DoesNotContain(Choices(document), choice => ofAny.Contains(choice));
    }

    [Fact]
    public async Task A_key_that_a_look_up_by_name_leaves_out_was_required()
    {
        var response = (await DocumentAsync())["components"]!["schemas"]!["CitizenLookupResponse"]!;
        Assert.Empty(response["required"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task Refusals_that_any_operation_of_a_kind_may_answer_are_listed()
    {
        foreach (var (path, operations) in (await DocumentAsync())["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject())
            {
                var listed = operation!["responses"]!.AsObject().Select(static one => one.Key).ToList();
                List<string> expected = ["400"];
                if (path.StartsWith("/api/", StringComparison.Ordinal)) expected.AddRange(["401", "403", "503"]);
                if (operation["requestBody"] is not null) expected.AddRange(["413", "415"]);
                if (path.EndsWith("/stream", StringComparison.Ordinal) || path.EndsWith("/lookup", StringComparison.Ordinal))
                    expected.Add("429");
                if (path.Contains("/previews/", StringComparison.Ordinal)) expected.Add("404");
                Assert.True(expected.All(listed.Contains), $"{method} {path}: {string.Join(", ", expected.Except(listed))}");
            }
    }

    /// <summary>Two independent linters (Spectral, Redocly) and generated clients stumbled over these.</summary>
    [Fact]
    public async Task What_linters_and_generators_of_clients_need_is_there()
    {
        var document = await DocumentAsync();
        Assert.NotEmpty(document["servers"]!.AsArray());
        Assert.All(Arrays(document), static array => Assert.NotNull(array["items"]));
        List<string> names = [];
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject())
            {
                Assert.True(
                    operation!["responses"]!.AsObject().Any(static one => one.Key[0] is '2' or '3'), $"{method} {path} has no success.");
                names.Add(operation["operationId"]!.GetValue<string>());
            }

        var data = document["components"]!["schemas"]!["CloudEvent"]!["properties"]!["data"]!;
        Assert.Contains("/schemas/events/", data["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(names, static name => Assert.True(name.All(char.IsAsciiLetterOrDigit), name));
        Assert.Equal(names.Distinct(), names);
    }

    private static IEnumerable<JsonObject> Arrays(JsonNode? node) => node switch
    {
        JsonObject one => (IsArray(one["type"]) ? new[] { one } : []).Concat(one.SelectMany(static property => Arrays(property.Value))),
        JsonArray list => list.SelectMany(Arrays),
        _ => [],
    };

    private static bool IsArray(JsonNode? type) => type switch
    {
        JsonValue one => one.TryGetValue<string>(out var word) && word == "array",
        JsonArray some => some.Any(IsArray),
        _ => false,
    };

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse(
        (await running.Host.GetAsync("/openapi/v1.json", null)).Text.Replace(References, "#/$defs/", StringComparison.Ordinal))!;

    /// <summary>The names of the schemas that stand in a choice beside null.</summary>
    private static IEnumerable<string> Choices(JsonNode? node) => node switch
    {
        JsonObject one => (one["oneOf"] is JsonArray choices
            ? choices.Select(static choice => choice?["$ref"]?.GetValue<string>().Split('/')[^1]).OfType<string>() : [])
            .Concat(one.SelectMany(static property => Choices(property.Value))),
        JsonArray list => list.SelectMany(Choices),
        _ => [],
    };
}
