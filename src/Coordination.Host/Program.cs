using Coordination.Host;
using Coordination.Host.Commands;
using Coordination.Host.Http;
using Coordination.Host.Pages;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Silo;
using Coordination.Storage.Journal;
using Coordination.Storage.Organizations;
using Coordination.Storage.Schema;
using Microsoft.AspNetCore.Diagnostics;

// Without a command the host runs. An argument that begins with a dash or a slash, or contains an equals sign, is a setting.
var command = args is [var first, ..] && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal)
    ? first
    : null;
if (command is not (null or RebuildCommand.Name or ServiceKeyCommand.Name))
{
    await Console.Error.WriteLineAsync(
        $"There is no command {command}; expected {RebuildCommand.Name}, {ServiceKeyCommand.Name}, or none to run the host.");
    return 1;
}

// Settings and pages are read from the program's own folder. The data folder is relative to the working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
HostSettings settings;
ServiceKeys keys;
DataFolderClaim claim;
try
{
    settings = HostSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
    if (command == ServiceKeyCommand.Name)
    {
        await Console.Out.WriteLineAsync(ServiceKeyCommand.Run(args, settings));
        return 0;
    }

    keys = KeySource.Read(settings);
    settings.Silo.ClusterSecret = keys.ClusterCalls;
    claim = DataFolderClaim.Take(settings.Storage);
}
catch (SettingRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

using var claimed = claim;
if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"])
    && string.IsNullOrEmpty(builder.Configuration["https_ports"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
    builder.WebHost.UseUrls(HostSettings.UrlsDefault);

// Styles and scripts are found in every environment, also when the host runs from the build output. Publishing copies them beside the
// program.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
builder.AddCoordinationSilo(settings.Silo);
SettingsSection.Register(builder.Services, builder.Configuration);
builder.AddHostTelemetry();
builder.Services.AddStopLimit();
builder.Services.AddSecurity(settings, keys).AddApi().AddPages();

var app = builder.Build();
app.UseExceptionHandler(
    new ExceptionHandlerOptions { SuppressDiagnosticsCallback = static context => FailureProblems.IsExpected(context.Exception) });
app.UseSecurityHeaders(ApiDocument.Page);
if (!app.Environment.IsDevelopment()) app.UseHsts();
app.UseStatusPages();
app.UseRequestDoor();
app.UseAuthentication();
app.UseCaller();
app.UseAuthorization();
app.UseRateLimiter();
app.UseAntiforgery();
app.MapApi();
app.MapPages();

try
{
    await app.Services.GetRequiredService<StorageSchema>().MigrateAsync();
    await KeyCheck.PassAsync(keys, app.Services.GetRequiredService<StoredSettings>(), CancellationToken.None);
    if (command == RebuildCommand.Name)
    {
        await RebuildCommand.RunAsync(app.Services);
        return 0;
    }
}
catch (Exception refused) when (refused is SettingRefusedException or StorageUnavailableException or SchemaMismatchException)
{
    await Console.Error.WriteLineAsync(refused.Message.ReplaceLineEndings(" "));
    return 1;
}

app.SayWhereToLook(settings, keys);
app.EndWhenStoppingTakesTooLong();
await app.RunAsync();
return 0;
