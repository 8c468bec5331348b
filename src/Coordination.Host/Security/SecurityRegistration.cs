using Coordination.Domain.Names;
using Coordination.Host.Settings;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Coordination.Host.Security;

/// <summary>Registers keys, sign-in, access policies, and the protection of the pages' forms.</summary>
internal static class SecurityRegistration
{
    internal static IServiceCollection AddSecurity(this IServiceCollection services, HostSettings settings, ServiceKeys keys)
    {
        services.AddSingleton(keys).AddSingleton(new OpaqueIds(keys.OpaqueIds)).AddSingleton<CitizenPseudonyms>().AddSingleton<CprColumn>();
        services.AddSingleton<Passes>().AddSingleton<OpenPages>();
        services.AddSingleton<KeyChange>().AddHostedService<KeyKeeper>();
        services.AddSingleton<IHttpContextFactory, CleanAddresses>();
        CleanLoggers.AddTo(services);
        CleanTraces.AddTo(services);
        AllowedHosts.AddTo(services, settings);

        // It warns of every page that no answer may be stored, which is so, and logs every cookie that it cannot read as an error.
        services.AddLogging(static logging => logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical));

        // It logs every callback that is none as an error with a stack trace. ProviderAway logs what failed in one line.
        services.AddLogging(static logging => logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.Critical));
        services.AddSingleton(provider => GrainCredentials.CheckOf(provider, settings)).AddSingleton<Redaction>(CprRedactor.From);
        services.AddAntiforgery(options =>
        {
            PageSession.Describe(options.Cookie, settings.IsDevelopment, suffix: "-form");
            options.SuppressXFrameOptionsHeader = true; // It would be in the answers that set the cookie only, and is weaker.
        });
        return SharedKeyRing.AddTo(services).AddSignIn(settings).AddAccessPolicies().AddLookupLimit();
    }
}
