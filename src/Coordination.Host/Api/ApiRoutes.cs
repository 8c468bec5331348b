using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Host.Access;
using Coordination.Host.Exports;
using Coordination.Host.Feed;
using Coordination.Host.Http;
using Coordination.Host.Intake;
using Coordination.Host.Live;
using Coordination.Host.Mails;
using Coordination.Host.Overview;
using Coordination.Host.Webhooks;
using Microsoft.AspNetCore.Authorization;

namespace Coordination.Host.Api;

/// <summary>The routes of the API, and the services they are built from.</summary>
internal static class ApiRoutes
{
    private const string Base = "/api/v1";

    internal static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Base).AddEndpointFilter<CommandFilter>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        EventsResource.Map(api);
        SentEventsResource.Map(api);
        CitizenLookupResource.Map(api);
        CitizensResource.Map(api);
        ContactsResource.Map(api);
        ColleaguesResource.Map(api);
        FamilyResource.Map(api);
        CoordinatorResource.Map(api);
        HandoversResource.Map(api);
        PlanResource.Map(api);
        MeasuresResource.Map(api);
        CaseloadTransfersResource.Map(api);
        ConflictsResource.Map(api);
        AlertsResource.Map(api);
        UndeliveredResource.Map(api);
        NotificationsResource.Map(api);
        FeedResource.Map(api);
        SubscriptionsResource.Map(api);
        DeskResource.Map(api);
        OrganizationResource.Map(api);
        DepartmentStartResource.Map(api);
        AbsencesResource.Map(api);
        PolicyResource.Map(api, app);
        OperationsSummaryResource.Map(api);
        FiguresResource.Map(api);
        IndicatorsResource.Map(api);
        BarriersResource.Map(api);
        FeedbackCodesResource.Map(api);
        CostsResource.Map(api);
        RefusedEventsResource.Map(api);
        RuleFaultsResource.Map(api);
        ExportResource.Map(api);
        RetentionResource.Map(api);
        ErasureResource.Map(api);
        LooksResource.Map(api);
        PatternsResource.Map(api);
        GlassResource.Map(api);
        ConsultantResource.Map(api);
        DeadLettersResource.Map(api);
        OpenMattersResource.Map(api);
        UnknownNamesResource.Map(api);
        SharedCitizensResource.Map(api);
        WaitsResource.Map(api);
        ProgrammeResource.Map(api);
        ApiDocument.Map(app);
        SchemasResource.Map(app);
        if (app.Environment.IsDevelopment()) DevelopmentResource.Map(app);

        // Outside Development every path below /dev answers 404, whatever the method.
        else app.Map("/dev/{**path}", static () => TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Maps what every host serves, also one without API and pages.</summary>
    internal static void MapHealthAndMetrics(this WebApplication app)
    {
        HealthResource.Map(app);
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    internal static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            json.NumberHandling = JsonNumberHandling.Strict; // A number in quotation marks is text.

            // Answers are sent as JSON. No page inserts them into HTML unescaped, so the encoder need not escape characters of HTML.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
            json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(MaskedJson.Shape);
        });
        services.AddRequestDecompression(static options => options.DecompressionProviders["br"] = new BrotliBodies());
        services.AddHostedBelow().AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = Problems.Explain)
            .AddExceptionHandler<FailureProblems>();
        services.AddSingleton<SeenNames>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedLooks>();
        services.AddSingleton<CitizenSight>().AddSingleton<FamilyReader>().AddSingleton<FeedbackCodes>().AddSingleton<StepLinkPasses>();
        services.AddSingleton<PictureTag>().AddSingleton<CitizenSearch>();
        services.AddSingleton<AlertDelivery>().AddSingleton<AlertFollower>().AddSingleton<AlertStream>();
        services.AddSingleton<UnusualLooksReader>().AddSingleton<DeskReader>().AddSingleton<UnknownNamesReader>();
        services.AddSingleton<CitizenExportReader>().AddSingleton<PatternsReader>()
            .AddSingleton<IndicatorsReader>().AddSingleton<IndicatorsSight>().AddSingleton<BarriersReader>()
            .AddSingleton<CostsReader>().AddSingleton<BarrierAnswers>();
        services.AddSingleton<RetentionReader>().AddSingleton<RetentionLook>();
        services.AddSingleton<ListMasks>().AddSingleton<CollaborationSight>().AddSingleton<SharedCitizensReader>();
        services.AddSingleton<UndeliveredReader>().AddSingleton<FigureSight>().AddSingleton<SummaryReader>();
        services.AddSingleton<SummaryStream>().AddSingleton<TrendReader>();
        services.AddSingleton<DepartmentStartReader>();
        services.AddSingleton<FeedEvents>().AddSingleton<FeedStream>();
        services.AddWebhooks().AddMails();
        services.AddSingleton<TransferFollower>().AddSingleton<TransferStream>();
        services.AddSingleton<EventReceiver>().AddSingleton<RefusedEvents>();
        return services.AddApiDocument().AddHealth();
    }
}
