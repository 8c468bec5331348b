namespace Coordination.Client.Tests.Generated;

/// <summary>The OpenAPI document as an independent linter sees it (Redocly, its recommended rules).</summary>
public sealed class LintedDocumentTests(ServiceHost service)
{
    [Fact]
    public async Task The_document_passes_without_errors()
    {
        using var http = new HttpClient();
        var (code, printed) = await LintAsync(await http.GetStringAsync(new Uri(service.Host.Url, "openapi/v1.json")));
        Assert.True(code == 0, printed);
    }

    [Fact]
    public async Task A_document_with_a_parameter_that_its_path_has_not_fails()
    {
        var (code, printed) = await LintAsync("""
            {
              "openapi": "3.1.1", "info": { "title": "t", "version": "1" }, "servers": [{ "url": "https://service.example.dk" }],
              "security": [{ "s": [] }], "components": { "securitySchemes": { "s": { "type": "http", "scheme": "bearer" } } },
              "paths": {
                "/things/{id}": {
                  "get": { "operationId": "one", "summary": "s", "responses": { "200": { "description": "d" } } }
                }
              }
            }
            """);
        Assert.Equal(1, code);
        Assert.Contains("path-parameters-defined", printed, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Printed)> LintAsync(string document)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-linted-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), document);
            return await Programs.TryAsync(
                NuGetFolder.Node, folder, NuGetFolder.Linter, "lint", "openapi.json", "--extends=recommended",
                "--skip-rule=tag-description");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
