namespace Coordination.Host.Mails;

/// <summary>Composes the mail.</summary>
internal static class MailsRegistration
{
    internal static IServiceCollection AddMails(this IServiceCollection services) => services
        .AddSingleton<WishesReader>().AddSingleton<MailMaking>().AddSingleton<MailPages>().AddSingleton<MailParts>()
        .AddHostedService<MailDispatcher>();
}
