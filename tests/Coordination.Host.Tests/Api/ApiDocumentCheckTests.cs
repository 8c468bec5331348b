using Xunit.Sdk;

namespace Coordination.Host.Tests.Api;

/// <summary>The check of answers against the OpenAPI document can fail.</summary>
public sealed class ApiDocumentCheckTests
{
    private const string Document = """
        {
          "openapi": "3.1.1",
          "paths": {
            "/api/v1/things/{id}": {
              "get": {
                "responses": {
                  "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
                }
              }
            }
          },
          "components": {
            "schemas": {
              "Thing": {"type": "object", "required": ["id", "count"], "properties": {"count": {"type": "integer"}}}
            }
          }
        }
        """;

    private readonly ApiDocumentCheck _check = new(Document);

    [Fact]
    public void An_answer_as_the_document_says_passes() =>
        _check.Require(HttpMethod.Get, "/api/v1/things/1", 200, "application/json", """{"id":"1","count":2}""");

    [Theory]
    [InlineData("/api/v1/things/1", 200, "application/json", """{"id":"1"}""")]
    [InlineData("/api/v1/things/1", 200, "application/json", """{"id":"1","count":"2"}""")]
    [InlineData("/api/v1/things/1", 200, "text/plain", "1")]
    [InlineData("/api/v1/things/1", 202, "application/json", """{"id":"1","count":2}""")]
    [InlineData("/api/v1/others", 200, "application/json", "{}")]
    public void An_answer_the_document_does_not_list_fails(string path, int status, string mediaType, string body) =>
        Assert.ThrowsAny<XunitException>(() => _check.Require(HttpMethod.Get, path, status, mediaType, body));
}
