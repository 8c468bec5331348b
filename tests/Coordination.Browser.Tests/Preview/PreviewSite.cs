using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Desk;
using Coordination.Host.Pages.Operations.Summary;
using Coordination.Host.Pages.SignIn;
using Coordination.Host.Pages.Localization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Coordination.Browser.Tests.Preview;

/// <summary>The pages with fixed data on a loopback port, under the content security policy of the service.</summary>
public sealed class PreviewSite : IAsyncDisposable
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private readonly WebApplication app;
    private readonly Channel<SseItem<string>> events = Channel.CreateUnbounded<SseItem<string>>();

    private PreviewSite(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<PreviewSite> Start(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
        builder.Services.AddScoped<HtmlRenderer>();
        var app = builder.Build();
        var site = new PreviewSite(app);
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(WebRoot()) });
        site.MapPages();
        site.MapPosts();
        app.MapGet("/live/{name}", site.Stream);
        await app.StartAsync();
        return site;
    }

    /// <summary>Sends an alert to the open pages, rendered by the component the page itself uses.</summary>
    public async Task Raise(AlertModel alert, int position)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var renderer = scope.ServiceProvider.GetRequiredService<HtmlRenderer>();
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(AlertCard.L)] = new Localizer(Language.Danish, PreviewData.Now),
                [nameof(AlertCard.Alert)] = alert,
            });
            return (await renderer.RenderComponentAsync<AlertCard>(parameters)).ToHtmlString();
        });
        await Send(new SseItem<string>(html, "alert") { EventId = $"{position}" });
    }

    public ValueTask Send(SseItem<string> item) => events.Writer.WriteAsync(item);

    public async ValueTask DisposeAsync()
    {
        events.Writer.TryComplete();
        await app.DisposeAsync();
    }

    private void MapPages()
    {
        app.MapGet("/", (HttpContext c) => Page<DeskPage>(c, PreviewData.Desk()));
        app.MapGet("/empty", (HttpContext c) => Page<DeskPage>(c, PreviewData.EmptyDesk()));
        app.MapGet("/citizens/c-amalie", (HttpContext c, string? zoom) =>
            Page<CitizenPage>(c, PreviewData.Citizen(TimelineZoomCodes.Parse(zoom))));
        app.MapGet("/heavy", (HttpContext c) => Page<DeskPage>(c, PreviewHeavyData.Desk()));
        app.MapGet("/citizens/c-tung", (HttpContext c, string? zoom) =>
            Page<CitizenPage>(c, PreviewHeavyData.Citizen(TimelineZoomCodes.Parse(zoom))));
        app.MapGet("/citizens/c-ny", (HttpContext c) => Page<CitizenPage>(c, PreviewData.EmptyCitizen()));
        app.MapGet("/operations", (HttpContext c) => Page<OperationsPage>(c, PreviewOperationsData.Busy()));
        app.MapGet("/operations/quiet", (HttpContext c) => Page<OperationsPage>(c, PreviewOperationsData.Quiet()));
        app.MapGet("/sign-in", (HttpContext c) => Page<SignInPage>(c, PreviewData.SignIn(), signedIn: false));
    }

    private void MapPosts()
    {
        app.MapPost("/language", async (
            HttpContext c, IAntiforgery antiforgery, [FromForm] string language, [FromForm] string returnTo) =>
        {
            await antiforgery.ValidateRequestAsync(c);
            c.Response.Cookies.Append(LanguageCodes.Cookie, language);
            return Results.LocalRedirect(returnTo);
        }).DisableAntiforgery();
        app.MapPost("/alerts/{id}/acknowledge", async (HttpContext c, IAntiforgery antiforgery, string id) =>
        {
            await antiforgery.ValidateRequestAsync(c);
            return c.Request.Headers.Accept == "application/json"
                ? Results.NoContent()
                : Results.LocalRedirect("/?acknowledged=" + id);
        });
        app.MapGet("/health/live", () => Results.NoContent());
        app.MapPost("/alerts/seen", () => Results.NoContent());
    }

    private static RazorComponentResult<TPage> Page<TPage>(HttpContext context, object model, bool signedIn = true) where TPage : IComponent
    {
        var language = LanguageCodes.Parse(context.Request.Query["lang"].FirstOrDefault() ?? context.Request.Cookies[LanguageCodes.Cookie]);
        var frame = PreviewData.Frame(language, context.Request.Path + context.Request.QueryString, signedIn);
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Frame"] = frame, ["Model"] = model });
    }

    private ServerSentEventsResult<string> Stream(CancellationToken stop)
    {
        return TypedResults.ServerSentEvents(Items(stop));

        async IAsyncEnumerable<SseItem<string>> Items([EnumeratorCancellation] CancellationToken cancelled)
        {
            yield return new SseItem<string>("", "hello");
            await foreach (var item in events.Reader.ReadAllAsync(cancelled))
                yield return item;
        }
    }

    private static string WebRoot() => Path.Combine(RepositoryRoot(), "src/Coordination.Host/wwwroot");

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
