using Coordination.Host.Api;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Coordination.Host;

/// <summary>Logs the service's address and a first request to try, once the host listens.</summary>
internal static class StartMessages
{
    internal static void SayWhereToLook(this WebApplication app, HostSettings settings, ServiceKeys keys)
    {
        if (keys.AreWellKnown) app.Logger.WellKnownKeys();
        if (settings.Mail.Host is null) app.Logger.NoMailServer();
        if (settings.Silo.Certificates is { } certificates)
            certificates.Renewed += fault =>
            {
                if (fault is null) app.Logger.CertificatesRenewed();
                else app.Logger.CertificatesNotRenewed(fault);
            };
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            if (address is null) return;
            app.Logger.WhereToLook(address, ApiDocument.Page);
            if (settings.IsDevelopment) app.Logger.WhatToTry(address, """{"role":"operations"}""");
        });
    }
}
