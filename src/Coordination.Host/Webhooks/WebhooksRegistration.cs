namespace Coordination.Host.Webhooks;

/// <summary>Composes the webhooks.</summary>
internal static class WebhooksRegistration
{
    internal static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookAddresses>().AddSingleton<WebhookSender>().AddSingleton<WebhookSecrets>()
        .AddSingleton<SeenSubscriptions>().AddHostedService<WebhookDispatcher>();
}
