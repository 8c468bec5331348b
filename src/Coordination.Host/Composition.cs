using Coordination.Host.Api;
using Coordination.Host.Http;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Returned;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Silo;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Host;

/// <summary>Composes the host of its settings and keys. It does not start it. Tests list its endpoints.</summary>
internal static class Composition
{
    internal static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, ServiceKeys keys)
    {
        // Styles and scripts are found in every environment, also when the host runs from the build output. Publishing copies them
        // beside the program.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        settings.Storage.UseServiceKeys(keys.Content);
        if (settings.Silo.RunsSilo) builder.AddCoordinationSilo(settings.Silo);
        else builder.AddCoordinationClient(settings.Silo);
        SettingsSection.Register(builder.Services, builder.Configuration);
        builder.AddHostTelemetry();
        builder.Services.AddStopLimit();
        builder.Services.AddSecurity(settings, keys).AddApi().AddPages();

        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = static context => FailureProblems.IsExpected(context.HttpContext, context.Exception),
        });
        app.UseSecurityHeaders(ApiDocument.Page, settings.Provider?.Authority, settings.CitizenProvider?.Authority);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseHostedBelow();
        app.UseStatusPages();
        app.UseReturnedForms();
        app.UseRequestDoor();
        app.UseReturnedPages();
        app.UsePagesOverHttps();
        app.UseAuthentication();
        app.UseCaller();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapHealthAndMetrics();
        if (!settings.RunsWeb) return app;
        app.MapApi();
        app.MapPages(settings);
        if (settings.Provider is not null) app.MapProviderLogout();
        return app;
    }
}
