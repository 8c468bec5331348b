using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Coordination.Host.Commands;

/// <summary>
/// <c>--demo</c>: the host runs with an invented municipality that lives. The municipality is the simulator, which is built with the host
/// and started as a program of its own; a published host has none. The host's clock is moved by it.
/// </summary>
internal static class DemoStart
{
    /// <summary>The switch on the command line.</summary>
    internal const string Switch = "--demo";

    private const string Simulator = "Coordination.Simulator";

    /// <summary>
    /// So many days before today the clock begins: the municipality moves it on to today when what figures tell of has happened. The
    /// municipality has the same number: it is another program.
    /// </summary>
    internal const int DaysBefore = 92;

    private static readonly TimeOnly Morning = new(7, 30);

    /// <summary>Sets the clock that the demo moves: a quarter of a year before the morning of a business day.</summary>
    /// <exception cref="SettingRefusedException">It is not Development, or the simulator is not there.</exception>
    internal static void Prepare(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            throw new SettingRefusedException(
                $"{Switch} invents citizens: it is for ASPNETCORE_ENVIRONMENT=Development only, which is "
                    + $"'{builder.Environment.EnvironmentName}'.");
        if (!File.Exists(Program))
            throw new SettingRefusedException($"{Switch} is not part of what is published: run it from the source.");
        var day = PolicyBook.Delivered.Newest.Days.RollForward(LocalTime.DayOf(TimeProvider.System.GetUtcNow()));
        builder.Configuration["Clock:Mode"] = nameof(ClockMode.Manual);
        builder.Configuration["Clock:Start"] = LocalTime.At(day.AddDays(-DaysBefore), Morning).ToString("O", CultureInfo.InvariantCulture);
    }

    /// <exception cref="SettingRefusedException">The database holds citizens.</exception>
    internal static async Task RequireEmptyAsync(IServiceProvider services)
    {
        if ((await services.GetRequiredService<OperationsCounts>().ReadTotalsAsync()).Citizens is not (var citizens and > 0)) return;
        throw new SettingRefusedException(
            $"{Switch} begins with an empty database, and this one holds {citizens.ToString(CultureInfo.InvariantCulture)} citizens: "
                + "run it in another folder, or name another database in ConnectionStrings:Coordination.");
    }

    /// <summary>
    /// Starts the municipality once the host listens. Either ends with the other: without the municipality the demo's clock stands still,
    /// and the municipality ends when its input does, also where the host is killed.
    /// </summary>
    internal static void Live(WebApplication app)
    {
        Process? municipality = null;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            try
            {
                municipality = Start(app);
            }
            catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
            {
                app.Logger.DemoNotStarted(fault);
                app.Lifetime.StopApplication();
            }
        });
        app.Lifetime.ApplicationStopping.Register(() =>
        {
            if (municipality is { HasExited: false }) municipality.Kill();
            municipality?.Dispose();
        });
    }

    /// <exception cref="InvalidOperationException">The host has no address.</exception>
    private static Process Start(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The host has no address.");
        var (lifetime, log) = (app.Lifetime, app.Logger);
        var municipality = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Program, "demo", "--live", "--until-input-ends", "--url", address])
            {
                RedirectStandardInput = true,
            },
            EnableRaisingEvents = true,
        };
        municipality.Exited += (_, _) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) return;
            log.DemoEnded(municipality.ExitCode);
            lifetime.StopApplication();
        };
        municipality.Start();
        log.DemoLives(address);
        return municipality;
    }

    /// <summary>The simulator beside the host, as both are built.</summary>
    private static string Program
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent?.Parent?.FullName ?? own.FullName, Simulator, own.Name, $"{Simulator}.dll");
        }
    }
}
