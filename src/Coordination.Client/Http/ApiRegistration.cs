using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace Coordination.Client;

/// <summary>Registers the clients of the HTTP API.</summary>
public static class ApiRegistration
{
    /// <summary>
    /// Registers <see cref="EventsClient"/>, <see cref="CitizensClient"/>, <see cref="CommandsClient"/>, <see cref="DecisionsClient"/> and
    /// <see cref="AlertsClient"/>. Options that cannot be used stop the start with what is wrong.
    /// </summary>
    /// <returns>The HTTP client behind them all, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddCoordinationApi(this IServiceCollection services, Action<ApiOptions> configure)
    {
        services.AddSingleton<IValidateOptions<ApiOptions>, SoundApiOptions>();
        services.AddOptions<ApiOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton<ApiRequests>().AddTransient<BearerToken>().AddTransient<BufferedAnswers>();
        services.AddSingleton(static all => new EventsClient(
            all.Get<ApiRequests>(), all.Get<IOptions<ApiOptions>>(), all.Get<TimeProvider>()));
        services.AddSingleton(static all => new CitizensClient(all.Get<ApiRequests>()));
        services.AddSingleton(static all => new CommandsClient(all.Get<ApiRequests>()));
        services.AddSingleton(static all => new AlertsClient(all.Get<ApiRequests>()));
        services.AddSingleton(static all => new DecisionsClient(
            all.Get<ApiRequests>(), all.Get<IOptions<ApiOptions>>(), all.Get<TimeProvider>(), all.Get<ILogger<DecisionsClient>>()));

        // The order matters: each attempt asks for a token, and reads the whole answer.
        var client = services.AddHttpClient(ApiRequests.ClientName, static (all, http) =>
        {
            var address = all.Get<IOptions<ApiOptions>>().Value.Address!.AbsoluteUri;
            http.BaseAddress = new Uri(address.EndsWith('/') ? address : address + "/");
            http.Timeout = Timeout.InfiniteTimeSpan; // Each attempt has its own.
        });
        client.AddResilienceHandler("retries", static (pipeline, context) => Retry(pipeline, context.ServiceProvider));
        return client.AddHttpMessageHandler<BearerToken>().AddHttpMessageHandler<BufferedAnswers>();
    }

    private static void Retry(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, IServiceProvider services)
    {
        var options = services.Get<IOptions<ApiOptions>>().Value;
        pipeline.TimeProvider = services.Get<TimeProvider>();
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.RetriesMax,
            Delay = options.RetryDelay,
            MaxDelay = options.RetryDelayMax,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        });
        pipeline.AddTimeout(options.AnswerTimeMax);
    }

    private static T Get<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();

    private sealed class SoundApiOptions : IValidateOptions<ApiOptions>
    {
        public ValidateOptionsResult Validate(string? name, ApiOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
