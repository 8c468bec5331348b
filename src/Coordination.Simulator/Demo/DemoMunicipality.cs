using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Organizations;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

/// <summary>The demo's organization document: an invented municipality with seven departments and two outside parties.</summary>
/// <param name="client">The client of the service.</param>
internal sealed class DemoMunicipality(CoordinationClient client)
{
    private const string Path = "/api/v1/organization";

    public static byte[] Document()
    {
        using var stream = typeof(DemoMunicipality).Assembly.GetManifestResourceStream("organization.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The document of a municipality whose departments begin to work with the service on a day.</summary>
    public static byte[] DocumentFrom(DateOnly start)
    {
        var document = JsonNode.Parse(Document())!;
        foreach (var department in document["departments"]!.AsArray())
            department!["liveFrom"] = start.ToString("O", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    /// <summary>Puts the document, unless the service has a document that is not the demo's.</summary>
    /// <param name="force">Whether to replace any other document.</param>
    /// <param name="start">The day on which the departments begin; null: they have worked with the service before.</param>
    /// <exception cref="InvalidDataException">There is another document, and <paramref name="force"/> is false.</exception>
    public async Task PutAsync(bool force, DateOnly? start, CancellationToken cancellation)
    {
        var document = start is { } day ? DocumentFrom(day) : Document();
        if (!force && await FindAsync(cancellation).ConfigureAwait(false) is { } there && !IsOwn(there))
            throw new InvalidDataException(
                $"The service has an organization document that is not the demo's ({there.Departments.Count} departments, "
                + $"{there.Caseworkers.Count} caseworkers). Use --force to replace it: "
                + "whoever is not in the demo's document has then left.");
        var response = await client.SendAsync(
            new ServiceRequest(HttpMethod.Put, Path, CallerIdentity.Operations) { Content = Content }, cancellation).ConfigureAwait(false);
        if (!response.IsGood) throw new UnexpectedResponseException($"The organization document was refused: {response.Shown()}");

        HttpContent Content() =>
            new ByteArrayContent(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private async Task<OrganizationDocument?> FindAsync(CancellationToken cancellation)
    {
        var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, Path, CallerIdentity.Operations), cancellation)
            .ConfigureAwait(false);
        if (response.Status == HttpStatusCode.NotFound) return null;
        var document = response.Read<OrganizationDocument>();
        return document.Departments.Count + document.Caseworkers.Count == 0 ? null : document;
    }

    /// <summary>The demo's document is recognized by its data protection officer, an invented person.</summary>
    private static bool IsOwn(OrganizationDocument there) =>
        there.DataProtectionOfficer == JsonSerializer.Deserialize<OrganizationDocument>(
            Document(), ServiceResponse.Json)!.DataProtectionOfficer;
}
