using Coordination.Host;
using Coordination.Host.Commands;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Silo;
using Coordination.Silo.Clock;
using Coordination.Storage.Journal;
using Coordination.Storage.Schema;
using Coordination.Storage.Settings;

// Without a command the host runs. An argument that begins with a dash or a slash, or contains an equals sign, is a setting.
var command = args is [var first, ..] && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal)
    ? first
    : null;
if (command is not (null or BackupCommand.Name or RebuildCommand.Name or RestoredCommand.Name or ServiceKeyCommand.Name
        or KeysCommand.Name)
    || (command == KeysCommand.Name && !KeysCommand.IsSound(args)))
{
    await Console.Error.WriteLineAsync(
        $"There is no command {command}; expected {BackupCommand.Name}, {KeysCommand.Usage}, {RebuildCommand.Name}, "
            + $"{RestoredCommand.Name}, {ServiceKeyCommand.Name}, or none to run the host.");
    return 1;
}

var isDemo = command is null && args.Contains(DemoStart.Switch);
if (isDemo) args = [.. args.Where(static one => one != DemoStart.Switch)];

// Settings and pages are read from the program's own folder. The data folder is relative to the working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"])
    && string.IsNullOrEmpty(builder.Configuration["https_ports"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
    builder.WebHost.UseUrls(HostSettings.UrlsDefault);

HostSettings settings;
ServiceKeys keys;
DataFolderClaim claim;
try
{
    MachineCheck.Pass();
    if (isDemo) DemoStart.Prepare(builder);
    settings = HostSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
    ExporterSettings.Check(builder.Configuration);
    if (command == ServiceKeyCommand.Name)
    {
        await Console.Out.WriteLineAsync(ServiceKeyCommand.Run(args, settings));
        return 0;
    }

    if (command == BackupCommand.Name)
    {
        await Console.Out.WriteLineAsync(BackupCommand.Run(args, settings.Storage));
        return 0;
    }

    keys = KeySource.Read(settings);
    settings.Silo.ClusterSecret = keys.ClusterCalls;
    claim = DataFolderClaim.Take(settings.Storage);
    if (command is null) AddressCheck.CheckUse(builder.Configuration);
}
catch (SettingRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

using var claimed = claim;

var app = Composition.Build(builder, settings, keys);
try
{
    await app.Services.GetRequiredService<StorageSchema>().MigrateAsync();
    if (command is null) await app.Services.GetRequiredService<ClockCheck>().RequireRightToJoinAsync();
    await KeyCheck.PassAsync(keys, app.Services.GetRequiredService<StoredSettings>(), CancellationToken.None);
    if (command == RebuildCommand.Name)
    {
        await RebuildCommand.RunAsync(app.Services);
        return 0;
    }

    if (command == RestoredCommand.Name)
    {
        await Console.Out.WriteLineAsync(await RestoredCommand.RunAsync(app.Services.GetRequiredService<Restorations>()));
        return 0;
    }

    if (isDemo) await DemoStart.RequireEmptyAsync(app.Services);
    if (command == KeysCommand.Name) return await KeysCommand.RunAsync(args, app.Services);
}
catch (Exception refused) when (
    refused is SettingRefusedException or StorageUnavailableException or SchemaMismatchException or WrongClockException)
{
    await Console.Error.WriteLineAsync(refused.Message.ReplaceLineEndings(" "));
    return 1;
}

app.SayWhereToLook(settings, keys);
app.EndWhenStoppingTakesTooLong();
if (isDemo) DemoStart.Live(app);
var end = app.Services.GetRequiredService<SiloEnd>();
await app.RunAsync();
return end.IsForced ? SiloEnd.ExitCode : 0;
