namespace Coordination.Client.Tests.Generated;

/// <summary>
/// The AsyncAPI document, with the schemas of events that it refers to, as an independent validator sees it (the parser of the AsyncAPI
/// initiative).
/// </summary>
public sealed class AsyncDocumentTests(ServiceHost service)
{
    private const string Program = """
        const { Parser } = require("@asyncapi/parser");
        fetch(process.argv[1]).then(answer => answer.text()).then(document => new Parser().parse(document)).then(({ diagnostics }) => {
            const errors = diagnostics.filter(one => one.severity === 0);
            for (const one of errors) console.log(one.code, one.path.join("/"), one.message);
            process.exit(errors.length === 0 ? 0 : 1);
        });
        """;

    [Fact]
    public async Task The_document_is_valid_and_its_schemas_are_found()
    {
        var (code, printed) = await ValidateAsync(new Uri(service.Host.Url, "asyncapi.json").AbsoluteUri);
        Assert.True(code == 0, printed);
    }

    [Fact]
    public async Task A_document_that_refers_to_nothing_is_not_valid()
    {
        var schema = new Uri(service.Host.Url, "schemas/events/coordination.nothing.v1.json").AbsoluteUri;
        var (code, printed) = await ValidateAsync("data:," + Uri.EscapeDataString($$"""
            {
              "asyncapi": "3.0.0", "info": { "title": "t", "version": "1" },
              "channels": { "c": { "messages": { "m": { "payload": { "$ref": "{{schema}}" } } } } },
              "operations": { "o": { "action": "send", "channel": { "$ref": "#/channels/other" } } }
            }
            """));
        Assert.Equal(1, code);
        Assert.Contains("invalid-ref channels/c/messages/m/payload", printed, StringComparison.Ordinal);
        Assert.Contains("invalid-ref operations/o/channel", printed, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Printed)> ValidateAsync(string address) => Programs.TryAsync(
        NuGetFolder.Node, Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(NuGetFolder.Npm))!, "-e", Program, "--", address);
}
