using Coordination.Host.Access;
using Coordination.Host.Live;
using Coordination.Host.Pages.Absences;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Barriers;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Citizens.Feedback;
using Coordination.Host.Pages.Costs;
using Coordination.Host.Pages.Desk;
using Coordination.Host.Pages.Exports;
using Coordination.Host.Pages.Help;
using Coordination.Host.Pages.Indicators;
using Coordination.Host.Pages.Looks;
using Coordination.Host.Pages.Measures;
using Coordination.Host.Pages.Notifications;
using Coordination.Host.Pages.Operations.Envelopes;
using Coordination.Host.Pages.Operations.MatterLists;
using Coordination.Host.Pages.Operations.Programmes;
using Coordination.Host.Pages.Operations.SharedCitizenLists;
using Coordination.Host.Pages.Operations.Summary;
using Coordination.Host.Pages.Operations.UnknownNames;
using Coordination.Host.Pages.Operations.WaitingTimes;
using Coordination.Host.Pages.Organizations;
using Coordination.Host.Pages.OwnPages;
using Coordination.Host.Pages.Patterns;
using Coordination.Host.Pages.People;
using Coordination.Host.Pages.Plans;
using Coordination.Host.Pages.Policies;
using Coordination.Host.Pages.Responsible;
using Coordination.Host.Pages.Retention;
using Coordination.Host.Pages.Search;
using Coordination.Host.Pages.SignIn;
using Coordination.Host.Pages.Steps;
using Coordination.Host.Pages.Subscriptions;
using Coordination.Host.Pages.Tablets;
using Coordination.Host.Pages.Teams;
using Coordination.Host.Pages.Transfers;
using Coordination.Host.Pages.Undelivered;
using Coordination.Host.Security;
using Coordination.Host.Settings;

namespace Coordination.Host.Pages;

/// <summary>The routes of the pages, and the services they are built from.</summary>
internal static class PageRoutes
{
    /// <summary>Maps pages, forms, streams and static assets.</summary>
    internal static void MapPages(this WebApplication app, HostSettings settings)
    {
        app.MapStaticAssets().AllowAnonymous();

        var pages = app.MapGroup("").ExcludeFromDescription().WithMetadata(new PageMarker());
        pages.MapGet("/", DeskEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/citizens", CitizenListEndpoints.ListAsync).RequireAuthorization(AccessPolicies.PageReaders);
        pages.MapGet("/citizens/{key}", CitizenEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.PageReaders);
        pages.MapGet("/citizens/{key}/plan/{version}/steps/{step}", StepEndpoints.ReadAsync)
            .RequireAuthorization(AccessPolicies.PageReaders);
        pages.MapGet("/citizens/{key}/export", ExportEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Looks);
        pages.MapGet("/team", TeamEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Leaders);
        pages.MapGet("/team/work", TeamEndpoints.WorkAsync).RequireAuthorization(AccessPolicies.Leaders);
        pages.MapGet("/responsible", ResponsibleEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/help", HelpEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/help/{role}", HelpEndpoints.RoleAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/search", SearchEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/looks", LooksEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Officers);
        pages.MapGet("/retention", RetentionEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.DataProtection);
        pages.MapGet("/patterns", PatternEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Patterns);
        pages.MapGet("/indicators", IndicatorEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/barriers", BarrierEndpoints.AnsweredAsync).RequireAuthorization(AccessPolicies.Caseworkers);
        pages.MapGet("/costs", CostEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/forecast", ForecastEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/operations", OperationsEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/operations/matters", MatterListEndpoints.ListAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/operations/shared", SharedCitizenEndpoints.ListAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/operations/unknown-names", UnknownNameEndpoints.ListAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/operations/waits", WaitListEndpoints.ListAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/operations/refusals", EnvelopeListEndpoints.RefusalsAsync).RequireAuthorization(AccessPolicies.Operations);
        pages.MapGet("/operations/dead-letters", EnvelopeListEndpoints.DeadLettersAsync).RequireAuthorization(AccessPolicies.Operations);
        pages.MapGet("/organization", OrganizationEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/organization/departments/{department}", DepartmentEndpoints.ReadAsync)
            .RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/organization/starts/{department}", DepartmentStartEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/absence", AbsenceEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Caseworkers);
        pages.MapGet("/notifications", NotificationEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Caseworkers);
        pages.MapGet("/undelivered", UndeliveredEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/subscriptions", SubscriptionEndpoints.ListAsync).RequireAuthorization(AccessPolicies.Subscriptions);
        pages.MapGet("/subscriptions/{name}", SubscriptionEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Subscriptions);
        pages.MapGet("/policy", PolicyEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Operations);
        pages.MapGet("/live/alerts", AlertEndpoints.Stream).RequireAuthorization(AccessPolicies.Alerted);
        pages.MapGet("/transfers", TransferEndpoints.ListAsync).RequireAuthorization(AccessPolicies.Overview);
        pages.MapGet("/transfers/{transfer}", TransferEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/live/transfers/{transfer}", TransferEndpoints.StreamAsync).RequireAuthorization(AccessPolicies.SignedIn);
        pages.MapGet("/live/operations", OperationsEndpoints.Stream).RequireAuthorization(AccessPolicies.Overview);

        app.MapGet($"{IndicatorEndpoints.FilePath}.csv", IndicatorEndpoints.FileAsync).AsTableFile(TableFileForm.Csv, "The indicators");
        app.MapGet($"{IndicatorEndpoints.FilePath}.ods", IndicatorEndpoints.FileAsync)
            .AsTableFile(TableFileForm.Spreadsheet, "The indicators");
        app.MapGet($"{BarrierEndpoints.FilePath}.csv", BarrierEndpoints.FileAsync).AsTableFile(TableFileForm.Csv, "The barriers");
        app.MapGet($"{BarrierEndpoints.FilePath}.ods", BarrierEndpoints.FileAsync).AsTableFile(TableFileForm.Spreadsheet, "The barriers");
        app.MapGet($"{WaitingTimeEndpoints.FilePath}.csv", WaitingTimeEndpoints.FileAsync)
            .AsTableFile(TableFileForm.Csv, "The waiting times");
        app.MapGet($"{WaitingTimeEndpoints.FilePath}.ods", WaitingTimeEndpoints.FileAsync)
            .AsTableFile(TableFileForm.Spreadsheet, "The waiting times");
        app.MapGet($"{CostEndpoints.FilePath}.csv", CostEndpoints.FileAsync).AsTableFile(TableFileForm.Csv, "The costs");
        app.MapGet($"{CostEndpoints.FilePath}.ods", CostEndpoints.FileAsync).AsTableFile(TableFileForm.Spreadsheet, "The costs");
        app.MapGet($"{ForecastEndpoints.FilePath}.csv", ForecastEndpoints.FileAsync).AsTableFile(TableFileForm.Csv, "The forecast");
        app.MapGet($"{ForecastEndpoints.FilePath}.ods", ForecastEndpoints.FileAsync).AsTableFile(TableFileForm.Spreadsheet, "The forecast");
        app.MapGet(CalendarEndpoints.Path, CalendarEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Caseworkers).Described();

        var forms = pages.MapGroup("").AddEndpointFilter<AntiforgeryFilter>();
        forms.MapPost("/citizens/look-up", CitizenListEndpoints.LookUpAsync)
            .RequireAuthorization(AccessPolicies.PageReaders).RequireRateLimiting(LookupLimit.Policy);
        forms.MapPost("/responsible", ResponsibleEndpoints.AskAsync)
            .RequireAuthorization(AccessPolicies.SignedIn).RequireRateLimiting(LookupLimit.Policy);
        forms.MapPost("/search", SearchEndpoints.FindAsync).RequireAuthorization(AccessPolicies.SignedIn);
        forms.MapPost("/people", PeopleEndpoints.FindAsync).RequireAuthorization(AccessPolicies.SignedIn);
        forms.MapPost("/organization", OrganizationEndpoints.PutAsync).RequireAuthorization(AccessPolicies.Operations);
        forms.MapPost("/organization/departments/{department}", DepartmentEndpoints.PutAsync)
            .RequireAuthorization(AccessPolicies.Operations);
        forms.MapPost("/indicators/barriers/answer", BarrierEndpoints.AnswerAsync).RequireAuthorization(AccessPolicies.Leaders);
        forms.MapPost("/absence", AbsenceEndpoints.PutAsync).RequireAuthorization(AccessPolicies.Caseworkers);
        forms.MapPost("/notifications", NotificationEndpoints.PutAsync).RequireAuthorization(AccessPolicies.Caseworkers);
        forms.MapPost("/alerts/seen", AlertEndpoints.SeenAsync).RequireAuthorization(AccessPolicies.Alerted);
        forms.MapPost("/alerts/acknowledge-information", AlertEndpoints.AcknowledgeInformationAsync)
            .RequireAuthorization(AccessPolicies.Alerted);
        forms.MapPost("/alerts/{alert}/acknowledge", AlertEndpoints.AcknowledgeAsync).RequireAuthorization(AccessPolicies.Alerted);
        forms.MapPost("/operations/programme", ProgrammeEndpoints.SetTargetAsync).RequireAuthorization(AccessPolicies.Operations);
        forms.MapPost("/transfers", TransferEndpoints.OrderAsync).RequireAuthorization(AccessPolicies.SignedIn);
        forms.MapPost("/transfers/{transfer}/pause", TransferEndpoints.PauseAsync).RequireAuthorization(AccessPolicies.SignedIn);
        forms.MapPost("/transfers/{transfer}/resume", TransferEndpoints.ResumeAsync).RequireAuthorization(AccessPolicies.SignedIn);
        forms.MapPost("/transfers/{transfer}/cancel", TransferEndpoints.CancelAsync).RequireAuthorization(AccessPolicies.SignedIn);
        forms.MapPost("/subscriptions/{name}/test", SubscriptionEndpoints.TestAsync).RequireAuthorization(AccessPolicies.Feed);
        forms.MapPost("/subscriptions/{name}/rotate-secret", SubscriptionEndpoints.RotateAsync).RequireAuthorization(AccessPolicies.Feed);
        forms.MapPost("/subscriptions/{name}/deliveries/{position}/retry", SubscriptionEndpoints.RetryAsync)
            .RequireAuthorization(AccessPolicies.Subscriptions);
        forms.MapPost("/subscriptions/{name}/deliveries/{position}/give-up", SubscriptionEndpoints.GiveUpAsync)
            .RequireAuthorization(AccessPolicies.Subscriptions);
        forms.MapPost("/policy", PolicyEndpoints.PostAsync).RequireAuthorization(AccessPolicies.Operations);
        forms.MapPost("/sign-out", (Delegate)SignInEndpoints.SignOutAsync).AllowAnonymous();
        forms.MapPost("/language", SignInEndpoints.ChooseLanguageAsync).AllowAnonymous();

        var citizen = forms.MapGroup("/citizens/{key}").RequireAuthorization(AccessPolicies.Caseworkers);
        citizen.MapPost("/conflicts/{conflict}/settle", CitizenForms.SettleAsync);
        citizen.MapPost("/slots", CitizenForms.TakeSlotAsync);
        citizen.MapPost("/contacts/answer", CitizenForms.AnswerContactAsync);
        citizen.MapPost("/break-glass", GlassForms.BreakAsync);
        citizen.MapPost("/coordinator", CitizenForms.AppointAsync);
        citizen.MapPost("/coordinator/lay-down", CitizenForms.LayDownAsync);
        citizen.MapPost("/consultant", CitizenForms.AssignConsultantAsync);
        citizen.MapPost("/consultant/end", CitizenForms.EndConsultantAsync);
        citizen.MapPost("/handovers", CitizenForms.OfferAsync);
        citizen.MapPost("/plan/agree", PlanForms.AgreeAsync);
        citizen.MapPost("/plan/step-links", StepLinkForms.MakeAsync);
        citizen.MapPost("/plan/step-links/withdraw", StepLinkForms.WithdrawAsync);
        citizen.MapPost("/measures", MeasureForms.AskAsync);
        citizen.MapPost("/measures/{measure}/answer", MeasureForms.AnswerAsync);
        citizen.MapPost("/barriers", BarrierForms.LogAsync);
        citizen.MapPost("/handover-requests", CitizenForms.RequestAsync);
        citizen.MapPost("/handovers/{handover}/accept", CitizenForms.AcceptAsync);
        citizen.MapPost("/handovers/{handover}/decline", CitizenForms.DeclineAsync);
        citizen.MapPost("/handovers/{handover}/withdraw", CitizenForms.WithdrawAsync);

        citizen.MapPost("/feedback-codes", FeedbackCodeForms.OpenAsync);

        MapOwnPages(app, settings, pages, forms);
        pages.MapGet(OpenPages.Step, StepLinkEndpoints.ReadAsync).AllowAnonymous();
        pages.MapGet(OpenPages.Feedback, TabletEndpoints.ReadAsync).AllowAnonymous();
        pages.MapGet(TabletEndpoints.ThanksPath, TabletEndpoints.ThankAsync).AllowAnonymous();
        forms.MapPost(OpenPages.Feedback, TabletEndpoints.OpenAsync).AllowAnonymous();
        forms.MapPost(TabletEndpoints.AnswersPath, TabletEndpoints.AnswerAsync).AllowAnonymous();
        forms.MapPost(TabletEndpoints.LanguagePath, TabletEndpoints.ChooseLanguageAsync).AllowAnonymous();
        if (app.Environment.IsDevelopment())
        {
            pages.MapGet(PageSession.SignInPath, SignInEndpoints.ChooseAsync).AllowAnonymous().AddEndpointFilter<LoopbackOnly>();
            forms.MapPost(PageSession.SignInPath, SignInEndpoints.SignInAsync).AllowAnonymous().AddEndpointFilter<LoopbackOnly>();
        }
        else
        {
            pages.MapGet(PageSession.SignInPath, SignInEndpoints.ChallengeAsync).AllowAnonymous();
        }
    }

    private static void MapOwnPages(WebApplication app, HostSettings settings, RouteGroupBuilder pages, RouteGroupBuilder forms)
    {
        pages.MapGet(CitizenSignIn.Root, OwnEndpoints.ReadAsync).RequireAuthorization(AccessPolicies.Citizens)
            .RequireRateLimiting(LookupLimit.Policy);
        pages.MapGet(CitizenSignIn.ClosedPath, OwnEndpoints.ClosedAsync).AllowAnonymous();
        pages.MapGet(CitizenSignIn.SignedOutPath, OwnEndpoints.SignedOutAsync).AllowAnonymous();
        forms.MapPost("/my/time", OwnEndpoints.SayTimeAsync).RequireAuthorization(AccessPolicies.Citizens)
            .RequireRateLimiting(LookupLimit.Policy);
        forms.MapPost("/my/wish", OwnEndpoints.WishAsync).RequireAuthorization(AccessPolicies.Citizens)
            .RequireRateLimiting(LookupLimit.Policy);
        forms.MapPost("/my/sign-out", OwnEndpoints.SignOutAsync).AllowAnonymous();
        forms.MapPost("/my/language", OwnEndpoints.ChooseLanguageAsync).AllowAnonymous();
        if (settings.CitizenProvider is not null)
        {
            pages.MapGet(CitizenSignIn.SignInPath, (Delegate)OwnEndpoints.ChallengeAsync).AllowAnonymous();
        }
        else if (app.Environment.IsDevelopment())
        {
            pages.MapGet(CitizenSignIn.SignInPath, OwnEndpoints.ChooseAsync).AllowAnonymous().AddEndpointFilter<LoopbackOnly>();
            forms.MapPost(CitizenSignIn.SignInPath, OwnEndpoints.SignInAsync).AllowAnonymous().AddEndpointFilter<LoopbackOnly>();
        }
    }

    /// <summary>Adds the services the pages are built from.</summary>
    internal static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<PageFactory>().AddSingleton<FlashMessageCookie>().AddSingleton<FragmentRenderer>();
        services.AddSingleton<AlertFeedReader>().AddSingleton<AlertCardCache>().AddSingleton<DeskQuery>().AddSingleton<CalendarQuery>();
        services.AddSingleton<CitizenQuery>();
        services.AddSingleton<OperationsPanelCache>().AddSingleton<SharedCitizenSummaryReader>().AddSingleton<PolicyQuery>();
        services.AddSingleton<TeamQuery>().AddSingleton<FirstMinute>().AddSingleton<OwnQuery>();
        services.AddSingleton<CitizenFollower>().AddSingleton<AlertCardStream>();
        services.AddSingleton<OperationsPanelStream>().AddSingleton<TransferPanelStream>();
        return services;
    }

    /// <summary>Gives a status without a body a page for browsers, and problem details for other clients and the API.</summary>
    internal static IApplicationBuilder UseStatusPages(this IApplicationBuilder app) => app.UseStatusCodePages(static async context =>
    {
        var http = context.HttpContext;
        var wantsPage = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !http.Request.Path.StartsWithSegments("/api");
        if (!wantsPage || !PagesOverHttps.CanBeShown(http))
        {
            var problems = http.RequestServices.GetRequiredService<IProblemDetailsService>();
            await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = http });
            return;
        }

        var status = http.Response.StatusCode;
        var why = status switch
        {
            StatusCodes.Status403Forbidden when http.WhyNotLetIn() is { } reason => StatusPageModel.WhyOf(reason),
            StatusCodes.Status403Forbidden => "not-yours",
            StatusCodes.Status404NotFound => "no-page",
            StatusCodes.Status429TooManyRequests => "too-many",
            StatusCodes.Status503ServiceUnavailable when ProviderAway.KeptFromChecking(http) => "provider-away",
            _ => "failed",
        };
        var pages = http.RequestServices.GetRequiredService<PageFactory>();
        if (CitizenSignIn.IsOwn(http))
        {
            await (await OwnEndpoints.StatusAsync(http, pages, status)).ExecuteAsync(http);
            return;
        }

        if (OpenPages.IsStep(http))
        {
            await (await StepLinkEndpoints.NoticeAsync(http, pages, status)).ExecuteAsync(http);
            return;
        }

        if (OpenPages.Has(http))
        {
            await (await TabletEndpoints.StatusAsync(http, pages, status)).ExecuteAsync(http);
            return;
        }

        var model = new StatusPageModel(why, null) { NotLetIn = status == StatusCodes.Status403Forbidden ? NotLetInModel.Of(http) : null };
        var page = await pages.PageAsync<StatusPage>(http, model, status, "/");
        await page.ExecuteAsync(http);
    });
}
