using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Host.Http;

/// <summary>
/// The body and the Idempotency-Key of a command. <see cref="CommandFilter"/> refuses an unreadable body before the handler runs.
/// </summary>
/// <typeparam name="T">The type of the body. Each property may be missing; the domain decides what is required.</typeparam>
internal sealed class CommandRequest<T>
    : ICommandRequest, IBindableFromHttpContext<CommandRequest<T>>, IEndpointParameterMetadataProvider where T
    : class, new()
{
    /// <summary>The body. An empty body is read as an empty object.</summary>
    internal T Body { get; private init; } = new();

    /// <inheritdoc/>
    public Idempotency? Idempotency { get; private init; }

    /// <inheritdoc/>
    public IResult? Refusal { get; private init; }

    /// <inheritdoc/>
    public static async ValueTask<CommandRequest<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var bytesMax = context.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>()?.BytesMax ?? BodyLimit.BytesMaxUsual;
        var (body, refusal) = await CommandBody.ReadAsync(context.Request, bytesMax, context.RequestAborted);
        if (refusal is not null) return new CommandRequest<T> { Refusal = refusal };

        var (idempotency, faulty) = CommandBody.IdempotencyOf(context.Request, body);
        if (faulty is not null) return new CommandRequest<T> { Refusal = faulty };
        if (body.Length == 0) return new CommandRequest<T> { Idempotency = idempotency };
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(body);
            if (OutsideJson.FaultsIn(document.RootElement, textLengthMax: EventReading.TextLengthMax) is { Count: > 0 } faults)
                return new CommandRequest<T> { Refusal = Problems.Of(
                    StatusCodes.Status422UnprocessableEntity, "The body holds text that cannot be stored, or a name twice.", faults) };
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new CommandRequest<T> { Body = document.Deserialize<T>(CommandBody.Json)!, Idempotency = idempotency }
                : new CommandRequest<T> { Refusal = Problems.Of(StatusCodes.Status400BadRequest, "The body must be a JSON object.") };
        }
        catch (JsonException fault)
        {
            return new CommandRequest<T> { Refusal = CommandBody.Unreadable(fault, document?.RootElement, typeof(T)) };
        }
        finally
        {
            document?.Dispose();
        }
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: true));
}

/// <summary>A command, as <see cref="CommandFilter"/> sees it whatever the type of its body.</summary>
internal interface ICommandRequest
{
    /// <summary>Why the body was refused; null when it was read.</summary>
    IResult? Refusal { get; }

    /// <summary>The Idempotency-Key with the hash of the request; null when none was sent.</summary>
    Idempotency? Idempotency { get; }
}

/// <summary>Refuses a command whose body could not be read.</summary>
internal sealed class CommandFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
            if (argument is ICommandRequest { Refusal: { } refusal }) return ValueTask.FromResult<object?>(refusal);
        return next(context);
    }
}

/// <summary>The maximum size of an endpoint's body, in bytes.</summary>
internal sealed record BodyLimit(int BytesMax)
{
    /// <summary>The maximum size of most commands, in bytes.</summary>
    internal const int BytesMaxUsual = 64 * 1024;
}

internal static class CommandBody
{
    /// <summary>
    /// Null in place of a required value is refused, and so is a field that neither the type nor what GET answers of it has: a command is
    /// done as it was meant, or not at all. Times are bounded.
    /// </summary>
    internal static readonly JsonSerializerOptions Json = Build();

    private const int IdempotencyKeyLengthMax = 200;
    private static readonly SearchValues<char> Visible = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Select(static code => (char)code)]);

    /// <summary>The bytes of the body, or the refusal.</summary>
    internal static async Task<(byte[] Body, IResult? Refusal)> ReadAsync(HttpRequest request, int bytesMax, CancellationToken cancellation)
    {
        if (request.ContentLength > bytesMax) return ([], TooLarge(bytesMax));
        var read = await request.BodyReader.ReadAtLeastAsync(bytesMax + 1, cancellation);
        var body = read.Buffer.Length > bytesMax ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        if (body is null) return ([], TooLarge(bytesMax));
        return body.Length == 0 || JsonMediaType.IsJson(request.ContentType)
            ? (body, null)
            : ([], Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json, in UTF-8."));
    }

    /// <summary>
    /// The Idempotency-Key of a request, with the SHA-256 hash of its method, path, query and body; null without the header.
    /// </summary>
    internal static (Idempotency? Idempotency, IResult? Refusal) IdempotencyOf(HttpRequest request, byte[] body)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var given)) return (null, null);
        var key = given.ToString();
        if (key.Length is 0 or > IdempotencyKeyLengthMax || key.AsSpan().ContainsAnyExcept(Visible))
            return (null,
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    $"The Idempotency-Key must be 1 to {IdempotencyKeyLengthMax} visible ASCII characters."));
        if (CprRedactor.MayBeIn(key))
            return (null, Problems.Of(StatusCodes.Status400BadRequest, "The Idempotency-Key may be a CPR number; choose one at random."));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.PathBase}{request.Path}{request.QueryString}\n"));
        hash.AppendData(body);
        return (new Idempotency(key, Convert.ToHexStringLower(hash.GetHashAndReset())), null);
    }

    /// <summary>Every place where a body does not fit its type.</summary>
    internal static IReadOnlyList<Fault> FaultsIn(JsonException fault, JsonElement body, Type type) =>
        JsonShape.FaultsIn(body, type, Json) is { Count: > 0 } faults
            ? faults
            : [new Fault(FaultPointer.OfPath(fault.Path), "missing, of another type than expected, or out of range")];

    /// <summary>The refusal of a body that is not JSON (400) or does not fit the type (422, with every fault).</summary>
    internal static IResult Unreadable(JsonException fault, JsonElement? body, Type type)
    {
        if (body is not { } read)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                $"The body is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        return Problems.Of(
            StatusCodes.Status422UnprocessableEntity, "The body does not have the expected shape.", FaultsIn(fault, read, type));
    }

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            RespectNullableAnnotations = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AnsweredAsAttribute.Allow } },
        };
        foreach (var converter in OutsideTimeJson.Converters) options.Converters.Add(converter);
        return options;
    }

    private static ProblemHttpResult TooLarge(int bytesMax) =>
        Problems.Of(StatusCodes.Status413PayloadTooLarge, $"The body may have at most {bytesMax} bytes.");
}
