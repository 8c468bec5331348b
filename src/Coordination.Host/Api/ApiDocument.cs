using System.Text;
using System.Text.Json.Serialization;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Intake;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Coordination.Host.Api;

/// <summary>The OpenAPI document and the page to browse it.</summary>
internal static class ApiDocument
{
    /// <summary>The path of the page.</summary>
    internal const string Page = "/reference";

    private const string Bearer = "bearer";
    private const string Name = "v1";
    private const string EventSchemaName = "CloudEvent";

    internal static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddHttpContextAccessor().AddOpenApi(Name, Configure);

    private static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(ShowIdempotencyKeyAsync);
        options.AddOperationTransformer(ShowWaitAsync);
        options.AddOperationTransformer(ShowEventsAsync);
        options.AddOperationTransformer(NameAsync);
        options.AddOperationTransformer(ApiDocumentRefusals.ShowAsync);
        options.AddSchemaTransformer(RequireAnsweredAsync);
        options.AddSchemaTransformer(ShowTimesAsync);
        options.AddSchemaTransformer(ShowReceiversAsync);
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var page = app.MapScalarApiReference(Page, static (options, http) => options
            .WithTitle("Coordination API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .AddHeadContent($"<base href=\"{http.Request.PathBase}{Page}/\">")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .AddPreferredSecuritySchemes(Bearer)).AllowAnonymous();
        page.Add(AnswerWithoutSlash);
    }

    /// <summary>
    /// The page is answered at its path. Without a document's name the package redirects to the path with a slash at the end, where its
    /// scripts are found; the base in the page's head has them found from both.
    /// </summary>
    private static void AnswerWithoutSlash(EndpointBuilder page)
    {
        var answer = page.RequestDelegate!;
        page.RequestDelegate = http =>
        {
            http.Request.RouteValues.TryAdd("documentName", Name);
            return answer(http);
        };
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Coordination",
            Version = "v1",
            Description =
                "One place per citizen for all interventions, appointments, deadlines and conflicts of a municipality's departments. "
                + "Instants are ISO 8601 with an offset; dates mean the local day in Europe/Copenhagen. "
                + "Refusals are problem details (RFC 9457).",
        };
        // Below the path the document was asked for at.
        var root = context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.PathBase.Value;
        document.Servers = [new OpenApiServer { Url = string.IsNullOrEmpty(root) ? "/" : root }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A token with one of the claims caseworker, source or role. In Development: POST /dev/sign-in.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }

    /// <summary>The id of an operation for generated clients: <c>getCitizensByKeyHistory</c>.</summary>
    private static Task NameAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var name = new StringBuilder(context.Description.HttpMethod is "GET" or null ? "get" : context.Description.HttpMethod switch
        {
            "POST" => "post", "PUT" => "put", "DELETE" => "delete", _ => "send",
        });
        foreach (var segment in (context.Description.RelativePath ?? "").Split('/'))
        {
            if (segment is "" or "api" or "v1") continue;
            if (segment[0] == '{') name.Append("By");
            foreach (var word in segment.Split('{', '}', '-', '.', ':', '*'))
                if (word.Length > 0) name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        operation.OperationId = name.ToString();
        return Task.CompletedTask;
    }

    /// <summary>A day or an instant is a string. Its converter tells the document nothing.</summary>
    private static Task ShowTimesAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) != typeof(DateOrInstant))
            return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        schema.Description ??= "A local day in Europe/Copenhagen (format date) or an instant with an offset (format date-time).";
        return Task.CompletedTask;
    }

    /// <summary>A receiver of a caseload is a caseworker's id or an object. Its converter tells the document nothing.</summary>
    private static Task ShowReceiversAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type != typeof(CaseloadTransferRequest)
            || schema.Properties?["to"] is not OpenApiSchema receivers) return Task.CompletedTask;
        static OpenApiSchema Of(JsonSchemaType type, string? description = null) => new() { Type = type, Description = description };
        receivers.Items = new OpenApiSchema
        {
            OneOf =
            [
                Of(JsonSchemaType.String, "A caseworker's id."),
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object, Description = "Exactly one of caseworker and unit.",
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["caseworker"] = Of(JsonSchemaType.String),
                        ["unit"] = Of(JsonSchemaType.String, "Everybody present receives evenly, except the giver and the unit's leader."),
                        ["share"] = Of(JsonSchemaType.Integer, "The weight, 1 to 1,000, for citizens named in no list. Default: 1."),
                        ["citizens"] = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.String),
                            Description = "The keys of the only citizens the receiver gets.",
                        },
                    },
                },
            ],
        };
        return Task.CompletedTask;
    }

    /// <summary>
    /// A view is answered with all its properties; one without a value is null. What is left out of any answer without a value is not
    /// required.
    /// </summary>
    private static Task RequireAnsweredAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        // These two are also sent, and then without what does not apply.
        var isAnswer = type.Name.EndsWith("View", StringComparison.Ordinal)
            && type != typeof(Views.ResponsibilityView) && type != typeof(Views.ReceiverView);
        if (isAnswer && schema.Properties is { Count: > 0 } properties) schema.Required = properties.Keys.ToHashSet();
        foreach (var property in context.JsonTypeInfo.Properties)
            if (property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute ignored]
                && ignored.Condition is JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault)
                schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static async Task ShowEventsAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesEvents>().Any()) return;
        var shape = await context.GetOrCreateSchemaAsync(typeof(CloudEventShape), parameterDescription: null, cancellation);
        var document = context.Document!;
        if (shape.Properties?.TryGetValue("data", out var data) is true && data is OpenApiSchema of)
            of.Description = $"What happened, as its type says. Each type has a JSON Schema, listed at {SchemasResource.Base}/.";
        document.AddComponent(EventSchemaName, shape);
        var one = new OpenApiSchemaReference(EventSchemaName, document);
        operation.Description +=
            " Binary mode, where the body is the data and the attributes are headers that begin with ce-, is taken too.";
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                // Generated clients send the first.
                [EventMediaTypes.Event] = new() { Schema = one },
                [EventMediaTypes.Batch] =
                    new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = EventLimits.EventsMax, Items = one } },
            },
        };
    }

    private static Task ShowWaitAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<MayWait>().Any()) return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Prefer",
            In = ParameterLocation.Header,
            Description = "wait=N: the answer waits at most N seconds; 30 at most. Preference-Applied tells how many.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    }

    private static Task ShowIdempotencyKeyAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var isCommand = context.Description.ActionDescriptor.EndpointMetadata.OfType<CommandMarker>().Any();
        if (!isCommand) return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description = "Repeating the command with the same key repeats the answer.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
        });
        return Task.CompletedTask;
    }
}
