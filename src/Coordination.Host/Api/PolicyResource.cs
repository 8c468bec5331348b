using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Policies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Api;

/// <summary>Policy: the document in force, its versions, and putting a new one.</summary>
internal static class PolicyResource
{
    /// <summary>The path of the JSON Schema of a policy document.</summary>
    internal const string SchemaPath = "/schemas/policy.v1.json";

    private const string VersionsPath = "/api/v1/policy/versions";

    internal static void Map(RouteGroupBuilder api, IEndpointRouteBuilder app)
    {
        var policy = api.MapGroup("/policy").WithTags("Policy");
        policy.MapGet("", Read).RequireAuthorization(AccessPolicies.SignedIn).WithSummary("The document that applies now, or at an instant")
            .Produces<PolicyDocument>().Produces(StatusCodes.Status304NotModified);
        policy.MapPut("", PutAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("Put a whole document as a new version, which applies from its validFrom")
            .AsCommand(AnswersKeptBy.Host, PolicySource.DocumentBytesMax).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        policy.MapGet("/versions", ReadVersionsAsync).RequireAuthorization(AccessPolicies.SignedIn)
            .WithSummary("All versions, in the order they apply");
        policy.MapGet("/versions/{version}", ReadVersion).RequireAuthorization(AccessPolicies.SignedIn)
            .WithSummary("The document of a version")
            .Produces<PolicyDocument>().ProducesProblem(StatusCodes.Status404NotFound);
        PolicyPreviewsResource.Map(policy, PolicySource.DocumentBytesMax);
        app.MapGet(SchemaPath, static () => TypedResults.Bytes(PolicyBook.Schema, "application/schema+json")).AllowAnonymous()
            .WithTags("Policy").WithSummary("The JSON Schema of a policy document");
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Read(HttpContext http, PolicySource source, string? asOf = null)
    {
        if (!QueryParameters.TryTime(asOf, out var time)) return Problems.Parameter(nameof(asOf), "an instant with an offset, or a date");
        var instant = time?.Instant ?? (time?.Date is { } day ? LocalTime.EndOfDay(day) : null);
        http.Response.Headers.Link = $"<{SchemaPath}>; rel=\"describedby\", <{VersionsPath}>; rel=\"version-history\"";
        return Document(source, instant is { } at ? source.Current.At(at) : source.Now);
    }

    private static async Task<Results<Ok<PolicyDocument>, ProblemHttpResult>> PutAsync(
        HttpContext http, CommandRequest<PolicyDocument> command, PolicySource source)
    {
        if (!Preconditions.TryIfMatch(http.Request, out var known))
            return Problems.Of(StatusCodes.Status400BadRequest, Preconditions.Expected);
        var basis = source.Now;
        if (!Preconditions.TryIfNoneMatch(http.Request, TagOf(basis), out var mayPut))
            return Problems.Of(StatusCodes.Status400BadRequest, Preconditions.Expected);
        if (!mayPut) return Preconditions.IsThere();
        if (known is not null && !known.Matches(TagOf(basis))) return Outdated(basis);

        var put = await source.PutAsync(command.Body.Utf8, known is null ? null : basis.Policy.Version, http.Who(), http.RequestAborted);
        if (put.IsOutdated) return Outdated(source.Now);
        if (put.Version is null)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, $"The document has {put.Faults.Count} faults; the version before stays.",
                put.Faults);
        http.Response.GetTypedHeaders().ETag = TagOf(put.Version);
        http.Response.Headers.ContentLocation = AddressOf(put.Version);
        return TypedResults.Ok(command.Body);
    }

    private static async Task<Ok<PolicyVersionView[]>> ReadVersionsAsync(
        HttpContext http, PolicySource source, PolicyRollout rollout, SummaryReader summary)
    {
        var (book, now) = (source.Current, source.Now);
        var behind = await rollout.CountBehindAsync(http.RequestAborted);
        var citizens = Math.Max(behind, (await summary.ReadAsync(http.RequestAborted)).Citizens.Total); // The total may be a second old.
        return TypedResults.Ok(book.Versions.Select(version => PolicyVersionView.Of(
            version, book, now, source.Stored.FirstOrDefault(stored => stored.Number == version.Number),
            version == now ? new PolicyProgressView(citizens, citizens - behind, behind) : null)).ToArray());
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> ReadVersion(string version, PolicySource source) =>
        source.Current.Find(version) is { } found
            ? Document(source, found)
            : Problems.Of(StatusCodes.Status404NotFound, "There is no version of policy of that name.");

    private static FileContentHttpResult Document(PolicySource source, PolicyVersion version) =>
        TypedResults.Bytes(source.DocumentOf(version).ToArray(), "application/json", entityTag: TagOf(version));

    private static EntityTagHeaderValue TagOf(PolicyVersion version) => new($"\"{version.Policy.Version}\"");

    private static ProblemHttpResult Outdated(PolicyVersion now) => Problems.Of(
        StatusCodes.Status412PreconditionFailed,
        $"The document was made from another version than the one that applies, which is {now.Policy.Version}. Nothing was put.");

    /// <summary>The address of a version's document.</summary>
    internal static string AddressOf(PolicyVersion version) => $"{VersionsPath}/{version.Policy.Version}";
}

/// <summary>A policy document, as its JSON Schema describes it. The answer contains exactly the bytes received.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record PolicyDocument
{
    /// <summary>UTF-8 JSON.</summary>
    internal ReadOnlyMemory<byte> Utf8 { get; private init; } = "{}"u8.ToArray();

    private sealed class Converter : JsonConverter<PolicyDocument>
    {
        public override PolicyDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var received = JsonDocument.ParseValue(ref reader);
            return new PolicyDocument { Utf8 = JsonMarshal.GetRawUtf8Value(received.RootElement).ToArray() };
        }

        public override void Write(Utf8JsonWriter writer, PolicyDocument value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span);
    }
}

/// <param name="ValidFrom">The first local day it applies.</param>
/// <param name="AppliesFrom">The instant it applies from; null for the delivered version, which applies before every other.</param>
/// <param name="Status">past, current, upcoming or superseded. A version is superseded when a later one was put for the same day.</param>
/// <param name="PutBy">Who put it.</param>
/// <param name="Href">The address of its document.</param>
/// <param name="Progress">How far citizens have been reconciled under it; null unless it is the current version.</param>
internal sealed record PolicyVersionView(
    string Version, DateOnly ValidFrom, DateTimeOffset? AppliesFrom, string Status, string? PutBy, DateTimeOffset? PutAt, string Href,
    PolicyProgressView? Progress)
{
    internal static PolicyVersionView Of(
        PolicyVersion version, PolicyBook book, PolicyVersion now, Storage.Policies.StoredPolicy? stored, PolicyProgressView? progress)
    {
        var status = PolicyVersionStatus.Of(version, book, now);
        return new PolicyVersionView(
            version.Policy.Version, version.Policy.ValidFrom, stored is null ? null : LocalTime.Of(version.AppliesFrom), status,
            stored?.PutBy, stored?.PutAt, PolicyResource.AddressOf(version), progress);
    }
}

/// <summary>How far citizens have been reconciled under the current version.</summary>
/// <param name="Citizens">The number of all citizens.</param>
/// <param name="Reconciled">The number of citizens reconciled under it.</param>
/// <param name="Behind">The number of citizens not yet reconciled under it.</param>
internal sealed record PolicyProgressView(long Citizens, long Reconciled, long Behind);
