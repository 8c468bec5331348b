using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Host.Api.Intake;

namespace Coordination.Host.Api;

/// <summary>The routes of the API, and what they are built from.</summary>
internal static class Routes
{
    private const string Base = "/api/v1";

    /// <summary>Maps every resource.</summary>
    internal static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Base).AddEndpointFilter<CommandFilter>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        Events.Map(api);
        Lookups.Map(api);
        Citizens.Map(api);
        Contacts.Map(api);
        Colleagues.Map(api);
        Coordinators.Map(api);
        Handovers.Map(api);
        CaseloadTransfers.Map(api);
        Conflicts.Map(api);
        Alerts.Map(api);
        Desk.Map(api);
        OrganizationApi.Map(api);
        Absences.Map(api);
        Policies.Map(api, app);
        Operations.Map(api);
        Matters.Map(api);
        Shared.Map(api);
        Waits.Map(api);
        Programme.Map(api);
        Health.Map(app);
        ApiDocument.Map(app);
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        if (app.Environment.IsDevelopment()) Development.Map(app);

        // Outside development nothing is there, whatever the method.
        else app.Map("/dev/{**path}", static () => TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Adds what the routes need.</summary>
    internal static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.Never;

            // Sent as JSON and never set into HTML as it stands.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = Problems.Explain).AddExceptionHandler<FailureAnswers>();
        services.AddSingleton<CitizenSight>().AddSingleton<CitizenSearch>().AddSingleton<AlertViews>().AddSingleton<AlertFollowing>().AddSingleton<SummaryReader>();
        services.AddSingleton<CollaborationSight>().AddSingleton<SharedReader>().AddSingleton<TransferFollowing>();
        services.AddSingleton<EventDoor>().AddSingleton<Refusals>();
        return services.AddApiDocument().AddHealth();
    }

    /// <summary>The problems that any command may be answered with.</summary>
    internal static TBuilder ProducesCommandProblems<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in new[] { 400, 403, 404, 409, 413, 415, 422 })
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
        return builder.WithMetadata(new CommandProblems());
    }
}

/// <summary>Marks an endpoint as a command, safe to repeat with an Idempotency-Key.</summary>
internal sealed record CommandProblems;
