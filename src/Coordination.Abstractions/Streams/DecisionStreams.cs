using Coordination.Grains;
using Coordination.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Coordination.Streams;

/// <summary>
/// The stream provider <c>decisions</c> of an Orleans client. The stream of a department (namespace <c>department</c>, key: its code)
/// delivers a <see cref="DecisionView"/> for each decision that concerns it, in the order of positions; the sequence token is the
/// position. Read-only and rewindable.
/// </summary>
/// <remarks>
/// <para>A subscription with a token begins with the decision at that position or the first after it, however long ago; one without a token
/// begins with what is decided from now on. It lives as long as the client: a program that starts anew subscribes again, from the position
/// that it stored.</para>
/// <para>An observer that throws gets the same decisions again, after growing waits; while the service does not answer, the subscription
/// goes on and tries again. So nothing is missed, and what was being handled when something stopped may come twice.
/// <c>OnErrorAsync</c> is called once, at the end, when the caller may no longer follow the department.</para>
/// </remarks>
public static class DecisionStreams
{
    public const string Provider = "decisions";

    /// <summary>Namespace of the departments' streams.</summary>
    public const string Namespace = "department";

    public static IClientBuilder AddDecisionStreams(this IClientBuilder builder)
    {
        builder.Services.AddKeyedSingleton<IStreamProvider>(
            Provider, static (all, name) => new DecisionStreamProvider(
                (string)name!, all.GetRequiredService<IGrainFactory>(), all.GetRequiredService<ILogger<DecisionStreamProvider>>()));
        return builder;
    }

    /// <summary>The stream of a department.</summary>
    public static StreamId Of(string department) => StreamId.Create(Namespace, department);

    /// <summary>The token of a position.</summary>
    public static StreamSequenceToken TokenOf(long position) => new EventSequenceTokenV2(position);
}

/// <summary>Ends every subscription when the client is disposed.</summary>
internal sealed class DecisionStreamProvider(string name, IGrainFactory grains, ILogger<DecisionStreamProvider> log)
    : IStreamProvider, IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    public string Name => name;

    public bool IsRewindable => true;

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        if (streamId.GetNamespace() != DecisionStreams.Namespace)
        {
            throw new ArgumentException(
                $"The provider {name} has streams of the namespace {DecisionStreams.Namespace} only.", nameof(streamId));
        }

        var feed = grains.GetGrain<IDepartmentFeedGrain>(streamId.GetKeyAsString());
        return new ReadOnlyDecisionStream(streamId, name, feed, log, _ending.Token) as IAsyncStream<T>
            ?? throw new ArgumentException($"The provider {name} has streams of {nameof(DecisionView)} only.", nameof(T));
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }
}
